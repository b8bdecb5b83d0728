import { createHash } from 'node:crypto';
import type { Bucket } from '../bucket/bucket.ts';
import type { Scope } from '../scope.ts';
import { StoreFailure } from '../store-failure.ts';
import type { EvidenceStore } from './evidence-store.ts';

const digestForm = /^[0-9a-f]{64}$/u;
const organisationForm = /^[A-Za-z0-9_-]{1,64}$/u;

/**
 * Evidence in a bucket: `<organisation>/<first two digits>/<digest>`. The same bytes again are sent again, so that an
 * upload mends what was damaged there.
 * @param under what the keys begin with: nothing, or a path that ends in a slash
 */
export function evidenceBucket(bucket: Bucket, under = ''): EvidenceStore {
  const ofOrganisation = ({ organisationId }: Scope): string => {
    if (!organisationForm.test(organisationId)) throw new Error('The organisation’s id can’t be part of a key.');
    return `${under}${organisationId}/`;
  };
  const keyOf = (scope: Scope, digest: string): string => {
    if (!digestForm.test(digest)) throw new Error('A digest is 64 hexadecimal digits.');
    return `${ofOrganisation(scope)}${digest.slice(0, 2)}/${digest}`;
  };
  return {
    put: async (scope, bytes, limitBytes) => bucket.put(({ digest }) => keyOf(scope, digest), bytes, limitBytes),
    open: (scope, digest) => verified(digest, async () => bucket.get(keyOf(scope, digest))),
    has: async (scope, digest) => (await bucket.look(keyOf(scope, digest))) !== undefined,
    removeOld: async (scope, digest, before) => {
      const found = await bucket.look(keyOf(scope, digest));
      // A bucket can't compare and remove in one step: what is put there again within these milliseconds is lost, and told as missing when it is read.
      if (found === undefined || found.changedAt >= before) return false;
      await bucket.remove(keyOf(scope, digest));
      return true;
    },
    list: async function* (scope) {
      for await (const { key, sizeBytes, changedAt } of bucket.list(ofOrganisation(scope))) {
        const digest = key.split('/').at(-1) ?? '';
        if (digestForm.test(digest) && key === keyOf(scope, digest)) yield { digest, sizeBytes, changedAt };
      }
    },
  };
}

async function* verified(digest: string, get: () => Promise<AsyncIterable<Uint8Array> | undefined>): AsyncIterable<Uint8Array> {
  const bytes = await get();
  if (bytes === undefined) throw new StoreFailure('damaged', 'The stored evidence is missing.');
  const hash = createHash('sha256');
  for await (const piece of bytes) {
    hash.update(piece);
    yield piece;
  }
  if (hash.digest('hex') !== digest) throw new StoreFailure('damaged', `The stored evidence ${digest} is damaged: its bytes have another digest.`);
}
