import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Ports } from '../../model/ports.ts';
import type { Answer } from '../answer/answer.ts';
import { answerOfFailure } from '../answer/failure.ts';
import { problemAnswer } from '../answer/problem.ts';
import type { ProblemName } from '../answer/problem-kinds.ts';
import type { Surface } from '../answer/security-headers.ts';
import { bodyOf } from '../api/request-body.ts';
import type { ServerLimits } from '../limits.ts';
import type { ServerRequest } from '../server-request.ts';
import type { AccessLog } from '../watch/access-log.ts';
import type { Metrics } from '../watch/metrics.ts';
import type { Buckets } from './buckets.ts';
import { headProblem } from './request-head.ts';
import { send } from './send.ts';
import { networkOf, originOf, type Origin, type TrustedProxies } from './source-address.ts';

/** What a listener asks for an answer, once the head of a request was found good and its sender may ask. */
export type Responder = (request: ServerRequest) => Promise<{ readonly answer: Answer; readonly surface: Surface }>;

export interface ListenerMeans {
  readonly limits: ServerLimits;
  readonly ports: Ports;
  readonly isKnownHost: (host: string) => boolean;
  readonly proxies: TrustedProxies;
  /** Requests of one source. */
  readonly sourceBuckets: Buckets;
  readonly metrics: Metrics;
  readonly accessLog: AccessLog | undefined;
  /** Answers of the public site, which cost nothing; true when it took the request. */
  readonly servePublic: (incoming: IncomingMessage, outgoing: ServerResponse, isSecure: boolean) => boolean;
  /** What has to be waited for before it is known whether the public site takes a path; undefined when that is known. */
  readonly opening: (path: string) => Promise<unknown> | undefined;
  readonly respond: Responder;
  /** A problem in the form that its reader can read. */
  readonly forReader: (answer: Answer, request: ServerRequest) => { readonly answer: Answer; readonly surface: Surface };
  readonly isStopping: () => boolean;
  /** Called when the process must not go on. */
  readonly onFatal: (problem: unknown) => void;
  /** Called with our own mistakes. */
  readonly onDefect: (problem: unknown, requestId: string) => void;
}

const problemOfStatus: Readonly<Record<number, ProblemName>> = { 405: 'method-not-allowed', 415: 'unsupported-media-type' };

/** Makes the function that Node calls with every request. Whatever happens in it, the request is answered and the server goes on. */
export function createListener(means: ListenerMeans): (incoming: IncomingMessage, outgoing: ServerResponse) => void {
  const { limits, metrics, ports } = means;
  const mark = Buffer.from(ports.randomBytes(8)).toString('hex');
  let count = 0;

  return (incoming, outgoing) => {
    const startedAt = performance.now();
    count += 1;
    const id = `${mark}-${count.toString(36)}`;
    const isTls = 'encrypted' in incoming.socket;
    const origin = originOf(incoming.socket.remoteAddress ?? '', isTls, means.proxies.isEmpty ? {} : forwarded(incoming), means.proxies);
    const request = { route: 'unknown' };
    outgoing.on('close', () => finish(incoming, outgoing, request, origin, id, startedAt));
    const wrong = headProblem({ method: incoming.method ?? '', target: incoming.url ?? '', version: incoming.httpVersion, rawHeaders: incoming.rawHeaders }, limits, means.isKnownHost);
    if (wrong !== undefined) {
      const answer = problemAnswer(problemOfStatus[wrong.status] ?? 'bad-request', id, { status: wrong.status, detail: wrong.message, headers: { connection: 'close' } });
      void send(incoming, outgoing, answer, 'data', origin.isSecure, id);
      return;
    }
    if (means.servePublic(incoming, outgoing, origin.isSecure)) {
      request.route = 'public';
      return;
    }
    void answer(incoming, outgoing, request, origin, id);
  };

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse, noted: { route: string }, origin: Origin, id: string): Promise<void> {
    const { address, isSecure } = origin;
    const shed = admission(incoming, address, id);
    if (shed !== undefined) return void send(incoming, outgoing, shed, 'data', isSecure, id);
    const request = requestOf(incoming, outgoing, origin, id);
    try {
      const opening = means.opening(request.path);
      if (opening !== undefined && (await opening, means.servePublic(incoming, outgoing, isSecure))) {
        noted.route = 'public';
        return;
      }
      const { answer, surface } = await means.respond(request);
      noted.route = request.route;
      await send(incoming, outgoing, answer, surface, isSecure, id);
    } catch (thrown) {
      noted.route = request.route;
      const failure = answerOfFailure(thrown, id);
      if (failure.isDefect) means.onDefect(thrown, id);
      if (outgoing.headersSent) outgoing.destroy();
      else {
        const { answer, surface } = means.forReader(failure.answer, request);
        await send(incoming, outgoing, answer, surface, isSecure, id);
      }
      if (failure.endsProcess) means.onFatal(thrown);
    }
  }

  /** Before anything is read or looked up, whoever asks too much is told when to come again. */
  function admission(incoming: IncomingMessage, address: string, id: string): Answer | undefined {
    if (means.isStopping() && incoming.url !== '/healthz') {
      metrics.countShed('stopping');
      return problemAnswer('stopping', id, { retryAfterSeconds: 5, headers: { connection: 'close' } });
    }
    const wait = means.sourceBuckets.take(networkOf(address));
    if (wait === 0) return undefined;
    metrics.countShed('source');
    return problemAnswer('too-many', id, { retryAfterSeconds: wait });
  }

  function requestOf(incoming: IncomingMessage, outgoing: ServerResponse, { address, isSecure }: Origin, id: string): ServerRequest {
    const target = incoming.url ?? '/';
    const end = target.indexOf('?');
    return {
      method: incoming.method === 'HEAD' ? 'GET' : (incoming.method ?? ''), path: end < 0 ? target : target.slice(0, end), query: new URLSearchParams(end < 0 ? '' : target.slice(end + 1)),
      headers: incoming.headers, body: bodyOf(incoming, outgoing, limits), isSecure, route: 'unknown',
      facts: { id, sourceAddress: address, userAgent: (incoming.headers['user-agent'] ?? '').slice(0, 300) },
    };
  }

  function finish(incoming: IncomingMessage, outgoing: ServerResponse, { route }: { readonly route: string }, { address }: Origin, id: string, startedAt: number): void {
    const milliseconds = performance.now() - startedAt;
    metrics.count(route, outgoing.statusCode, milliseconds);
    means.accessLog?.add({
      at: ports.now(), requestId: id, sourceAddress: address, method: incoming.method ?? '', route, status: outgoing.statusCode,
      milliseconds: Math.round(milliseconds * 10) / 10,
    });
  }
}

function forwarded({ headers }: IncomingMessage): { readonly 'x-forwarded-for'?: string | undefined; readonly 'x-forwarded-proto'?: string | undefined } {
  const text = (value: string | readonly string[] | undefined): string | undefined => (typeof value === 'string' ? value : value?.join(','));
  return { 'x-forwarded-for': text(headers['x-forwarded-for']), 'x-forwarded-proto': text(headers['x-forwarded-proto']) };
}
