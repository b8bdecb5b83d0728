import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { ocsfLine } from './ocsf-event.ts';
import { StreamFailed, type StreamSink } from './stream-sink.ts';

const tailBytes = 65_536;

/**
 * Streams the log into a file, one event a line, which only the instance’s user may read. Whoever rotates it may move it away: the
 * next lines go into a new one.
 */
export function fileSink(path: string, version: string): StreamSink {
  return {
    name: 'file',
    send: async (entries) => {
      let file: FileHandle | undefined;
      try {
        // Behind a link there could be any file.
        file = await open(path, constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0), 0o600);
        await dropUnfinished(file);
        await file.appendFile(entries.map((entry) => `${ocsfLine(entry, version)}\n`).join(''));
        await file.sync();
      } catch (problem) {
        throw new StreamFailed(`the file ${path} can’t be written (${problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown'})`, { cause: problem });
      } finally {
        await file?.close();
      }
    },
  };
}

/** A line whose writing was cut off is taken out: its entry is written again. */
async function dropUnfinished(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  if (size === 0) return;
  for (let end = size; end > 0;) {
    const begin = Math.max(0, end - tailBytes);
    const { buffer } = await file.read(Buffer.alloc(end - begin), 0, end - begin, begin);
    const kept = begin + buffer.lastIndexOf(10) + 1;
    if (kept > begin || begin === 0) {
      if (kept < size) await file.truncate(kept);
      return;
    }
    end = begin;
  }
}
