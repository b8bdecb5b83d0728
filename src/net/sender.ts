import { request } from 'node:http';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { connectThrough, connectTo } from './connect.ts';
import { createGate, type Gate } from './gate.ts';
import { addressIn, canonicalHost, refusedName } from './host-name.ts';
import { permittedUrl, type PermittedUrl } from './permitted-url.ts';
import { asRefusal, codeOf, Refusal } from './problem.ts';
import { readAnswer } from './read-answer.ts';
import { checkedPlaces } from './resolve.ts';
import { requireTrust, startTls } from './tls-facts.ts';
import { readOptions, type WayOutOptions } from './way-out-options.ts';
import { duration, within } from './within.ts';

/** Something that is handed to a host: whether it arrived, or the predicate of the sentence that says why not. */
export type Sent<Answer = object> = ({ readonly outcome: 'arrived' } & Answer) | { readonly outcome: 'failed'; readonly reason: string };

export interface PostRequest {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Delivery {
  readonly host: string;
  readonly port: number;
  readonly bytes: Uint8Array;
  /** Whether a certificate for another name is taken; it must be trusted otherwise. */
  readonly maySkipName: boolean;
}

/**
 * Hands bytes to places that the operator has configured, through the same gate as everything that goes out: addresses checked,
 * certificates checked, limits on time and size.
 */
export interface Sender {
  /** Sends a body by POST and follows nothing. An answer of any status counts as arrived. */
  readonly post: (request: PostRequest) => Promise<Sent<{ readonly status: number }>>;
  /** Sends bytes over TLS on a connection of their own, and waits until the other side has read them to the end and closed. */
  readonly deliver: (delivery: Delivery) => Promise<Sent>;
}

/** Bytes of an answer that are read; none is looked at. */
const answerBytesMost = 65_536;

/** @throws {TypeError} with a sentence when an option can't be read */
export function createSender(options: WayOutOptions): Sender {
  const gate = createGate(readOptions(options));
  return {
    post: async ({ url, body, headers }) => sent(gate, async (connection) => {
      const permitted = permittedUrl(url, gate.allowed);
      const socket = await connected(permitted.host, permitted.port, gate, connection, true);
      return post(permitted.scheme === 'https' ? await secured(socket, permitted.host, gate, connection, false, ['http/1.1']) : socket, permitted, body, headers, gate);
    }),
    deliver: async ({ host, port, bytes, maySkipName }) => sent(gate, async (connection) => {
      const canonical = canonicalHost(host);
      const refused = addressIn(canonical) === undefined && !gate.allowed.isOwn(canonical) ? refusedName(canonical) : undefined;
      if (refused !== undefined) throw new Refusal('address-refused', refused);
      const socket = await secured(await connected(canonical, port, gate, connection, false), canonical, gate, connection, maySkipName);
      await readToTheEnd(socket, bytes);
      return {};
    }),
  };
}

/** The connection of one sending: closed at its end whatever happened, and at once when it is made later. */
class Connection {
  #socket: Socket | undefined;
  #isOver = false;

  /** TLS takes the place of the connection it runs over, and closes it: closing both would be one too many. */
  hold<Kind extends Socket>(socket: Kind): Kind {
    this.#socket = socket;
    if (this.#isOver) socket.destroy();
    return socket;
  }

  end(): void {
    this.#isOver = true;
    this.#socket?.destroy();
  }
}

async function sent<Answer extends object>(gate: Gate, send: (connection: Connection) => Promise<Answer>): Promise<Sent<Answer>> {
  const connection = new Connection();
  try {
    return { outcome: 'arrived', ...(await within(send(connection), gate.limits.look, `takes longer than ${duration(gate.limits.look)} in all`)) };
  } catch (thrown) {
    return { outcome: 'failed', reason: asRefusal(thrown, 'answer-broken', 'gave an answer that can’t be read').message };
  } finally {
    connection.end();
  }
}

async function connected(host: string, port: number, gate: Gate, connection: Connection, mayUseProxy: boolean): Promise<Socket> {
  const places = await checkedPlaces(host, port, gate.allowed, gate.resolver);
  const isOwn = gate.allowed.isOwn(host);
  const socket = mayUseProxy && gate.proxy !== undefined && !isOwn ? await connectThrough(gate.proxy, `${host}:${port}`, gate.userAgent, gate.limits) : (await connectTo(places, gate.limits)).socket;
  return connection.hold(socket);
}

async function secured(socket: Socket, host: string, gate: Gate, connection: Connection, maySkipName: boolean, protocols: readonly string[] = []): Promise<TLSSocket> {
  const { socket: inside, facts } = await within(startTls(socket, host, gate.trust(), protocols), gate.limits.connect, `makes no TLS connection within ${duration(gate.limits.connect)}`);
  connection.hold(inside);
  if (!(maySkipName && facts.problem === 'ERR_TLS_CERT_ALTNAME_INVALID')) requireTrust(facts);
  return inside;
}

async function post(socket: Socket, url: PermittedUrl, body: string, headers: Readonly<Record<string, string>>, { limits, userAgent }: Gate): Promise<{ readonly status: number }> {
  const asking = request({
    createConnection: () => socket, method: 'POST', path: url.target, setHost: false, maxHeaderSize: limits.headerBytes, insecureHTTPParser: false,
    headers: { ...headers, host: url.authority, 'user-agent': userAgent.split(' ')[0], 'accept-encoding': 'identity', 'content-length': Buffer.byteLength(body), connection: 'close' },
  });
  asking.maxHeadersCount = 0;
  try {
    return await new Promise<{ readonly status: number }>((resolve, reject) => {
      asking.on('error', (thrown) => reject(new Refusal('connection-failed', `ends the connection without an answer (${codeOf(thrown)})`)));
      asking.once('upgrade', () => reject(new Refusal('answer-broken', 'changes to another protocol, which nobody asked for')));
      asking.once('response', (incoming) => {
        readAnswer(incoming, { limitBytes: answerBytesMost, isCut: true }, limits, () => undefined).then(({ status }) => resolve({ status }), reject);
      });
      asking.end(body);
    });
  } finally {
    asking.destroy();
  }
}

async function readToTheEnd(socket: TLSSocket, bytes: Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let hasEnded = false;
    socket.removeAllListeners('error').on('error', (thrown) => reject(new Refusal('connection-failed', `breaks off the connection (${codeOf(thrown)})`)));
    // The other side has nothing to say; what it says is not looked at.
    socket.on('data', () => undefined);
    socket.once('end', () => { hasEnded = true; });
    socket.once('close', () => (hasEnded ? resolve() : reject(new Refusal('connection-failed', 'closes the connection before it has read all'))));
    socket.end(bytes);
  });
}
