import { askOnce } from './analyser.ts';
import { besides, defaultLimits } from './reading-child.ts';
import type { UnpackTask } from './archive-child.ts';

/**
 * Unpacks an archive in a disposable process that may read it and write into one folder, and nothing else.
 * @param archive absolute path
 * @param to an empty folder, absolute; what was written before a refusal is the caller’s to remove
 * @returns why it was refused, as a predicate that may hold evidence text; undefined when all of it was unpacked
 */
export async function unpackArchive(archive: string, name: string, to: string): Promise<string | undefined> {
  const task: UnpackTask = { archive, name, to };
  const answer = await askOnce(besides('archive-child', import.meta.url), task, [archive], { ...defaultLimits, writable: [to] });
  return 'results' in answer ? undefined : answer.failed.replace(/^Unreadable: /, '');
}
