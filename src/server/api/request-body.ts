import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerLimits } from '../limits.ts';

/** The body was not taken in. */
export class BodyRefused extends Error {
  override readonly name = 'BodyRefused';
  readonly problem: 'too-large' | 'request-timeout' | 'bad-request' | 'unsupported-media-type';
  constructor(problem: BodyRefused['problem'], message: string) {
    super(message);
    this.problem = problem;
  }
}

/** The body of a request, which is not read before somebody asks for it. */
export interface RequestBody {
  /** Whether the request has one. */
  readonly isThere: boolean;
  readonly mediaType: string | undefined;
  /** @throws BodyRefused when it is longer than `bytesMost`, or comes too slowly */
  whole(bytesMost: number): Promise<Uint8Array>;
  /** @throws BodyRefused while it is read, when it is longer or comes too slowly */
  pieces(bytesMost: number): AsyncIterable<Uint8Array>;
}

/** The body of a request on its connection. */
export function bodyOf(incoming: IncomingMessage, outgoing: ServerResponse, limits: ServerLimits): RequestBody {
  const { headers } = incoming;
  const announced = headers['content-length'] === undefined ? undefined : Number(headers['content-length']);
  const pieces = (bytesMost: number, milliseconds: number | undefined): AsyncIterable<Uint8Array> => {
    if (announced !== undefined && announced > bytesMost) throw tooLarge(bytesMost);
    if (headers.expect !== undefined) outgoing.writeContinue();
    return within(incoming, bytesMost, milliseconds, limits);
  };
  return {
    isThere: (announced ?? 0) > 0 || headers['transfer-encoding'] !== undefined,
    mediaType: headers['content-type']?.split(';')[0]?.trim().toLowerCase(),
    pieces: (bytesMost) => pieces(bytesMost, undefined),
    whole: async (bytesMost) => {
      const all: Uint8Array[] = [];
      for await (const piece of pieces(bytesMost, limits.requestMilliseconds)) all.push(piece);
      return all.length === 1 && all[0] !== undefined ? all[0] : Buffer.concat(all);
    },
  };
}

/**
 * Passes bytes on while they are few enough and come quickly enough. The connection stays open whatever happens, so that
 * the sender can be told.
 */
async function* within(incoming: IncomingMessage, bytesMost: number, milliseconds: number | undefined, limits: ServerLimits): AsyncGenerator<Uint8Array> {
  const iterator = incoming.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  let bytes = 0;
  let before = 0;
  let tell: (refusal: BodyRefused) => void = () => undefined;
  const slow = new Promise<never>((_resolve, reject) => { tell = reject; });
  slow.catch(() => undefined);
  const least = (limits.bodyRate * limits.rateWindowMilliseconds) / 1000;
  const watching = setInterval(() => {
    // What waits here to be read has come already: a slow disk of ours is not the sender’s fault.
    if (bytes - before < least && incoming.readableLength === 0) tell(new BodyRefused('request-timeout', `Expected at least ${limits.bodyRate} bytes a second.`));
    before = bytes;
  }, limits.rateWindowMilliseconds);
  const limit = milliseconds === undefined ? undefined : setTimeout(() => tell(new BodyRefused('request-timeout', `Expected the whole request within ${milliseconds / 1000} seconds.`)), milliseconds);
  try {
    for (let next = await Promise.race([iterator.next(), slow]); next.done !== true; next = await Promise.race([iterator.next(), slow])) {
      bytes += next.value.length;
      if (bytes > bytesMost) throw tooLarge(bytesMost);
      yield next.value;
    }
  } catch (thrown) {
    if (thrown instanceof BodyRefused) throw thrown;
    throw new BodyRefused('bad-request', 'The body ended before it was whole.');
  } finally {
    clearInterval(watching);
    clearTimeout(limit);
  }
}

function tooLarge(bytesMost: number): BodyRefused {
  return new BodyRefused('too-large', `Expected at most ${bytesMost} bytes.`);
}
