import type { IncomingHttpHeaders } from 'node:http';
import type { RequestFacts } from '../identity/actor.ts';
import type { RequestBody } from './api/request-body.ts';

/** A request whose head was looked at and found good. */
export interface ServerRequest {
  /** `HEAD` is answered like `GET`, without the body. */
  readonly method: string;
  /** Without the query; still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: RequestBody;
  readonly facts: RequestFacts;
  /** It came by TLS, here or at a trusted proxy. */
  readonly isSecure: boolean;
  /** What it turned out to be about, for metrics and the access log: an act’s id or a page’s path, never an address with ids. */
  route: string;
}
