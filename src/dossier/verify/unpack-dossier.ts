import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { askOnce } from '../../analyser/analyser.ts';
import { besides, defaultLimits } from '../../analyser/reading-child.ts';
import { quote, say } from '../../model/text.ts';
import type { UnpackTask } from './unpacking-child.ts';
import { VerificationRefused } from './verification-refused.ts';

/** A dossier in a folder of its own, gone after `close`. */
export interface UnpackedDossier {
  readonly folder: string;
  readonly close: () => void;
}

/**
 * Unpacks an archived dossier in a disposable process that may read the archive and write into one new folder, and nothing else.
 * @throws VerificationRefused when the archive is hostile or broken: links, paths that lead out, bombs
 */
export async function unpackDossier(path: string): Promise<UnpackedDossier> {
  const archive = resolve(path);
  const folder = mkdtempSync(join(tmpdir(), 'assay-dossier-'));
  const close = (): void => rmSync(folder, { recursive: true, force: true });
  const task: UnpackTask = { archive, to: folder };
  const answer = await askOnce(besides('unpacking-child', import.meta.url), task, [archive], { ...defaultLimits, writable: [folder] });
  if ('results' in answer) return { folder, close };
  close();
  throw new VerificationRefused('archive', say`${quote(path)} ${quote(answer.failed.replace(/^Unreadable: /, ''))}.`);
}
