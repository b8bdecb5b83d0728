import { hash } from 'node:crypto';
import type { Actor } from '../../identity/actor.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import type { Door } from '../../workspace/door.ts';
import type { Services } from '../../workspace/services.ts';
import { jsonAnswer, type Answer } from '../answer/answer.ts';
import { problemAnswer } from '../answer/problem.ts';
import type { Buckets } from '../listener/buckets.ts';
import type { ServerLimits } from '../limits.ts';
import type { ServerRequest } from '../server-request.ts';
import { actInput } from './act-input.ts';
import type { ActRoute } from './act-route.ts';
import { credentialOf, endedSession, sessionCookie, type Authenticate, type OpenedSession } from './credential.ts';
import { answeredBefore, DoneMeanwhile, idempotencyKey, keepingAnswer, type IdempotencyKey, type Repeated } from './idempotency.ts';
import { otherSite } from './other-site.ts';

/** What the API works with. */
export interface ApiMeans {
  readonly services: Services;
  readonly door: Door;
  readonly authenticate: Authenticate;
  readonly limits: ServerLimits;
  /** Whether an Origin is the instance’s own, for example `https://assay.example`. */
  readonly isOwnOrigin: (origin: string) => boolean;
  /** Requests of one account, whatever addresses they come from. */
  readonly accountBuckets: Buckets;
}

/** An upload’s digest and size before its bytes are there: they satisfy the schema while `permit` is asked. */
const noBytes = { digest: '0'.repeat(64), sizeBytes: 0 };
const megabyte = 1_000_000;

/**
 * Does what a request asks for: finds out who asks, puts the input together, goes through the door, and writes the output.
 * @param path fields out of the path
 * @throws ActRefused, BodyRefused, EvidenceRefused, StoreFailure: `answerOfFailure` has words for them
 */
export async function performAct(route: ActRoute, path: Readonly<Record<string, string>>, request: ServerRequest, means: ApiMeans): Promise<Answer> {
  const { act } = route;
  const { headers, facts, isSecure } = request;
  const credential = credentialOf(headers, isSecure);
  const elsewhere = otherSite(headers, act.kind === 'change', credential.cookie !== undefined, means.isOwnOrigin);
  if (elsewhere !== undefined) return problemAnswer('other-site', facts.id, { detail: elsewhere });
  const actor = await means.authenticate(credential, facts);
  const wait = waitOf(actor, means);
  if (wait > 0) return problemAnswer('too-many', facts.id, { retryAfterSeconds: wait });
  // Nobody’s bytes are read before it is known that somebody sends them.
  if (actor.kind === 'anonymous' && act.isOpen !== true) throw new ActRefused('signed-out', 'Nobody is signed in.');
  const input = await actInput(route, { path, query: request.query, body: request.body, ifMatch: act.kind === 'change' ? one(headers['if-match']) : undefined }, means.limits.jsonBytes);
  const whole = act.receivesBytes === true ? { ...input, ...(await received(route, input, actor, request, means)) } : input;
  const key = idempotencyKey(one(headers['idempotency-key']), actor, act, whole);
  if (key === undefined) return written(route, await means.door.perform(actor, act, whole), request, actor, means);
  const repeated = (await answeredBefore(means.services, actor, key)) ?? (await performOnce(route, actor, whole, key, means));
  if (repeated === 'other-request') return problemAnswer('key-used-before', facts.id);
  return written(route, repeated.output, request, actor, means);
}

/** Seconds to wait of somebody who asks too much, from whatever addresses; whoever has no account is limited by address alone. */
export function waitOf({ accountId, kind, tokenId }: Actor, { accountBuckets }: Pick<ApiMeans, 'accountBuckets'>): number {
  const asker = accountId ?? (kind === 'contact' ? tokenId : null);
  return asker === null ? 0 : accountBuckets.take(asker);
}

async function performOnce({ act }: ActRoute, actor: Actor, input: unknown, key: IdempotencyKey, { door, services }: ApiMeans): Promise<Repeated> {
  try {
    return { output: await door.perform(actor, keepingAnswer(act, services, key), input) };
  } catch (thrown) {
    if (!(thrown instanceof DoneMeanwhile)) throw thrown;
    const repeated = await answeredBefore(services, actor, key);
    if (repeated === undefined) throw new Error('An answer that was kept is gone.', { cause: thrown });
    return repeated;
  }
}

/** Puts the bytes of a body away, after it was asked whether the sender may. */
async function received({ act, fields }: ActRoute, input: Record<string, unknown>, actor: Actor, { body }: ServerRequest, { door, services }: ApiMeans): Promise<Record<string, unknown>> {
  const mediaType = fields.has('mediaType') ? { mediaType: body.mediaType ?? 'application/octet-stream' } : {};
  await door.permit(actor, act, { ...input, ...mediaType, ...noBytes });
  const most = Math.min(services.settings.uploadMegabytesMost, act.megabytesMost ?? Infinity) * megabyte;
  return { ...mediaType, ...(await services.evidence.put(actor.scope, body.pieces(most), most)) };
}

async function written({ act }: ActRoute, output: unknown, request: ServerRequest, actor: Actor, { services }: ApiMeans): Promise<Answer> {
  const { isSecure, headers } = request;
  if (act.givesBytes === true) return download(output as NamedBytes, actor, services);
  if (act.opensSession === true) {
    const { session, ...rest } = output as { readonly session: OpenedSession };
    return jsonAnswer(200, rest, { 'set-cookie': sessionCookie(session, isSecure) });
  }
  if (act.endsSession === true) return output === undefined ? { status: 204, headers: endedSession(isSecure) } : jsonAnswer(200, output, endedSession(isSecure));
  if (output === undefined) return { status: 204, headers: { 'cache-control': 'no-store' } };
  return act.kind === 'read' ? withTag(output, one(headers['if-none-match'])) : jsonAnswer(200, output);
}

interface NamedBytes {
  readonly digest: string;
  readonly sizeBytes: number;
  readonly fileName: string;
}

/** Whatever the bytes are, a browser saves them and shows nothing. */
function download({ digest, sizeBytes, fileName }: NamedBytes, actor: Actor, { evidence }: Services): Answer {
  const plain = fileName.replaceAll(/[^A-Za-z0-9._-]/g, '_').slice(0, 120);
  const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName.slice(0, 120)).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`;
  return {
    status: 200,
    headers: { 'content-type': 'application/octet-stream', 'content-disposition': disposition, 'content-length': String(sizeBytes), 'cache-control': 'no-store' },
    body: evidence.open(actor.scope, digest),
  };
}

/** What was read, with a tag by which the next asker learns that nothing changed: the output’s own revision, or its digest. */
function withTag(output: unknown, ifNoneMatch: string | undefined): Answer {
  const body = JSON.stringify(output);
  const revision = typeof output === 'object' && output !== null && 'revision' in output && typeof output.revision === 'string' ? output.revision : undefined;
  const tag = `"${revision ?? hash('sha256', body, 'base64url').slice(0, 22)}"`;
  const known = ifNoneMatch?.split(',').map((part) => part.trim().replace(/^W\//, ''));
  const headers = { etag: tag, 'cache-control': 'no-store' };
  if (known?.includes(tag) === true) return { status: 304, headers };
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body };
}

/** Node joins a header that came twice only where that is allowed, and such are refused before. */
function one(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}
