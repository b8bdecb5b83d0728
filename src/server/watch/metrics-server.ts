import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A port that tells metrics and nothing else. */
export interface MetricsServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Milliseconds after which a connection that brings no request, or takes no answer, is cut. */
const patience = 10_000;

/**
 * Listens for Prometheus on a port of its own, so that no token is needed and the workspace's port tells nothing.
 * @throws the system's error when it can't listen there
 */
export async function startMetricsServer(address: string, port: number, text: () => string): Promise<MetricsServer> {
  const server = createServer({ headersTimeout: patience, requestTimeout: patience, keepAliveTimeout: patience, maxHeaderSize: 8192 }, (incoming, outgoing) => {
    incoming.resume();
    const headers = { 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'content-security-policy': 'default-src \'none\'', 'cross-origin-resource-policy': 'same-origin' };
    // A page in a browser has no business here.
    if (incoming.url !== '/metrics' || incoming.method !== 'GET' || incoming.headers.origin !== undefined || incoming.headers['sec-fetch-site'] !== undefined) outgoing.writeHead(404, headers).end();
    else outgoing.writeHead(200, { ...headers, 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text());
  });
  server.maxConnections = 20;
  server.timeout = patience;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: address, port }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
