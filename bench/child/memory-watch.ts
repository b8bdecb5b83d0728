import { readFileSync } from 'node:fs';

/** What a process and the processes that it starts hold, in megabytes. */
export class MemoryWatch {
  server = 0;
  readers = 0;
  grown = 0;
  #early: number | undefined;
  #recent: number[] = [];
  readonly #own: number;
  readonly #host: number;

  /** @param host a process that it started and that does not count */
  constructor(own: number, host: number) {
    this.#own = own;
    this.#host = host;
  }

  look(): void {
    const own = residentOf(this.#own);
    this.server = Math.max(this.server, own);
    this.#recent = [...this.#recent.slice(-49), own];
    const children = readFileSync(`/proc/${this.#own}/task/${this.#own}/children`, 'utf8').trim().split(' ').filter((id) => id !== '' && id !== String(this.#host));
    this.readers = Math.max(this.readers, children.reduce((sum, id) => sum + residentOf(Number(id)), 0));
  }

  /** After a fifth of the makers, and at the end: the least of some seconds, in which garbage was collected. */
  mark(done: number, all: number): void {
    const least = Math.min(...this.#recent);
    if (done >= all / 5 && this.#early === undefined && Number.isFinite(least)) this.#early = least;
    if (this.#early !== undefined) this.grown = Math.max(0, least - this.#early);
  }
}

function residentOf(id: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/mu.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1000;
  } catch {
    // It has ended.
    return 0;
  }
}
