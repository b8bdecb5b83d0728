import { recordsProgram, ReadingFailed, type PartReader, type Read } from './part-reader.ts';
import type { RecordBatch, RecordsTask } from './protocol.ts';
import { Child, defaultLimits, type AnalyserLimits } from './reading-child.ts';

/** One part of a list: what to read, and the whole of what was read from it. */
export interface ReadPart<Mark> extends Read {
  readonly mark: Mark;
}

/** Tasks that are under way at once: the child always knows the next one, and few finished parts wait to be taken. */
const tasksAhead = 8;

/**
 * Reads parts of a list of CVE records and hands them on in their order. One child reads: it needs as long as the index does to take
 * the records in, and a second one would cost a fifth of a second of processor time until it is quick too, and its memory.
 * No more than a few parts are held at any time. A file that ends its child becomes a problem of its own; the others of its part are read again.
 * @param parts tasks with a mark that comes back with what was read
 * @param reader may have been begun before; it is ended
 * @throws ReadingFailed
 */
export async function* readParts<Mark>(parts: Iterable<{ readonly mark: Mark; readonly task: RecordsTask }> | AsyncIterable<{ readonly mark: Mark; readonly task: RecordsTask }>, reader: PartReader): AsyncGenerator<ReadPart<Mark>> {
  const underWay: Promise<ReadPart<Mark>>[] = [];
  try {
    // To find the first files to read takes as long as a start.
    await reader.begin();
    for await (const { mark, task } of parts) {
      const reading = reader.read(task).then((read) => ({ mark, ...read }));
      // A failure is seen where the part is taken, and is no unhandled one before.
      reading.catch(() => undefined);
      underWay.push(reading);
      if (underWay.length < tasksAhead) continue;
      const next = underWay.shift();
      if (next !== undefined) yield await next;
    }
    for (const next of underWay) yield await next;
  } finally {
    reader.end();
  }
}

/**
 * Reads one long file of records in one child and hands its batches on as they come.
 * @throws ReadingFailed
 */
export async function* readBatches(task: RecordsTask, readable: readonly string[], limits: AnalyserLimits = defaultLimits): AsyncGenerator<RecordBatch> {
  const child = await Child.start(readable, limits, recordsProgram);
  try {
    child.tell(task);
    for await (const message of child.records(limits.taskMilliseconds)) {
      if ('batch' in message) yield message;
      else if ('failed' in message) throw new ReadingFailed(message.failed.replace(/^Unreadable: /, ''));
    }
  } finally {
    child.kill();
  }
}
