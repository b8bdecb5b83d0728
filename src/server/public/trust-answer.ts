import { hash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { securityHeaders, type Surface } from '../answer/security-headers.ts';

/** An answer that is whole in memory, or a file that is read as it is sent. */
export interface TrustAnswer {
  readonly status: number;
  readonly surface: Surface;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string | { readonly digest: string; readonly sizeBytes: number };
}

/** May be kept, and is asked for again each time. */
export const fresh = { 'cache-control': 'public, no-cache' } as const;

/** Writes an answer whose bytes are at hand, or the head of one. */
export function write(outgoing: ServerResponse, { status, surface, headers, body }: TrustAnswer, isSecure: boolean, isHead: boolean = false): void {
  const whole = typeof body === 'string' ? Buffer.from(body) : body;
  outgoing.writeHead(status, { ...securityHeaders(surface, isSecure), ...headers, 'content-length': whole instanceof Uint8Array ? whole.length : whole.sizeBytes });
  if (isHead || !(whole instanceof Uint8Array)) outgoing.end();
  else outgoing.end(whole);
}

export function page(status: number, text: string, headers: Readonly<Record<string, string>> = {}): TrustAnswer {
  return { status, surface: 'dossier', headers: { 'content-type': 'text/html; charset=utf-8', ...fresh, ...headers }, body: text };
}

export function json(bytes: Uint8Array): TrustAnswer {
  return { status: 200, surface: 'data', headers: { 'content-type': 'application/json', etag: tagOf(bytes), ...fresh }, body: bytes };
}

export function moved(location: string): TrustAnswer {
  return { status: 308, surface: 'data', headers: { location, ...fresh }, body: '' };
}

export function tagOf(bytes: Uint8Array): string {
  return `"${hash('sha256', bytes, 'hex').slice(0, 32)}"`;
}
