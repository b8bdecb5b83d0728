import type { RecordItem, RecordsTask } from './protocol.ts';
import { besides, Child, defaultLimits, type AnalyserLimits } from './reading-child.ts';

/** A task that could not be done at all; the message is a predicate. */
export class ReadingFailed extends Error {
  override readonly name = 'ReadingFailed';
}

/** The file of the program that reads records. */
export const recordsProgram: string = besides('records-child', import.meta.url);

/** What was read of one part. */
export interface Read {
  readonly items: readonly RecordItem[];
  /** Members or lines that were looked at. */
  readonly looked: number;
}

/**
 * A child, started when the first task comes and again when one has ended it; one task after the other.
 * It is told of tasks before it has done the one before, so that it need not wait while a part is taken into the index.
 */
export class PartReader {
  readonly #readable: readonly string[];
  readonly #limits: AnalyserLimits;
  #child: Child | undefined;
  /** Tasks in their order, from the one that is being read on, with the child that was told of them. Answers come in the order of telling. */
  readonly #waiting: { readonly task: RecordsTask; told?: Child }[] = [];
  #last: Promise<unknown> = Promise.resolve();
  /** Parts of a task that ended a child are asked for; no child is told of the tasks behind it meanwhile. */
  #isMending = false;
  #hasEnded = false;

  /** @param readable folders or files that the child may read */
  constructor(readable: readonly string[], limits: AnalyserLimits = defaultLimits) {
    this.#readable = readable;
    this.#limits = limits;
  }

  /** Starts the child before the first task is known, so that it is ready when that comes. What fails is told with that task. */
  async begin(): Promise<void> {
    await this.#started().catch(() => undefined);
  }

  read(task: RecordsTask): Promise<Read> {
    this.#waiting.push({ task });
    this.#tellWaiting();
    const reading = this.#last.then(() => this.#next(task));
    this.#last = reading.catch(() => undefined);
    return reading;
  }

  #tellWaiting(): void {
    const child = this.#child;
    if (child === undefined || child.isGone || this.#isMending) return;
    for (const waiting of this.#waiting) {
      if (waiting.told === child) continue;
      child.tell(waiting.task);
      waiting.told = child;
    }
  }

  async #next(task: RecordsTask): Promise<Read> {
    try {
      const child = await this.#started();
      this.#tellWaiting();
      const read = await this.#answer(child);
      if (!('failed' in read)) return read;
      this.#isMending = true;
      return await this.#again(task, read.failed);
    } finally {
      this.#isMending = false;
      this.#waiting.shift();
    }
  }

  async #started(): Promise<Child> {
    if (this.#hasEnded) throw new ReadingFailed('is read no further');
    if (this.#child === undefined || this.#child.isGone) this.#child = await Child.start(this.#readable, this.#limits, recordsProgram);
    return this.#child;
  }

  async #answer(child: Child): Promise<Read | { readonly failed: string }> {
    const items: RecordItem[] = [];
    let looked = 0;
    for await (const message of child.records(this.#limits.taskMilliseconds)) {
      if ('batch' in message) {
        for (const item of message.items) items.push(item);
        looked += message.looked;
      } else if ('failed' in message) return { failed: message.failed };
    }
    return { items, looked };
  }

  /** Halves a part until the file is found that ends the child. */
  async #again(task: RecordsTask, failed: string): Promise<Read> {
    if (task.from !== 'files') throw new ReadingFailed(failed.replace(/^Unreadable: /, ''));
    const [only, ...more] = task.members;
    if (only !== undefined && more.length === 0) return { items: [{ place: only, problem: failed }], looked: 1 };
    const half = Math.ceil(task.members.length / 2);
    const first = await this.#part({ ...task, members: task.members.slice(0, half), sizes: task.sizes.slice(0, half) });
    const second = await this.#part({ ...task, members: task.members.slice(half), sizes: task.sizes.slice(half) });
    return { items: [...first.items, ...second.items], looked: first.looked + second.looked };
  }

  async #part(task: RecordsTask): Promise<Read> {
    const child = await this.#started();
    child.tell(task);
    const read = await this.#answer(child);
    return 'failed' in read ? this.#again(task, read.failed) : read;
  }

  /** Ends the child; what was not read yet is given up. */
  end(): void {
    this.#hasEnded = true;
    this.#child?.kill();
  }
}
