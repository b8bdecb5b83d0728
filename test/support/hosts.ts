/** Hosts on loopback for tests: a stand-in for a public one, and one that nobody may reach. */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createPlainServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';

export interface TestHost {
  readonly address: string;
  readonly port: number;
  /** `address:port`. */
  readonly place: string;
  readonly requests: readonly IncomingMessage[];
  readonly connections: () => number;
  close(): Promise<void>;
  /** Closes it at the end of a test that says `await using`, whatever became of the test. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** A host that answers over http, or over https when given a certificate. */
export async function startHost(listener: RequestListener, options: { readonly address?: string; readonly tls?: TlsOptions } = {}): Promise<TestHost> {
  const requests: IncomingMessage[] = [];
  const counting: RequestListener = (request, response) => {
    requests.push(request);
    listener(request, response);
  };
  return listen(options.tls === undefined ? createServer(counting) : createTlsServer(options.tls, counting), requests, options.address);
}

/** A host that is handed each connection as it is, for answers that no HTTP library would give. */
export async function startPlainHost(onConnection: (socket: Socket) => void, address?: string): Promise<TestHost> {
  return listen(createPlainServer(onConnection), [], address);
}

/** Sends bytes as they are once a request has come. */
export function says(text: string): (socket: Socket) => void {
  return (socket) => { socket.once('data', () => socket.end(text)); };
}

async function listen(server: Server, requests: readonly IncomingMessage[], address = '127.0.0.1'): Promise<TestHost> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => { server.listen(0, address, resolve); });
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> => new Promise<void>((resolve) => {
    for (const socket of sockets) socket.destroy();
    server.close(() => resolve());
  });
  return { address, port, place: `${address}:${port}`, requests, connections: () => connections, close, [Symbol.asyncDispose]: close };
}
