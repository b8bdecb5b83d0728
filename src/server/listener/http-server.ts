import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { ServerLimits } from '../limits.ts';

/** A certificate chain and its key, PEM. */
export interface TlsMaterial {
  readonly certificate: string;
  readonly key: string;
}

/** Forward secrecy and authenticated encryption only; TLS 1.3 has nothing else. */
const ciphers = ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256', 'ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305', 'ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256'].join(':');

/** How often Node looks for requests that are late. */
const lookEveryMilliseconds = 1_000;

/** Node’s HTTP/1.1 server under our limits, with nothing lenient. */
export function httpServer(limits: ServerLimits, tls: TlsMaterial | undefined, listener: (incoming: IncomingMessage, outgoing: ServerResponse) => void): Server | TlsServer {
  const options = {
    insecureHTTPParser: false, requireHostHeader: true, joinDuplicateHeaders: false, maxHeaderSize: limits.headBytes, headersTimeout: limits.headMilliseconds,
    // Bodies are watched where they are read: an upload may last long as long as it moves.
    requestTimeout: 0, keepAliveTimeout: limits.keepAliveMilliseconds, connectionsCheckingInterval: Math.min(lookEveryMilliseconds, limits.headMilliseconds), noDelay: true,
  };
  const server = tls === undefined ? createServer(options) : createTlsServer({ ...options, cert: tls.certificate, key: tls.key, minVersion: 'TLSv1.2', ciphers, honorCipherOrder: true, handshakeTimeout: limits.headMilliseconds });
  // A connection on which nothing moves is cut, in the middle of an answer as well.
  server.timeout = limits.silenceMilliseconds;
  server.maxConnections = limits.connections;
  server.maxRequestsPerSocket = limits.requestsPerConnection;
  // Node would drop headers over a count silently; they are counted where the head is looked at.
  server.maxHeadersCount = 0;
  server.on('request', listener);
  server.on('checkContinue', listener);
  server.on('checkExpectation', (_incoming: IncomingMessage, outgoing: ServerResponse) => outgoing.writeHead(417, { connection: 'close', 'content-length': 0 }).end());
  server.on('connect', (_incoming: IncomingMessage, socket: Socket) => refuse(socket, 405));
  server.on('clientError', (problem: NodeJS.ErrnoException, socket: Socket) => refuse(socket, statusOf(problem.code)));
  return server;
}

const reasons: Readonly<Record<number, string>> = { 400: 'Bad Request', 405: 'Method Not Allowed', 408: 'Request Timeout', 431: 'Request Header Fields Too Large' };

function statusOf(code: string | undefined): number {
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
}

/** What is no request gets one line and the end of the connection. */
function refuse(socket: Socket, status: number): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(`HTTP/1.1 ${status} ${reasons[status] ?? 'Bad Request'}\r\nConnection: close\r\nContent-Length: 0\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n\r\n`, () => socket.destroy());
}
