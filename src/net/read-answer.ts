import type { IncomingMessage } from 'node:http';
import type { Limits } from './limits.ts';
import { codeOf, Refusal, shown } from './problem.ts';
import { duration } from './within.ts';

/** An answer whose headers came whole. */
export interface Answer {
  readonly status: number;
  /** Lower case, in order, cut, without `set-cookie`. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Absent where it isn't kept: of a redirect, and of an error page that is too long or encoded. */
  readonly body?: Uint8Array;
}

export interface BodyWanted {
  readonly limitBytes: number;
  /** A longer body is cut at the limit and is no problem. */
  readonly isCut?: boolean;
}

const headerCharactersMax = 1_000;
/** Statuses that lead elsewhere (RFC 9110, section 15.4): their body is never read. */
export const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Reads an answer's head and body within the limits.
 * @param onHead told as soon as the head was checked, so that it is known when the body goes wrong
 * @throws {Refusal} for what is longer, slower or other than asked for
 */
export async function readAnswer(incoming: IncomingMessage, wanted: BodyWanted, limits: Limits, onHead: (head: Answer) => void): Promise<Answer> {
  const received = pairsOf(incoming.rawHeaders);
  const status = incoming.statusCode ?? 0;
  const head: Answer = { status, headers: kept(received) };
  onHead({ ...head, headers: head.headers.slice(0, limits.headerCount) });
  if (received.length > limits.headerCount) throw new Refusal('header-limit', `sends ${received.length} headers; at most ${limits.headerCount} are accepted`);
  if (redirectStatuses.has(status)) return head;
  try {
    requireIdentity(received);
    const body = await readBody(incoming, wanted, limits);
    return { ...head, body };
  } catch (thrown) {
    // The status of an error page is the answer; its text is not looked at.
    if (status >= 400 && thrown instanceof Refusal && (thrown.problem === 'size-limit' || thrown.problem === 'encoding-refused')) return head;
    throw thrown;
  }
}

function pairsOf(raw: readonly string[]): readonly (readonly [string, string])[] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [(raw[2 * index] ?? '').toLowerCase(), raw[2 * index + 1] ?? ''] as const);
}

function kept(received: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return received.filter(([name]) => name !== 'set-cookie' && name !== 'set-cookie2').map(([name, value]) => [name.slice(0, headerCharactersMax), value.slice(0, headerCharactersMax)] as const);
}

/** Only `identity` was asked for (RFC 9110, section 12.5.3). What is packed can unpack to anything, so it isn't. */
function requireIdentity(received: readonly (readonly [string, string])[]): void {
  const valuesOf = (header: string): string => received.filter(([name]) => name === header).map(([, value]) => value.trim().toLowerCase()).join(', ');
  const encoding = valuesOf('content-encoding');
  const transfer = valuesOf('transfer-encoding');
  if (transfer !== '' && transfer !== 'chunked') throw new Refusal('encoding-refused', `transfers the body as ${shown(transfer)}; chunked is the only way that is read`);
  if (encoding !== '' && encoding !== 'identity') throw new Refusal('encoding-refused', `sends the body as ${shown(encoding)}, though only plain bytes were asked for`);
}

async function readBody(incoming: IncomingMessage, wanted: BodyWanted, limits: Limits): Promise<Uint8Array> {
  const declared = Number(incoming.headers['content-length'] ?? 0);
  if (declared > wanted.limitBytes && wanted.isCut !== true) throw new Refusal('size-limit', `declares ${declared} bytes; at most ${wanted.limitBytes} are accepted`);
  const startedAt = performance.now();
  // One growing block, not a list: a host may send a million chunks of one byte each.
  let block = new Uint8Array(Math.min(16_384, wanted.limitBytes));
  let size = 0;
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      incoming.on('data', (chunk: Buffer) => {
        const fitting = chunk.subarray(0, Math.max(0, wanted.limitBytes - size));
        if (size + fitting.length > block.length) block = grown(block, Math.min(wanted.limitBytes, Math.max(2 * block.length, size + fitting.length)));
        block.set(fitting, size);
        size += fitting.length;
        if (fitting.length === chunk.length) return;
        incoming.pause();
        if (wanted.isCut === true) resolve();
        else reject(new Refusal('size-limit', `sends more than the ${wanted.limitBytes} bytes that are accepted`));
      });
      incoming.once('end', resolve);
      incoming.once('error', (thrown) => reject(new Refusal('answer-broken', `breaks off its answer after ${size}${declared > 0 ? ` of ${declared}` : ''} bytes (${codeOf(thrown)})`)));
      const watch = (): void => {
        const seconds = (performance.now() - startedAt) / 1000;
        if (size < limits.bodyRate * seconds) reject(new Refusal('time-limit', `sends ${size} bytes of the body in ${duration(seconds * 1000)}; at least ${limits.bodyRate} in a second are expected`));
        else timer = setTimeout(watch, 1_000);
      };
      timer = setTimeout(watch, limits.slowStart);
    });
  } finally {
    clearTimeout(timer);
  }
  return block.slice(0, size);
}

function grown(block: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(block);
  return larger;
}
