import type { ServerLimits } from '../limits.ts';

/** The first lines of a request, as Node’s parser gives them. */
export interface RequestHead {
  readonly method: string;
  readonly target: string;
  readonly version: string;
  /** Names and values in turn, as they were sent. */
  readonly rawHeaders: readonly string[];
}

/** Why a request is not looked at any further. */
export interface HeadProblem {
  readonly status: 400 | 405 | 414 | 415 | 421 | 431 | 505;
  readonly message: string;
}

const methods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Headers of which two would let two readers see two requests. */
const singular: ReadonlySet<string> = new Set([
  'host', 'content-type', 'content-length', 'transfer-encoding', 'content-encoding', 'authorization', 'cookie', 'origin', 'if-match', 'if-none-match', 'idempotency-key',
  'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'user-agent', 'expect', 'x-forwarded-proto',
]);
/** Letters that a path or query may hold as they are (RFC 3986, 3.3 and 3.4), and whole percent-encodings. */
const targetForm = /^\/(?:[A-Za-z0-9\-._~!$&'()*+,=:@/?]|%[0-9A-Fa-f]{2})*$/;
/** What servers behind each other decode differently: controls, dots, slashes and backslashes. */
const doubtfulEncoding = /%(?:[01][0-9A-Fa-f]|7[Ff]|2[EeFf]|5[Cc])/;
const dotSegment = /(?:^|\/)\.{1,2}(?:\/|$)/;

/**
 * Looks at a request’s head before anything else does. Whatever could be read in two ways is refused.
 * @param isKnownHost whether the instance goes by this name
 * @returns undefined when nothing is wrong
 */
export function headProblem(head: RequestHead, limits: Pick<ServerLimits, 'headerCount' | 'targetBytes'>, isKnownHost: (host: string) => boolean): HeadProblem | undefined {
  if (head.version !== '1.1') return { status: 505, message: 'Expected HTTP/1.1.' };
  if (!methods.has(head.method)) return { status: 405, message: 'This method is not known here.' };
  return targetProblem(head.target, limits.targetBytes) ?? headersProblem(head.rawHeaders, limits.headerCount, isKnownHost);
}

function targetProblem(target: string, bytesMost: number): HeadProblem | undefined {
  if (target.length > bytesMost) return { status: 414, message: `The address has ${target.length} bytes; at most ${bytesMost} are read.` };
  if (!targetForm.test(target)) return { status: 400, message: 'Expected an address that begins with a slash and holds only the letters of RFC 3986.' };
  const end = target.indexOf('?');
  const path = end < 0 ? target : target.slice(0, end);
  if (doubtfulEncoding.test(path) || dotSegment.test(path) || path.includes('//')) return { status: 400, message: 'Expected a path without dot segments, empty segments, and encoded dots, slashes or controls.' };
  return undefined;
}

function headersProblem(rawHeaders: readonly string[], most: number, isKnownHost: (host: string) => boolean): HeadProblem | undefined {
  if (rawHeaders.length > 2 * most) return { status: 431, message: `Expected at most ${most} headers.` };
  const seen = new Map<string, string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (seen.has(name) && singular.has(name)) return { status: 400, message: `Expected the header ${name} at most once.` };
    seen.set(name, rawHeaders[index + 1] ?? '');
  }
  const host = seen.get('host');
  if (host === undefined) return { status: 400, message: 'Expected a Host header.' };
  if (!isKnownHost(host)) return { status: 421, message: 'This instance does not go by the name that was asked for. Its names are set by ASSAY_PUBLIC_URL.' };
  if (seen.has('upgrade')) return { status: 400, message: 'Only HTTP/1.1 is spoken here.' };
  return bodyHeadersProblem(seen);
}

function bodyHeadersProblem(headers: ReadonlyMap<string, string>): HeadProblem | undefined {
  const coding = headers.get('transfer-encoding');
  if (coding !== undefined && coding !== 'chunked') return { status: 400, message: 'Expected no transfer encoding other than chunked.' };
  if (coding !== undefined && headers.has('content-length')) return { status: 400, message: 'Expected either a length or chunks.' };
  if (headers.has('content-encoding')) return { status: 415, message: 'Expected a body that is not compressed.' };
  const charset = /charset\s*=\s*"?([^";\s]*)/i.exec(headers.get('content-type') ?? '')?.[1];
  if (charset !== undefined && charset.toLowerCase() !== 'utf-8') return { status: 415, message: 'Expected text in UTF-8.' };
  return undefined;
}
