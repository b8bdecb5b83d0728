import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import type { StoredBytes } from '../evidence/evidence-store.ts';
import { fileTrouble } from '../evidence/file-trouble.ts';
import { writePart } from '../evidence/write-part.ts';
import { StoreFailure } from '../store-failure.ts';
import { readBucketList, type BucketEntry } from './bucket-list.ts';
import { bucketAddress, type BucketAnswer, type BucketPlace, type BucketRequest, type SendToBucket } from './bucket-place.ts';

/** Objects in a bucket of any service that speaks S3, under keys that hold letters, digits, `-`, `_`, `.` and `/` only. */
export interface Bucket {
  /**
   * Puts an object there, in the place of one that has the key. When it resolves the service has said that it keeps all
   * of it: its digest is part of what is signed, and its length is asked for afterwards.
   * @param limitBytes more than these are refused
   * @throws StoreFailure, EvidenceRefused (too large)
   */
  put(key: (stored: StoredBytes) => string, bytes: AsyncIterable<Uint8Array>, limitBytes: number): Promise<StoredBytes>;
  /** The object’s bytes as they come; nobody has compared them with anything. @returns undefined when there is none @throws StoreFailure */
  get(key: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** What is told of an object; undefined when there is none. @throws StoreFailure */
  look(key: string): Promise<BucketEntry | undefined>;
  /** @throws StoreFailure */
  remove(key: string): Promise<void>;
  /** Every object whose key begins so. @throws StoreFailure */
  list(prefix: string): AsyncIterable<BucketEntry>;
}

const ofNothing = createHash('sha256').digest('hex');
const keyForm = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*\/?$/u;
/** Answers after which the same request may well succeed a moment later. */
const passing: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);

/** @param pauses milliseconds before each further try of a request that met something passing */
export function openBucket(place: BucketPlace, send: SendToBucket, pauses: readonly number[] = [200, 1000]): Bucket {
  const base = bucketAddress(place);
  const once = async (method: BucketRequest['method'], url: string, body: SpooledBody | undefined): Promise<BucketAnswer> => {
    const digest = body?.digest ?? ofNothing;
    const signed = await new AwsV4Signer({ method, url, headers: { 'x-amz-content-sha256': digest }, accessKeyId: place.accessKeyId, secretAccessKey: place.secretAccessKey, region: place.region, service: 's3' }).sign();
    const headers = { ...Object.fromEntries(signed.headers), 'x-amz-content-sha256': digest, ...(body === undefined ? {} : { 'content-length': String(body.sizeBytes) }) };
    try {
      return await send({ method, url: signed.url.href, headers, ...(body === undefined ? {} : { body: body.open() }) });
    } catch (problem) {
      throw new StoreFailure('unreachable', `The bucket ${place.bucket} ${problem instanceof Error ? problem.message : 'does not answer'}.`, { cause: problem });
    }
  };
  const ask = async (method: BucketRequest['method'], url: string, body?: SpooledBody): Promise<BucketAnswer> => {
    for (const pause of pauses) {
      try {
        const answer = await once(method, url, body);
        if (!passing.has(answer.status)) return answer;
        await drained(answer);
      } catch (problem) {
        if (!(problem instanceof StoreFailure)) throw problem;
      }
      await sleep(pause);
    }
    return once(method, url, body);
  };
  const good = ({ status }: BucketAnswer): void => {
    if (status >= 200 && status < 300) return;
    if (status === 507) throw new StoreFailure('disk-full', `The bucket ${place.bucket} has no space left.`);
    throw new StoreFailure('unreachable', `The bucket ${place.bucket} refused (HTTP ${status})${status === 403 ? '; is the key the right one, and may it read, write, list and delete there?' : status === 404 ? '; is there a bucket of that name?' : '.'}`);
  };
  const address = (key: string): string => {
    if (!keyForm.test(key) || key.length > 900) throw new Error(`${JSON.stringify(key.slice(0, 100))} can’t be a key of ours.`);
    return `${base}/${key}`;
  };
  const look = async (key: string): Promise<BucketEntry | undefined> => {
    const answer = await ask('HEAD', address(key));
    await drained(answer);
    if (answer.status === 404) return undefined;
    good(answer);
    return { key, sizeBytes: Number(answer.headers['content-length']), changedAt: new Date(answer.headers['last-modified'] ?? '') };
  };
  return {
    put: async (keyOf, bytes, limitBytes) => {
      const part = join(place.spoolFolder, `${randomUUID()}.part`);
      try {
        await mkdir(place.spoolFolder, { recursive: true, mode: 0o700 });
        // It is durable in the bucket or nowhere, so the copy on the way need not be.
        const stored = await writePart(part, bytes, limitBytes, async () => {});
        const key = keyOf(stored);
        const answer = await ask('PUT', address(key), { ...stored, open: () => createReadStream(part) as AsyncIterable<Uint8Array> });
        await drained(answer);
        good(answer);
        const kept = (await look(key))?.sizeBytes;
        if (kept !== stored.sizeBytes) throw new StoreFailure('unreachable', `The bucket ${place.bucket} said that it has taken ${stored.sizeBytes} bytes, and ${kept === undefined ? 'does not have them' : `has ${kept}`}.`);
        return stored;
      } catch (problem) {
        throw fileTrouble(problem, 'writing') ?? problem;
      } finally {
        await rm(part, { force: true });
      }
    },
    get: async (key) => {
      const answer = await ask('GET', address(key));
      if (answer.status === 404) {
        await drained(answer);
        return undefined;
      }
      good(answer);
      return unbroken(answer.body, place.bucket);
    },
    look,
    remove: async (key) => {
      const answer = await ask('DELETE', address(key));
      await drained(answer);
      if (answer.status !== 404) good(answer);
    },
    list: async function* (prefix) {
      let token: string | undefined;
      do {
        const answer = await ask('GET', `${base}?${new URLSearchParams({ 'list-type': '2', prefix, ...(token === undefined ? {} : { 'continuation-token': token }) }).toString()}`);
        good(answer);
        const page = await readBucketList(answer.body);
        yield* page.entries;
        token = page.next;
      } while (token !== undefined);
    },
  };
}

interface SpooledBody extends StoredBytes {
  readonly open: () => AsyncIterable<Uint8Array>;
}

async function* unbroken(body: AsyncIterable<Uint8Array>, bucket: string): AsyncIterable<Uint8Array> {
  try {
    yield* body;
  } catch (problem) {
    throw new StoreFailure('unreachable', `The bucket ${bucket} ended its answer early.`, { cause: problem });
  }
}

/** What an answer says beyond its status is not looked at; a long one is cut off. */
async function drained({ body }: BucketAnswer): Promise<void> {
  let bytes = 0;
  try {
    for await (const piece of body) if ((bytes += piece.byteLength) > 65_536) return;
  } catch {
    // The status has come, and that is all that counts.
  }
}
