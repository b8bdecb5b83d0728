import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json', '.wasm': 'application/wasm' };

/** A host of static files on loopback, as a maker would have one. */
export interface DossierHost {
  readonly address: string;
  /** Requests since the start, as method and path. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** @param policy sent with every file, beside what the page says of itself; none when left out */
export async function hostDossier(folder: string, policy?: string): Promise<DossierHost> {
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host.example').pathname);
    requests.push(`${request.method} ${path}`);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', ...(policy === undefined ? {} : { 'content-security-policy': policy }), 'x-content-type-options': 'nosniff' }).end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, requests, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
