/**
 * The process that unpacks an archive of sources. It may read the archive and write into one folder; names, links and sizes are
 * refused by the archive reader before anything is written.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openByteFile } from '../collect/archive/byte-file.ts';
import { unpackedLimits } from '../collect/archive/limits.ts';
import { openArchive } from '../collect/archive/open-archive.ts';
import { Unreadable } from '../read/source.ts';
import { serve } from './serve.ts';

/** What the process is asked. */
export interface UnpackTask {
  readonly archive: string;
  /** As the archive is called in messages. */
  readonly name: string;
  readonly to: string;
}

/** Bytes of one segment of a path, as file systems have them. */
const segmentBytesMax = 255;

void serve(async (asked: UnpackTask) => ({ results: [await unpack(asked)] }));

async function unpack({ archive, name, to }: UnpackTask): Promise<number> {
  const file = openByteFile(archive, name);
  try {
    const opened = await openArchive(file, unpackedLimits);
    for (const member of opened.members) if (member.name.split('/').some((segment) => Buffer.byteLength(segment) > segmentBytesMax)) throw new Unreadable('holds a name that no file system takes');
    let count = 0;
    for await (const source of opened.sources()) {
      const place = join(to, source.name);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, source.bytes(unpackedLimits.memberBytesMax), { flag: 'wx', mode: 0o600 });
      count += 1;
    }
    return count;
  } finally {
    file.close();
  }
}
