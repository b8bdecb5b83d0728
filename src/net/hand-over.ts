import { exchange, type Sent } from './exchange.ts';
import { createGate } from './gate.ts';
import { permittedUrl } from './permitted-url.ts';
import { Refusal } from './problem.ts';
import { readOptions, type WayOutOptions } from './way-out-options.ts';

/** What a workspace answered. */
export interface HandedOver {
  readonly status: number;
  readonly body: Uint8Array;
}

/** Nothing came back; the message is a predicate: «takes no connection at …». */
export class NotHandedOver extends Error {
  override readonly name = 'NotHandedOver';
}

/** A file is sent, read by the other side, and only then answered. */
const milliseconds = 15 * 60 * 1000;
const answerBytesMost = 4_000_000;

/**
 * Sends requests to a workspace of one’s own, through the same checks of addresses and certificates as every look. A
 * redirect is not followed: what is sent holds a token.
 * @throws {TypeError} when an option can't be read
 */
export function createHandOver(options: WayOutOptions): (address: string, sent: Sent) => Promise<HandedOver> {
  const gate = createGate(readOptions({ ...options, limits: { look: milliseconds, head: milliseconds, ...options.limits } }));
  return async (address, sent) => {
    try {
      const done = await exchange(permittedUrl(address, gate.allowed), { accept: 'application/json', limitBytes: answerBytesMost, sent }, gate, gate.limits.look);
      if ('refusal' in done) throw done.refusal;
      return { status: done.answer.status, body: done.answer.body ?? new Uint8Array(0) };
    } catch (thrown) {
      if (thrown instanceof Refusal) throw new NotHandedOver(thrown.message);
      throw thrown;
    }
  };
}
