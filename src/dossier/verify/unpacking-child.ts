/**
 * The process that unpacks an archived dossier. It may read the archive and write into one folder; names, links and sizes are
 * refused by the archive reader before anything is written.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { serve } from '../../analyser/serve.ts';
import { openByteFile } from '../../collect/archive/byte-file.ts';
import { openArchive } from '../../collect/archive/open-archive.ts';
import { layout } from '../dossier-layout.ts';

/** What the process is asked. */
export interface UnpackTask {
  readonly archive: string;
  readonly to: string;
}

void serve(async (asked: UnpackTask) => ({ results: [await unpack(asked)] }));

/** An archive of one folder around the dossier is taken as the dossier. */
async function unpack({ archive, to }: UnpackTask): Promise<number> {
  const file = openByteFile(archive, basename(archive));
  try {
    const opened = await openArchive(file);
    const outer = opened.members.find(({ name }) => name === layout.envelope || name.endsWith(`/${layout.envelope}`))?.name.slice(0, -layout.envelope.length) ?? '';
    let count = 0;
    for await (const source of opened.sources()) {
      const path = source.name.startsWith(outer) ? source.name.slice(outer.length) : source.name;
      mkdirSync(dirname(join(to, path)), { recursive: true });
      writeFileSync(join(to, path), source.bytes(1_073_741_824), { flag: 'wx' });
      count += 1;
    }
    return count;
  } finally {
    file.close();
  }
}
