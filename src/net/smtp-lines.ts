import type { Socket } from 'node:net';
import { Refusal } from './problem.ts';

/** A reply of a mail host (RFC 5321, section 4.2). */
export interface Reply {
  readonly code: number;
  readonly lines: readonly string[];
}

/** Reads replies from a connection, within a number of bytes for all of them. */
export class SmtpLines {
  readonly #socket: Socket;
  readonly #bytesMax: number;
  #bytes = 0;
  #rest = '';
  #problem: Refusal | undefined;
  #wake: () => void = () => undefined;
  readonly #onData = (chunk: Buffer): void => {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#bytesMax) this.#end(new Refusal('size-limit', `sends more than ${this.#bytesMax} bytes of replies`));
    else this.#rest += chunk.toString('latin1');
    this.#wake();
  };
  readonly #onClose = (): void => {
    this.#end(new Refusal('answer-broken', 'ends the connection before it has answered'));
    this.#wake();
  };

  constructor(socket: Socket, bytesMax: number) {
    this.#socket = socket;
    this.#bytesMax = bytesMax;
    socket.on('data', this.#onData);
    socket.on('close', this.#onClose);
    socket.on('end', this.#onClose);
  }

  /** @throws {Refusal} for what is no reply, too much of it, or the end of the connection */
  async reply(): Promise<Reply> {
    const lines: string[] = [];
    for (;;) {
      const line = await this.#line();
      const parts = /^([2-5][0-9]{2})([ -]?)(.*)$/.exec(line);
      if (parts === null) throw new Refusal('answer-broken', 'answers with a line that is no SMTP reply');
      lines.push(parts[3] ?? '');
      if (parts[2] !== '-') return { code: Number(parts[1]), lines };
    }
  }

  /** Gives the connection away; what came too early stays here and is told. */
  release(): { readonly hasUnread: boolean } {
    this.#socket.off('data', this.#onData);
    this.#socket.off('close', this.#onClose);
    this.#socket.off('end', this.#onClose);
    return { hasUnread: this.#rest !== '' };
  }

  async #line(): Promise<string> {
    for (;;) {
      const end = this.#rest.indexOf('\n');
      if (end >= 0) {
        const line = this.#rest.slice(0, end).replace(/\r$/, '');
        this.#rest = this.#rest.slice(end + 1);
        return line;
      }
      if (this.#problem !== undefined) throw this.#problem;
      await new Promise<void>((resolve) => { this.#wake = resolve; });
    }
  }

  #end(problem: Refusal): void {
    this.#problem ??= problem;
    if (problem.problem === 'size-limit') this.#socket.destroy();
  }
}
