import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { after, before, describe, it } from 'node:test';
import S3rver from 's3rver';
import { provenScope } from '../scope.ts';
import { StoreFailure } from '../store-failure.ts';
import { evidenceBucket, type SendToBucket } from './evidence-bucket.ts';
import { EvidenceRefused, type EvidenceStore } from './evidence-store.ts';

const root = mkdtempSync(join(tmpdir(), 'assay-bucket-'));
const acme = provenScope('acme');
const other = provenScope('other');

/** The signature that the request must have (AWS Signature Version 4), because the test’s server looks only at the key’s id. */
function signatureOf(method: string, url: string, headers: Readonly<Record<string, string>>, secret: string): string {
  const { host, pathname, searchParams } = new URL(url);
  const names = /SignedHeaders=([^,]+)/u.exec(headers['authorization'] ?? '')?.[1] ?? '';
  const [, credential = ''] = /Credential=[^/]+\/([^,]+)/u.exec(headers['authorization'] ?? '') ?? [];
  const query = [...searchParams].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).toSorted().join('&');
  const lines = names.split(';').map((name) => `${name}:${name === 'host' ? host : headers[name]}\n`).join('');
  const asked = [method, pathname, query, lines, names, headers['x-amz-content-sha256']].join('\n');
  const words = ['AWS4-HMAC-SHA256', headers['x-amz-date'], credential, createHash('sha256').update(asked).digest('hex')].join('\n');
  const key = credential.split('/').reduce<Buffer | string>((before, part) => createHmac('sha256', before).update(part).digest(), `AWS4${secret}`);
  return createHmac('sha256', key).update(words).digest('hex');
}

const send: SendToBucket = async ({ method, url, headers, body }) => {
  if (headers['authorization']?.includes('S3RVER') === true) assert.ok(headers['authorization'].endsWith(`Signature=${signatureOf(method, url, headers, 'S3RVER')}`), 'signed with the secret');
  const asked = request(url, { method, headers });
  const answered = once(asked, 'response') as Promise<[IncomingMessage]>;
  if (body === undefined) asked.end();
  else await pipeline(Readable.from(body), asked);
  const [answer] = await answered;
  return { status: answer.statusCode ?? 0, headers: answer.headers as Record<string, string>, body: answer };
};
async function* pieces(...parts: readonly string[]): AsyncIterable<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}
async function whole(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

describe('evidence in a bucket', () => {
  const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory: join(root, 'server'), configureBuckets: [{ name: 'evidence', configs: [] }] });
  const spoolFolder = join(root, 'spool');
  let endpoint = '';
  let store: EvidenceStore;
  const open = (accessKeyId = 'S3RVER'): EvidenceStore => evidenceBucket({ endpoint, bucket: 'evidence', region: 'eu-central-1', accessKeyId, secretAccessKey: 'S3RVER', spoolFolder }, send);
  before(async () => {
    const { port } = await server.run();
    endpoint = `http://127.0.0.1:${port}`;
    store = open();
  });
  after(async () => {
    await server.close();
    rmSync(root, { recursive: true });
  });

  it('gives back what was put away, to its organisation only', async () => {
    const stored = await store.put(acme, pieces('one ', 'two'), 100);
    assert.deepEqual(await store.put(acme, pieces('one two'), 100), stored);
    assert.equal(await whole(store.open(acme, stored.digest)), 'one two');
    assert.equal(await store.has(other, stored.digest), false);
    await assert.rejects(whole(store.open(other, stored.digest)), (problem: unknown) => problem instanceof StoreFailure && problem.trouble === 'damaged');
    await store.remove(acme, stored.digest);
    assert.equal(await store.has(acme, stored.digest), false);
  });

  it('lists what an organisation has, page by page', async () => {
    const expected = new Set<string>();
    for (let index = 0; index < 20; index += 1) expected.add((await store.put(acme, pieces(`file ${index}`), 100)).digest);
    await store.put(other, pieces('not of acme'), 100);
    const found: string[] = [];
    for await (const { digest } of store.list(acme)) found.push(digest);
    assert.deepEqual(new Set(found), expected);
  });

  it('refuses more than the limit, and leaves nothing on the way', async () => {
    await assert.rejects(store.put(acme, pieces('12345', '67890'), 9), EvidenceRefused);
    assert.deepEqual(readdirSync(spoolFolder), []);
  });

  it('says that the bucket does not answer, or refuses', async () => {
    const isUnreachable = (problem: unknown): boolean => problem instanceof StoreFailure && problem.trouble === 'unreachable';
    await assert.rejects(open('NOBODY').put(acme, pieces('x'), 10), isUnreachable);
    await assert.rejects(evidenceBucket({ endpoint: 'http://127.0.0.1:1', bucket: 'evidence', region: 'x', accessKeyId: 'x', secretAccessKey: 'x', spoolFolder }, send).has(acme, '0'.repeat(64)), isUnreachable);
  });
});
