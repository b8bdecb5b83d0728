/** The least that a server must do: bare node:http with the same bytes; for an upload SHA-256, a file and fdatasync. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';

const kind = process.argv[2] ?? 'page';
const page = Buffer.alloc(30_000, 'x');
const folder = mkdtempSync(join(process.env['ASSAY_BENCH_FOLDER'] ?? tmpdir(), 'assay-bare-'));
let count = 0;

const server = createServer((incoming, outgoing) => {
  if (kind === 'page') outgoing.writeHead(200, { 'content-type': 'text/html', etag: '"x"', 'content-length': page.length }).end(page);
  else if (kind === 'unchanged') outgoing.writeHead(200, { 'content-type': 'text/plain', 'content-length': 5 }).end('hello');
  else void keep(incoming, outgoing);
});

async function keep(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const hash = createHash('sha256');
  count += 1;
  const handle = await open(join(folder, String(count)), 'w');
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    hash.update(piece);
    await handle.write(piece);
  }
  await handle.datasync();
  await handle.close();
  const text = JSON.stringify({ digest: hash.digest('hex') });
  outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length }).end(text);
}

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const upload = kind === 'upload';
  process.send?.({ port, expected: 200, request: `${upload ? 'PUT /' : 'GET /'} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n${upload ? 'Content-Length: 100000\r\n' : ''}\r\n` });
});
process.on('SIGTERM', () => {
  rmSync(folder, { recursive: true });
  process.exit();
});
