import type { Answer } from './answer.ts';
import { problemKinds, type ProblemName } from './problem-kinds.ts';

/** What a problem says beside its kind. */
export interface ProblemWords {
  readonly detail?: string;
  readonly problems?: readonly { readonly path: string; readonly message: string }[];
  readonly retryAfterSeconds?: number;
  /** In place of the kind’s own. */
  readonly status?: number;
  readonly headers?: Answer['headers'];
}

/** Where a kind of problem is explained; also the `type` of its answers. */
export function problemAddress(name: ProblemName): string {
  return `/api/problems/${name}`;
}

/**
 * A problem of the API as RFC 9457 writes it. It holds nothing of the inside: no stack, no path, no query.
 * @param requestId by which the operator finds the request in the logs
 */
export function problemAnswer(name: ProblemName, requestId: string, words: ProblemWords = {}): Answer {
  const kind = problemKinds[name];
  const status = words.status ?? kind.status;
  const { detail = kind.advice, problems, retryAfterSeconds, headers } = words;
  return {
    status,
    headers: {
      'content-type': 'application/problem+json', 'cache-control': 'no-store',
      ...(retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer realm="assay"' } : {}),
      ...headers,
    },
    body: JSON.stringify({ type: problemAddress(name), title: kind.title, status, detail, requestId, ...(problems === undefined || problems.length === 0 ? {} : { problems }) }),
  };
}
