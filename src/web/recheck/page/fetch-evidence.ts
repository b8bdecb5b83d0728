import { say } from '../../../model/text.ts';
import type { Told, WantedFile } from '../messages.ts';
import { fetchFile } from './fetch-file.ts';

const atOnce = 6;
const fileBytesMax = 67_108_864;
const totalBytesMax = 536_870_912;

/**
 * Fetches public evidence, a few files at a time, and hands each to the worker as it comes.
 * @param onDone told how many files were had or given up
 */
export async function fetchEvidence(files: readonly WantedFile[], tell: (message: Told, transfer?: Transferable[]) => void, onDone: (done: number) => void): Promise<void> {
  const waiting = [...files];
  let done = 0;
  let room = totalBytesMax;
  const one = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { path } = next;
      const file = room <= 0 ? { reason: say`All files together are longer than ${totalBytesMax} bytes, the most that is read here.` } : await fetchFile(`evidence/${path}`, Math.min(fileBytesMax, room));
      if ('bytes' in file) {
        room -= file.bytes.length;
        tell({ tell: 'file', path, bytes: file.bytes }, [file.bytes.buffer]);
      } else tell({ tell: 'no-file', path, reason: file.reason });
      done += 1;
      onDone(done);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  tell({ tell: 'all-files' });
}
