/** What an attacker's host does to whoever reads it; each is one page of `attacker.<domain>`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Site } from './web-host.ts';

const megabyte = 1_048_576;

/** @param host the attacker's name */
export function misbehaviourOf(host: string): Site {
  return {
    [`${host}/to-link-local`]: { status: 302, headers: { location: 'http://169.254.169.254/latest/meta-data/' } },
    [`${host}/to-loopback`]: { status: 302, headers: { location: 'https://127.0.0.1/' } },
    [`${host}/loop`]: { status: 302, headers: { location: `https://${host}/loop` } },
    [`${host}/endless`]: endlessBody,
    [`${host}/bomb`]: gzipBomb,
    [`${host}/slow-headers`]: slowHeaders,
    [`${host}/large-header`]: largeHeader,
    [`${host}/cut`]: { headers: { 'content-length': '1000' }, body: 'Contact: mailto:security@acme.test\n' },
  };
}

/** Text without an end, as fast as it is taken. */
function endlessBody(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/plain' });
  const piece = 'a'.repeat(65_536);
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  more();
}

/** 64 MiB of blanks in 64 KiB, sent whether or not the reader accepts the encoding. */
function gzipBomb(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' }).end(gzipSync(new Uint8Array(64 * megabyte).fill(0x20)));
}

/** A header that never ends, a character at a time. */
function slowHeaders(request: IncomingMessage): void {
  const { socket } = request;
  socket.write('HTTP/1.1 200 OK\r\nx-slow: ');
  const timer = setInterval(() => socket.write('a'), 50);
  socket.on('close', () => clearInterval(timer));
}

/** One header of 10 MB. */
function largeHeader(request: IncomingMessage): void {
  request.socket.end(`HTTP/1.1 200 OK\r\nx-large: ${'a'.repeat(10 * megabyte)}\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\nok`);
}
