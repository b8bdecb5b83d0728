import type { RecordBatch, RecordItem, RecordsTask } from './protocol.ts';
import { besides, Child, defaultLimits, type AnalyserLimits } from './reading-child.ts';

/** One part of a list: what to read, and the whole of what was read from it. */
export interface ReadPart<Mark> {
  readonly mark: Mark;
  readonly items: readonly RecordItem[];
  /** Members or lines that were looked at. */
  readonly looked: number;
}

/** A task that could not be done at all; the message is a predicate. */
export class ReadingFailed extends Error {
  override readonly name = 'ReadingFailed';
}

const program = besides('records-child', import.meta.url);

/** Tasks that are under way at once: the child always knows the next one, and few finished parts wait to be taken. */
const tasksAhead = 4;

/**
 * Reads parts of a list of CVE records and hands them on in their order. One child reads: it needs as long as the index does to take
 * the records in, and a second one would cost a fifth of a second of processor time until it is quick too, and its memory.
 * No more than a few parts are held at any time. A file that ends its child becomes a problem of its own; the others of its part are read again.
 * @param parts tasks with a mark that comes back with what was read
 * @param readable folders or files that the child may read
 * @throws ReadingFailed
 */
export async function* readParts<Mark>(parts: Iterable<{ readonly mark: Mark; readonly task: RecordsTask }> | AsyncIterable<{ readonly mark: Mark; readonly task: RecordsTask }>, readable: readonly string[], limits: AnalyserLimits = defaultLimits): AsyncGenerator<ReadPart<Mark>> {
  const reader = new PartReader(readable, limits);
  const underWay: Promise<ReadPart<Mark>>[] = [];
  try {
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
  const child = await Child.start(readable, limits, program);
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

/**
 * A child, started when the first task comes and again when one has ended it; one task after the other.
 * It is told of tasks before it has done the one before, so that it need not wait while a part is taken into the index.
 */
class PartReader {
  readonly #readable: readonly string[];
  readonly #limits: AnalyserLimits;
  #child: Child | undefined;
  #last: Promise<unknown> = Promise.resolve();
  /** Parts of a task that ended a child are asked for in between; the child is told of no other task meanwhile. */
  #isMending = false;

  constructor(readable: readonly string[], limits: AnalyserLimits) {
    this.#readable = readable;
    this.#limits = limits;
  }

  read(task: RecordsTask): Promise<Omit<ReadPart<never>, 'mark'>> {
    const told = this.#isMending ? undefined : this.#child;
    told?.tell(task);
    const reading = this.#last.then(() => this.#read(task, told));
    this.#last = reading.catch(() => undefined);
    return reading;
  }

  /** @param told the child that was told of the task before its turn; it may have ended since */
  async #read(task: RecordsTask, told?: Child): Promise<Omit<ReadPart<never>, 'mark'>> {
    if (this.#child === undefined || this.#child.isGone) this.#child = await Child.start(this.#readable, this.#limits, program);
    if (this.#child !== told) this.#child.tell(task);
    const items: RecordItem[] = [];
    let looked = 0;
    for await (const message of this.#child.records(this.#limits.taskMilliseconds)) {
      if ('batch' in message) {
        for (const item of message.items) items.push(item);
        looked += message.looked;
      } else if ('failed' in message) return this.#mend(task, message.failed);
    }
    return { items, looked };
  }

  async #mend(task: RecordsTask, failed: string): Promise<Omit<ReadPart<never>, 'mark'>> {
    const isInner = this.#isMending;
    this.#isMending = true;
    try {
      return await this.#again(task, failed);
    } finally {
      this.#isMending = isInner;
    }
  }

  /** Halves a part until the file is found that ends the child. */
  async #again(task: RecordsTask, failed: string): Promise<Omit<ReadPart<never>, 'mark'>> {
    if (task.from !== 'files') throw new ReadingFailed(failed.replace(/^Unreadable: /, ''));
    const [only, ...more] = task.members;
    if (only !== undefined && more.length === 0) return { items: [{ place: only, problem: failed }], looked: 1 };
    const half = Math.ceil(task.members.length / 2);
    const first = await this.#read({ ...task, members: task.members.slice(0, half) });
    const second = await this.#read({ ...task, members: task.members.slice(half) });
    return { items: [...first.items, ...second.items], looked: first.looked + second.looked };
  }

  end(): void {
    this.#child?.kill();
  }
}
