/** A web host on loopback with TLS that answers for many names. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import type { Certificates } from './certificates.ts';

/** What stands at an address: a text (`text/html` when it begins like a page), an answer in full, or anything that a handler does. */
export type Page = string | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string | Uint8Array } | ((request: IncomingMessage, response: ServerResponse) => void);

/** By `acme.test/pricing`. */
export type Site = Readonly<Record<string, Page>>;

export interface WebHost {
  readonly port: number;
  /** `acme.test/pricing`, in order. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** @param hostWithWrongCertificate a name for which the certificate of another is shown @param onAsked hears of each request */
export async function startWebHost(site: Site, certificates: Certificates, hostWithWrongCertificate: string, onAsked: (place: string) => void = () => undefined): Promise<WebHost> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const wrong = createSecureContext(certificates.forAnotherName);
  const good = createSecureContext(certificates.good);
  const server = createServer({ ...certificates.good, SNICallback: (name, done) => done(null, name === hostWithWrongCertificate ? wrong : good) }, (request, response) => {
    const place = `${(request.headers.host ?? '').replace(/:\d+$/, '')}${request.url ?? ''}`;
    asked.push(place);
    onAsked(place);
    answer(Object.hasOwn(site, place) ? site[place] : undefined, request, response);
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: () => new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    }),
  };
}

function answer(page: Page | undefined, request: IncomingMessage, response: ServerResponse): void {
  response.on('error', () => undefined);
  if (typeof page === 'function') page(request, response);
  else if (page === undefined) response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html><title>Not found</title><p>There is nothing here.\n');
  else {
    const { status = 200, headers = {}, body = '' } = typeof page === 'string' ? { body: page } : page;
    response.writeHead(status, { 'content-type': typeOf(body), ...headers }).end(body);
  }
}

function typeOf(body: string | Uint8Array): string {
  if (typeof body !== 'string') return 'application/octet-stream';
  if (body.startsWith('<!doctype html>')) return 'text/html; charset=utf-8';
  if (body.startsWith('<?xml')) return 'application/samlmetadata+xml';
  return body.startsWith('{') ? 'application/json' : 'text/plain; charset=utf-8';
}
