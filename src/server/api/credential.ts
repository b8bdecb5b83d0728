import { parse, serialize } from 'hono/utils/cookie';
import type { Actor, RequestFacts } from '../../identity/actor.ts';
import type { Credential } from '../../identity/authenticate.ts';
import { BodyRefused } from './request-body.ts';

/** Finds out who acts; a credential that is not good any more gives nobody (`anonymous`). @throws StoreFailure */
export type Authenticate = (credential: Credential, request: RequestFacts) => Promise<Actor>;

/**
 * The name of the session’s cookie. Over TLS browsers hold `__Host-` to this host, its whole path and TLS. On plain
 * http://localhost not every browser takes a Secure cookie, so there it has another name and lies on loopback only.
 */
function cookieName(isSecure: boolean): string {
  return isSecure ? '__Host-assay' : 'assay-session';
}

/**
 * Reads the credential out of a request’s headers.
 * @throws BodyRefused when it shows two: which one counts would be a guess
 */
export function credentialOf(headers: { readonly authorization?: string | undefined; readonly cookie?: string | undefined }, isSecure: boolean): Credential {
  const { authorization, cookie } = headers;
  const session = cookie === undefined ? undefined : parse(cookie, cookieName(isSecure))[cookieName(isSecure)];
  if (authorization === undefined) return session === undefined ? {} : { cookie: session };
  if (session !== undefined) throw new BodyRefused('bad-request', 'Expected a session or a token, and not both.');
  const token = /^Bearer ([A-Za-z0-9._~+/=-]{1,8192})$/i.exec(authorization)?.[1];
  if (token === undefined) throw new BodyRefused('bad-request', 'Expected “Bearer” and a token in the Authorization header.');
  return { bearer: token };
}

/** A session as acts hand it over. */
export interface OpenedSession {
  readonly cookie: string;
  /** RFC 3339. */
  readonly endsAt: string;
}

/** The header that gives a browser its session. */
export function sessionCookie({ cookie, endsAt }: OpenedSession, isSecure: boolean): string {
  return serialize(cookieName(isSecure), cookie, { path: '/', httpOnly: true, secure: isSecure, sameSite: 'Lax', expires: new Date(endsAt) });
}

/** The headers that take the session, and whatever was kept of it, out of a browser. */
export function endedSession(isSecure: boolean): Readonly<Record<string, string>> {
  return { 'set-cookie': serialize(cookieName(isSecure), '', { path: '/', httpOnly: true, secure: isSecure, sameSite: 'Lax', maxAge: 0 }), 'clear-site-data': '"cache", "storage"' };
}
