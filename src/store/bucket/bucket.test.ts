import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createStreamCaller } from '../../net/stream-call.ts';
import { StoreFailure } from '../store-failure.ts';
import { openBucket, type Bucket } from './bucket.ts';
import { bucketAddress } from './bucket-place.ts';

async function* megabyte(): AsyncIterable<Uint8Array> {
  for (let piece = 0; piece < 16; piece += 1) yield Buffer.alloc(65_536, piece);
}
async function bytesOf(bytes: AsyncIterable<Uint8Array> | undefined): Promise<number> {
  let size = 0;
  for await (const piece of bytes ?? []) size += piece.byteLength;
  return size;
}
const trouble = (words: RegExp) => (problem: unknown): boolean => problem instanceof StoreFailure && problem.trouble === 'unreachable' && words.test(problem.message);

describe('a bucket that does not do what it should', () => {
  const spoolFolder = mkdtempSync(join(tmpdir(), 'assay-spool-'));
  /** What the service does with each request, in turn; the last goes on. */
  let turns: ((incoming: IncomingMessage, outgoing: ServerResponse) => void)[] = [];
  let asked: string[] = [];
  let server: Server;
  let bucket: Bucket;
  let address = '';
  const taken = (incoming: IncomingMessage, outgoing: ServerResponse): void => void incoming.resume().on('end', () => outgoing.writeHead(200).end());
  const has = (bytes: number) => (_incoming: IncomingMessage, outgoing: ServerResponse): void => void outgoing.writeHead(200, { 'content-length': bytes, 'last-modified': 'Fri, 02 Jan 2026 03:04:05 GMT' }).end();
  const says = (status: number) => (incoming: IncomingMessage, outgoing: ServerResponse): void => void incoming.resume().on('end', () => outgoing.writeHead(status).end('<Error/>'));
  before(async () => {
    server = createServer((incoming, outgoing) => {
      asked.push(incoming.method ?? '');
      const [turn, ...rest] = turns;
      if (rest.length > 0) turns = rest;
      turn?.(incoming, outgoing);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    bucket = openBucket({ endpoint: address, bucket: 'evidence', region: 'x', accessKeyId: 'x', secretAccessKey: 'x', isInPath: true, spoolFolder }, createStreamCaller(address, { limits: { head: 150 } }), [1, 1]);
  });
  beforeEach(() => {
    asked = [];
  });
  after(() => {
    server.closeAllConnections();
    server.close();
    rmSync(spoolFolder, { recursive: true });
  });

  it('is asked again when it breaks off in mid-upload, and what it took at last is acknowledged', async () => {
    turns = [(incoming) => void incoming.once('data', () => incoming.destroy()), says(503), taken, has(1_048_576)];
    assert.equal((await bucket.put(() => 'key', megabyte(), 2e6)).sizeBytes, 1_048_576);
    assert.deepEqual(asked, ['PUT', 'PUT', 'PUT', 'HEAD']);
    assert.deepEqual(readdirSync(spoolFolder), []);
  });

  it('that goes on breaking off acknowledges nothing', async () => {
    turns = [(incoming) => void incoming.once('data', () => incoming.destroy())];
    await assert.rejects(bucket.put(() => 'key', megabyte(), 2e6), trouble(/^The bucket evidence ends the connection without an answer/u));
    assert.equal(asked.length, 3);
    assert.deepEqual(readdirSync(spoolFolder), []);
  });

  it('that says it has taken the bytes and has others, or none, acknowledges nothing', async () => {
    turns = [taken, has(5)];
    await assert.rejects(bucket.put(() => 'key', megabyte(), 2e6), trouble(/said that it has taken 1048576 bytes, and has 5\./u));
    turns = [taken, says(404)];
    await assert.rejects(bucket.put(() => 'key', megabyte(), 2e6), trouble(/and does not have them\./u));
  });

  it('that does not answer is waited for a bounded time', async () => {
    turns = [() => {}];
    const since = performance.now();
    await assert.rejects(bucket.look('key'), trouble(/neither takes nor sends anything for 150 ms/u));
    assert.ok(performance.now() - since < 1500);
  });

  it('that ends an answer early, or stops within it, is told', async () => {
    turns = [(_incoming, outgoing) => void outgoing.writeHead(200, { 'content-length': 100 }).write('half', () => setTimeout(() => outgoing.destroy(), 20))];
    await assert.rejects(async () => bytesOf(await bucket.get('key')), trouble(/ended its answer early/u));
    turns = [(_incoming, outgoing) => void outgoing.writeHead(200, { 'content-length': 100 }).write('half')];
    await assert.rejects(async () => bytesOf(await bucket.get('key')), trouble(/ended its answer early/u));
  });

  it('that leads elsewhere is not followed, and no other host is asked with the key', async () => {
    turns = [(_incoming, outgoing) => void outgoing.writeHead(307, { location: 'http://127.0.0.1:1/' }).end()];
    await assert.rejects(bucket.look('key'), trouble(/refused \(HTTP 307\)/u));
    await assert.rejects(createStreamCaller('https://s3.example')({ method: 'GET', url: `${address}/x`, headers: {} }), /uses http/u);
    await assert.rejects(createStreamCaller('http://localhost:9000')({ method: 'GET', url: 'http://localhost:9001/x', headers: {} }), /uses http/u);
    await assert.rejects(createStreamCaller('https://s3.example')({ method: 'GET', url: 'https://169.254.169.254/x', headers: {} }), /leads to/u);
  });

  it('has its name in the path or before the host', () => {
    assert.equal(bucketAddress({ endpoint: 'https://s3.example:9000/', bucket: 'evidence', isInPath: true }), 'https://s3.example:9000/evidence');
    assert.equal(bucketAddress({ endpoint: 'https://s3.example', bucket: 'evidence', isInPath: false }), 'https://evidence.s3.example');
  });
});
