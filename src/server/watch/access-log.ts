/** One request as the access log keeps it. There is no address, query, header or body in it, so no secret can be. */
export interface AccessEntry {
  /** RFC 3339. */
  readonly at: string;
  readonly requestId: string;
  readonly sourceAddress: string;
  readonly method: string;
  /** The act’s id or the page’s path with the names of its fields; `unknown` for what leads nowhere. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
}

const flushMilliseconds = 250;
const linesMost = 5_000;

/** Writes entries as JSON, one a line, a few times a second. When nobody takes them, the newest are dropped and counted. */
export class AccessLog {
  readonly #write: (text: string) => boolean;
  #lines: string[] = [];
  #dropped = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param write takes text; false when it could not be taken yet */
  constructor(write: (text: string) => boolean) {
    this.#write = write;
  }

  add(entry: AccessEntry): void {
    if (this.#lines.length >= linesMost) {
      this.#dropped += 1;
      return;
    }
    this.#lines.push(JSON.stringify(entry));
    this.#timer ??= setTimeout(() => this.flush(), flushMilliseconds).unref();
  }

  /** Writes what waits. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const lines = this.#dropped === 0 ? this.#lines : [...this.#lines, JSON.stringify({ dropped: this.#dropped })];
    if (lines.length === 0) return;
    this.#lines = [];
    this.#dropped = 0;
    this.#write(`${lines.join('\n')}\n`);
  }
}
