/** One request as the access log keeps it. There is no address, query, header or body in it, so no secret can be. */
export interface AccessEntry {
  readonly at: Date;
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
/** Bytes that are made room for at once; a line has about 200. */
const roomBytes = 65_536;

/**
 * Writes entries as JSON, one a line, a few times a second. When nobody takes them, the newest are dropped and counted.
 * Lines that wait are bytes: very many texts that live for a moment would keep the collector of garbage busy.
 */
export class AccessLog {
  readonly #write: (bytes: Uint8Array) => boolean;
  #bytes = Buffer.alloc(0);
  #end = 0;
  #lines = 0;
  #dropped = 0;
  #timer: NodeJS.Timeout | undefined;
  #millisecond = Number.NaN;
  #written = '';

  /** @param write takes bytes, which nobody else changes any more; false when they could not be taken yet */
  constructor(write: (bytes: Uint8Array) => boolean) {
    this.#write = write;
  }

  add({ at, requestId, sourceAddress, method, route, status, milliseconds }: AccessEntry): void {
    if (this.#lines >= linesMost) {
      this.#dropped += 1;
      return;
    }
    this.#lines += 1;
    this.#append(`{"at":"${this.#timeOf(at)}","requestId":${JSON.stringify(requestId)},"sourceAddress":${JSON.stringify(sourceAddress)},"method":${JSON.stringify(method)},"route":${JSON.stringify(route)},"status":${status},"milliseconds":${milliseconds}}\n`);
    this.#timer ??= setTimeout(() => this.flush(), flushMilliseconds).unref();
  }

  /** Writes what waits. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#dropped > 0) this.#append(`${JSON.stringify({ dropped: this.#dropped })}\n`);
    if (this.#end === 0) return;
    const waiting = this.#bytes.subarray(0, this.#end);
    this.#bytes = Buffer.alloc(0);
    this.#end = 0;
    this.#lines = 0;
    this.#dropped = 0;
    this.#write(waiting);
  }

  #append(line: string): void {
    // Three bytes a letter are the most that UTF-8 takes.
    if (this.#end + 3 * line.length > this.#bytes.length) {
      const more = Buffer.allocUnsafe(Math.max(roomBytes, 2 * this.#bytes.length, this.#end + 3 * line.length));
      this.#bytes.copy(more, 0, 0, this.#end);
      this.#bytes = more;
    }
    this.#end += this.#bytes.write(line, this.#end);
  }

  /** RFC 3339. Requests of the same millisecond share the text. */
  #timeOf(at: Date): string {
    const millisecond = at.getTime();
    if (millisecond !== this.#millisecond) {
      this.#millisecond = millisecond;
      this.#written = at.toISOString();
    }
    return this.#written;
  }
}
