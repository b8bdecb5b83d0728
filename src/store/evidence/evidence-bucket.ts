import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AwsV4Signer } from 'aws4fetch';
import { writeAll, writeNewFile } from '../durable-file.ts';
import type { Scope } from '../scope.ts';
import { StoreFailure } from '../store-failure.ts';
import { readBucketList } from './bucket-list.ts';
import { EvidenceRefused, type EvidenceStore, type StoredBytes } from './evidence-store.ts';
import { fileTrouble } from './file-trouble.ts';

/** A request to a bucket, signed and ready to be sent. */
export interface BucketRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: AsyncIterable<Uint8Array>;
}

export interface BucketAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Sends one request. It is given from outside, because only `src/net` opens connections. */
export type SendToBucket = (request: BucketRequest) => Promise<BucketAnswer>;

export interface BucketPlace {
  /** For example `https://s3.eu-central-1.example`; the bucket’s name is put into the path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Where uploads are kept until they are whole: a bucket must be told digest and length before. */
  readonly spoolFolder: string;
}

const digestForm = /^[0-9a-f]{64}$/u;
const organisationForm = /^[A-Za-z0-9_-]{1,64}$/u;
const ofNothing = createHash('sha256').digest('hex');

/**
 * Evidence in a bucket of any service that speaks S3: `<organisation>/<first two digits>/<digest>`. The digest is part of
 * what is signed, so the service itself refuses other bytes.
 */
export function evidenceBucket(place: BucketPlace, send: SendToBucket): EvidenceStore {
  const base = `${place.endpoint.replace(/\/$/u, '')}/${place.bucket}`;
  const keyOf = ({ organisationId }: Scope, digest: string): string => {
    if (!organisationForm.test(organisationId) || !digestForm.test(digest)) throw new Error('A digest is 64 hexadecimal digits, and an organisation’s id can be part of an address.');
    return `${organisationId}/${digest.slice(0, 2)}/${digest}`;
  };
  const ask = async (method: BucketRequest['method'], url: string, body?: { readonly bytes: AsyncIterable<Uint8Array>; readonly digest: string; readonly sizeBytes: number }): Promise<BucketAnswer> => {
    const own = { 'x-amz-content-sha256': body?.digest ?? ofNothing, ...(body === undefined ? {} : { 'content-length': String(body.sizeBytes) }) };
    const signed = await new AwsV4Signer({ method, url, headers: { 'x-amz-content-sha256': own['x-amz-content-sha256'] }, accessKeyId: place.accessKeyId, secretAccessKey: place.secretAccessKey, region: place.region, service: 's3' }).sign();
    try {
      return await send({ method, url: signed.url.href, headers: { ...Object.fromEntries(signed.headers), ...own }, ...(body === undefined ? {} : { body: body.bytes }) });
    } catch (problem) {
      throw new StoreFailure('unreachable', 'The bucket of the evidence does not answer.', { cause: problem });
    }
  };
  const has = async (scope: Scope, digest: string): Promise<boolean> => {
    const answer = await ask('HEAD', `${base}/${keyOf(scope, digest)}`);
    await drained(answer);
    if (answer.status === 404) return false;
    return good(answer);
  };
  return {
    put: async (scope, bytes, limitBytes) => {
      const part = join(place.spoolFolder, `${randomUUID()}.part`);
      try {
        const stored = await spooled(place.spoolFolder, part, bytes, limitBytes);
        if (await has(scope, stored.digest)) return stored;
        const answer = await ask('PUT', `${base}/${keyOf(scope, stored.digest)}`, { bytes: createReadStream(part) as AsyncIterable<Uint8Array>, ...stored });
        await drained(answer);
        good(answer);
        return stored;
      } catch (problem) {
        throw fileTrouble(problem, 'writing') ?? problem;
      } finally {
        await rm(part, { force: true });
      }
    },
    open: (scope, digest) => verified(digest, () => ask('GET', `${base}/${keyOf(scope, digest)}`)),
    has,
    remove: async (scope, digest) => {
      const answer = await ask('DELETE', `${base}/${keyOf(scope, digest)}`);
      await drained(answer);
      if (answer.status !== 404) good(answer);
    },
    list: (scope) => listed(scope, async (query) => ask('GET', `${base}?${query.toString()}`)),
  };
}

async function spooled(folder: string, part: string, bytes: AsyncIterable<Uint8Array>, limitBytes: number): Promise<StoredBytes> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let sizeBytes = 0;
  await writeNewFile(part, async (handle) => {
    for await (const piece of bytes) {
      sizeBytes += piece.byteLength;
      if (sizeBytes > limitBytes) throw new EvidenceRefused(`The file is larger than ${limitBytes} bytes, which is the most that is taken.`);
      hash.update(piece);
      await writeAll(handle, piece);
    }
  });
  return { digest: hash.digest('hex'), sizeBytes };
}

async function* verified(digest: string, ask: () => Promise<BucketAnswer>): AsyncIterable<Uint8Array> {
  const answer = await ask();
  if (answer.status === 404) {
    await drained(answer);
    throw new StoreFailure('damaged', 'The stored evidence is missing.');
  }
  good(answer);
  const hash = createHash('sha256');
  try {
    for await (const piece of answer.body) {
      hash.update(piece);
      yield piece;
    }
  } catch (problem) {
    throw new StoreFailure('unreachable', 'The bucket of the evidence ended its answer early.', { cause: problem });
  }
  if (hash.digest('hex') !== digest) throw new StoreFailure('damaged', `The stored evidence ${digest} is damaged: its bytes have another digest.`);
}

async function* listed(scope: Scope, ask: (query: URLSearchParams) => Promise<BucketAnswer>): AsyncIterable<StoredBytes> {
  const { organisationId } = scope;
  if (!organisationForm.test(organisationId)) throw new Error('The organisation’s id can’t be part of an address.');
  let token: string | undefined;
  do {
    const answer = await ask(new URLSearchParams({ 'list-type': '2', prefix: `${organisationId}/`, ...(token === undefined ? {} : { 'continuation-token': token }) }));
    good(answer);
    const page = await readBucketList(answer.body);
    for (const { key, sizeBytes } of page.entries) {
      const digest = key.split('/').at(-1) ?? '';
      if (digestForm.test(digest) && key === `${organisationId}/${digest.slice(0, 2)}/${digest}`) yield { digest, sizeBytes };
    }
    token = page.next;
  } while (token !== undefined);
}

function good({ status }: BucketAnswer): true {
  if (status >= 200 && status < 300) return true;
  if (status === 507) throw new StoreFailure('disk-full', 'The bucket of the evidence has no space left.');
  throw new StoreFailure('unreachable', `The bucket of the evidence refused (HTTP ${status}).`);
}

async function drained({ body }: BucketAnswer): Promise<void> {
  for await (const piece of body) void piece;
}
