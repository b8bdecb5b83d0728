import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { connectTo } from './connect.ts';
import { createGate, type Gate } from './gate.ts';
import { canonicalHost } from './host-name.ts';
import { request } from './http.ts';
import { permittedUrl, type PermittedUrl } from './permitted-url.ts';
import { codeOf, Refusal } from './problem.ts';
import { checkedPlaces } from './resolve.ts';
import { requireTrust, startTls } from './tls-facts.ts';
import { readOptions, type WayOutOptions } from './way-out-options.ts';
import { duration, within } from './within.ts';

/** A request to a service that the operator named, whose bodies may be larger than memory. */
export interface StreamCall {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  readonly url: string;
  /** With `content-length` when there is a body. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: AsyncIterable<Uint8Array>;
}

export interface StreamAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Read to its end, or ended early by leaving the loop: the connection is closed then. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** The service was not asked, or did not answer to the end. The message is a predicate: «takes no connection at …». */
class StreamBroken extends Error {
  override readonly name = 'StreamBroken';
}

/** Milliseconds in which a piece of a body must go on, and an answer begin once all was sent: a busy disk far away takes seconds. */
const patience = 30_000;

/**
 * Calls a service that the operator named in the configuration, through the same checks of addresses and certificates as
 * every other way out, and follows no redirect.
 * @param named the address that the operator wrote: its host may be inside the network and have a port of its own, and so may names below it
 * @throws {TypeError} when an option can't be read
 */
export function createStreamCaller(named: string, options: Pick<WayOutOptions, 'authorities' | 'limits' | 'nameServers' | 'version'> = {}): (call: StreamCall) => Promise<StreamAnswer> {
  const limits = { head: patience, ...options.limits };
  return async (call) => {
    const gate = createGate(readOptions({ ...options, limits, allowed: exceptionsFor(named, call.url) }));
    try {
      return await called(permittedUrl(call.url, gate.allowed), call, gate);
    } catch (problem) {
      throw problem instanceof Refusal ? new StreamBroken(problem.message) : problem;
    }
  };
}

function exceptionsFor(named: string, url: string): readonly string[] {
  const [own, asked] = [URL.parse(named), URL.parse(url)];
  if (own === null || asked === null || own.protocol !== asked.protocol || own.port !== asked.port) return [];
  const [ownHost, host] = [canonicalHost(own.hostname), canonicalHost(asked.hostname)];
  if (host !== ownHost && !host.endsWith(`.${ownHost}`)) return [];
  return own.port === '' ? [host] : [host, `${host}:${own.port}`];
}

async function called(url: PermittedUrl, call: StreamCall, gate: Gate): Promise<StreamAnswer> {
  const socket = await connected(url, gate);
  const asking = request({
    createConnection: () => socket, method: call.method, path: url.target, setHost: false, maxHeaderSize: gate.limits.headerBytes, insecureHTTPParser: false,
    headers: { ...call.headers, host: url.authority, 'user-agent': gate.userAgent.split(' ')[0], 'accept-encoding': 'identity', connection: 'close' },
  });
  try {
    const incoming = await answered(asking, call, gate.limits.head);
    const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    return { status: incoming.statusCode ?? 0, headers, body: piecesOf(incoming, asking, gate.limits.head) };
  } catch (problem) {
    asking.destroy();
    socket.destroy();
    throw problem;
  }
}

async function connected(url: PermittedUrl, gate: Gate): Promise<Socket> {
  const { socket } = await connectTo(await checkedPlaces(url.host, url.port, gate.allowed, gate.resolver), gate.limits);
  if (url.scheme === 'http') return socket;
  try {
    const secured = await within(startTls(socket, url.host, gate.trust(), ['http/1.1']), gate.limits.connect, `makes no TLS connection within ${duration(gate.limits.connect)}`);
    requireTrust(secured.facts);
    return secured.socket;
  } catch (problem) {
    socket.destroy();
    throw problem;
  }
}

/** The answer may come before all was sent: then the service wants no more of it. */
async function answered(asking: ClientRequest, { body }: StreamCall, milliseconds: number): Promise<IncomingMessage> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<IncomingMessage>((resolve, reject) => {
      const wait = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => reject(new Refusal('time-limit', `neither takes nor sends anything for ${duration(milliseconds)}`)), milliseconds);
      };
      wait();
      asking.on('drain', wait);
      asking.once('response', resolve);
      asking.once('upgrade', () => reject(new Refusal('answer-broken', 'changes to another protocol, which nobody asked for')));
      asking.on('error', (problem) => reject(new Refusal('connection-failed', `ends the connection without an answer (${codeOf(problem)})`)));
      if (body === undefined) asking.end();
      else pipeline(Readable.from(body), asking).then(wait, reject);
    });
  } finally {
    clearTimeout(timer);
  }
}

async function* piecesOf(incoming: IncomingMessage, asking: ClientRequest, milliseconds: number): AsyncIterable<Uint8Array> {
  const pieces = (incoming as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  try {
    for (;;) {
      // Only the waiting for the service counts: who reads may take their time.
      const next = await within(pieces.next(), milliseconds, `sends nothing of its answer for ${duration(milliseconds)}`);
      if (next.done === true) return;
      yield next.value;
    }
  } catch (problem) {
    throw new StreamBroken(problem instanceof Refusal ? problem.message : `breaks off its answer (${codeOf(problem)})`);
  } finally {
    asking.destroy();
  }
}
