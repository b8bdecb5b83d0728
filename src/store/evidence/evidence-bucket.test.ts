import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startS3Server, type S3Server } from '../../../test/support/s3-server.ts';
import { createStreamCaller } from '../../net/stream-call.ts';
import { openBucket } from '../bucket/bucket.ts';
import type { SendToBucket } from '../bucket/bucket-place.ts';
import { provenScope } from '../scope.ts';
import { StoreFailure } from '../store-failure.ts';
import { evidenceBucket } from './evidence-bucket.ts';
import { EvidenceRefused, type EvidenceStore } from './evidence-store.ts';

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

async function* pieces(...parts: readonly string[]): AsyncIterable<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}
async function whole(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

describe('evidence in a bucket', () => {
  const spoolFolder = mkdtempSync(join(tmpdir(), 'assay-spool-'));
  let server: S3Server;
  let store: EvidenceStore;
  const open = (accessKeyId = 'S3RVER'): EvidenceStore => {
    const through = createStreamCaller(server.endpoint);
    const send: SendToBucket = async (asked) => {
      const { method, url, headers } = asked;
      if (accessKeyId === 'S3RVER') assert.ok(headers['authorization']?.endsWith(`Signature=${signatureOf(method, url, headers, 'S3RVER')}`), 'signed with the secret');
      return through(asked);
    };
    return evidenceBucket(openBucket({ endpoint: server.endpoint, bucket: 'evidence', region: 'eu-central-1', accessKeyId, secretAccessKey: 'S3RVER', isInPath: true, spoolFolder }, send, [1]));
  };
  before(async () => {
    server = await startS3Server('evidence');
    store = open();
  });
  after(async () => {
    await server.close();
    rmSync(spoolFolder, { recursive: true });
  });

  it('gives back what was put away, to its organisation only', async () => {
    const stored = await store.put(acme, pieces('one ', 'two'), 100);
    assert.deepEqual(await store.put(acme, pieces('one two'), 100), stored);
    assert.equal(await whole(store.open(acme, stored.digest)), 'one two');
    assert.equal(await store.has(other, stored.digest), false);
    await assert.rejects(whole(store.open(other, stored.digest)), (problem: unknown) => problem instanceof StoreFailure && problem.trouble === 'damaged');
    assert.equal(await store.removeOld(acme, stored.digest, new Date(0)), false, 'put there since');
    assert.equal(await store.removeOld(acme, stored.digest, new Date('2999-01-01')), true);
    assert.equal(await store.has(acme, stored.digest), false);
  });

  it('lists what an organisation has, and when it came', async () => {
    const expected = new Set<string>();
    for (let index = 0; index < 20; index += 1) expected.add((await store.put(acme, pieces(`file ${index}`), 100)).digest);
    await store.put(other, pieces('not of acme'), 100);
    const found: string[] = [];
    for await (const { digest, changedAt } of store.list(acme)) {
      found.push(digest);
      assert.ok(Math.abs(changedAt.getTime() - Date.now()) < 60_000);
    }
    assert.deepEqual(new Set(found), expected);
  });

  it('refuses more than the limit, and leaves nothing on the way', async () => {
    await assert.rejects(store.put(acme, pieces('12345', '67890'), 9), EvidenceRefused);
    assert.deepEqual(readdirSync(spoolFolder), []);
  });

  it('says that the bucket refuses a key', async () => {
    await assert.rejects(open('NOBODY').put(acme, pieces('x'), 10), /The bucket evidence refused \(HTTP 403\); is the key the right one/u);
  });
});
