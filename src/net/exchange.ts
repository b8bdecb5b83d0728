import type { Socket } from 'node:net';
import type { Hop, TlsFacts } from '../model/capture.ts';
import { connectThrough, connectTo } from './connect.ts';
import type { Gate } from './gate.ts';
import { request } from './http.ts';
import type { PermittedUrl } from './permitted-url.ts';
import { asRefusal, codeOf, Refusal } from './problem.ts';
import { readAnswer, type Answer, type BodyWanted } from './read-answer.ts';
import { checkedPlaces } from './resolve.ts';
import { requireTrust, startTls } from './tls-facts.ts';
import { duration, within } from './within.ts';

/** One request and what came of it: an answer, or the reason why there is none. `hop` is absent when nothing was asked. */
export type Exchanged =
  | { readonly hop: Hop; readonly answer: Answer }
  | { readonly hop?: Hop; readonly refusal: Refusal };

export interface Wanted extends BodyWanted {
  readonly accept: string;
  /** See `WebRequest`. */
  readonly isOneOfMany?: boolean;
  /** What is sent to a workspace of one’s own; a look at anybody else only asks. */
  readonly sent?: Sent;
}

/** A request that hands something over in the operator’s name. */
export interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes?: Uint8Array;
}

/**
 * Asks for one address and follows nothing.
 * @param milliseconds what is left of the look's time
 */
export async function exchange(url: PermittedUrl, wanted: Wanted, gate: Gate, milliseconds: number): Promise<Exchanged> {
  const draft: Draft = { url: url.href, at: gate.now().toISOString() };
  try {
    const answer = await within(ask(url, wanted, gate, draft), milliseconds, `takes longer than ${duration(gate.limits.look)} in all`);
    return { hop: hopOf(draft, answer), answer };
  } catch (thrown) {
    const refusal = asRefusal(thrown, 'answer-broken', 'gave an answer that can’t be read');
    return { ...(draft.resolvedBy === undefined ? {} : { hop: hopOf(draft, draft.head) }), refusal };
  } finally {
    draft.socket?.destroy();
    draft.isOver = true;
  }
}

/** What is known so far; kept when the rest goes wrong. */
interface Draft {
  readonly url: string;
  readonly at: string;
  socket?: Socket;
  resolvedBy?: Hop['resolvedBy'];
  address?: string;
  tls?: TlsFacts;
  head?: Pick<Answer, 'status' | 'headers'>;
  isOver?: boolean;
}

function hopOf(draft: Draft, head: Pick<Answer, 'status' | 'headers'> | undefined): Hop {
  return {
    url: draft.url, at: draft.at, resolvedBy: draft.resolvedBy ?? 'assay', headers: head?.headers ?? [],
    ...(draft.address === undefined ? {} : { address: draft.address }),
    ...(head === undefined ? {} : { status: head.status }),
    ...(draft.tls === undefined ? {} : { tls: draft.tls }),
  };
}

async function ask(url: PermittedUrl, wanted: Wanted, gate: Gate, draft: Draft): Promise<Answer> {
  await reach(url, gate, draft);
  if (url.scheme === 'https' && draft.socket !== undefined) {
    const secured = await within(startTls(draft.socket, url.host, gate.trust(), ['http/1.1']), gate.limits.connect, `makes no TLS connection within ${duration(gate.limits.connect)}`);
    draft.tls = secured.facts;
    draft.socket = secured.socket;
    requireTrust(secured.facts);
  }
  return answerOf(url, wanted, gate, draft);
}

async function reach(url: PermittedUrl, gate: Gate, draft: Draft): Promise<void> {
  const places = await checkedPlaces(url.host, url.port, gate.allowed, gate.resolver);
  if (hasEnded(draft)) return;
  const isThroughProxy = gate.proxy !== undefined && gate.allowed.placeOf(url.host) === undefined;
  draft.resolvedBy = isThroughProxy ? 'proxy' : 'assay';
  if (!isThroughProxy && places[0] !== undefined) draft.address = places[0].address;
  const opened = gate.proxy !== undefined && isThroughProxy
    ? { socket: await connectThrough(gate.proxy, `${url.host}:${url.port}`, gate.userAgent, gate.limits) }
    : await connectTo(places, gate.limits);
  draft.socket = opened.socket;
  if ('place' in opened) draft.address = opened.place.address;
  // The look may end while the connection is made; nobody else would close it then.
  if (hasEnded(draft)) opened.socket.destroy();
}

function hasEnded(draft: Draft): boolean {
  return draft.isOver === true;
}

async function answerOf(url: PermittedUrl, wanted: Wanted, gate: Gate, draft: Draft): Promise<Answer> {
  const { socket } = draft;
  if (socket === undefined || socket.destroyed) throw new Refusal('connection-failed', 'closed the connection before it was asked');
  const { limits } = gate;
  let timer: NodeJS.Timeout | undefined;
  const asking = request({
    createConnection: () => socket, method: wanted.sent?.method ?? 'GET', path: url.target, setHost: false, maxHeaderSize: limits.headerBytes, insecureHTTPParser: false,
    headers: { host: url.authority, 'user-agent': gate.userAgent, accept: wanted.accept, 'accept-encoding': 'identity', connection: 'close', ...wanted.sent?.headers },
  });
  // Node would drop headers over its own limit silently; theirs are counted instead.
  asking.maxHeadersCount = 0;
  try {
    return await new Promise<Answer>((resolve, reject) => {
      let interim = 0;
      asking.on('information', () => {
        interim += 1;
        if (interim > limits.interimAnswers) reject(new Refusal('answer-broken', `sends more than ${limits.interimAnswers} interim answers before the real one`));
      });
      asking.once('upgrade', () => reject(new Refusal('answer-broken', 'changes to another protocol, which nobody asked for')));
      asking.on('error', (thrown) => reject(brokenBy(thrown, draft.head !== undefined)));
      asking.once('response', (incoming) => {
        clearTimeout(timer);
        readAnswer(incoming, wanted, limits, (head) => { draft.head = head; }).then(resolve, reject);
      });
      timer = setTimeout(() => reject(new Refusal('time-limit', `sends no whole headers within ${duration(limits.head)}`)), limits.head);
      asking.end(wanted.sent?.bytes);
    });
  } finally {
    clearTimeout(timer);
    asking.destroy();
  }
}

function brokenBy(thrown: unknown, hasBegun: boolean): Refusal {
  const code = codeOf(thrown);
  if (code === 'HPE_HEADER_OVERFLOW') return new Refusal('header-limit', `sends more headers than are accepted (${code})`);
  if (code.startsWith('HPE_')) return new Refusal('answer-broken', `gives an answer that is not well-formed HTTP (${code})`);
  return hasBegun ? new Refusal('answer-broken', `breaks off its answer (${code})`) : new Refusal('connection-failed', `ends the connection without an answer (${code})`);
}
