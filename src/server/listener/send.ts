import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Answer } from '../answer/answer.ts';
import { securityHeaders, type Surface } from '../answer/security-headers.ts';

/**
 * Writes an answer with the headers that all answers have.
 * When its bytes end early, because the reader went away or they turned out damaged, the connection is cut.
 */
export async function send(incoming: IncomingMessage, outgoing: ServerResponse, answer: Answer, surface: Surface, isSecure: boolean, requestId: string): Promise<void> {
  const { status, body } = answer;
  const isEmpty = body === undefined || incoming.method === 'HEAD' || status === 304;
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body instanceof Uint8Array ? body.length : undefined;
  outgoing.writeHead(status, {
    ...securityHeaders(surface, isSecure), 'x-request-id': requestId, ...answer.headers,
    ...(length === undefined || status === 304 ? {} : { 'content-length': length }), ...(body === undefined && status !== 204 && status !== 304 ? { 'content-length': 0 } : {}),
    // What the sender still wants to send, nobody reads.
    ...(incoming.complete ? {} : { connection: 'close' }),
  });
  if (isEmpty) {
    outgoing.end();
    return;
  }
  if (typeof body === 'string' || body instanceof Uint8Array) {
    outgoing.end(body);
    return;
  }
  try {
    await pipeline(body, outgoing);
  } catch {
    // The head has gone out: a connection that ends early is the only way left to say that this is not all.
    outgoing.destroy();
  }
}
