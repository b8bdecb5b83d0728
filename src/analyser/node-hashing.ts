import { createHash } from 'node:crypto';
import { digestOf } from '../collect/digest-of.ts';
import type { Hashing } from './hashing.ts';

/** Digests as the bytes pass by. */
export const nodeHashing: Hashing = {
  of: digestOf,
  signatures: async () => (await import('./open-pgp.ts')).openPgp,
  ofNames: () => {
    const hash = createHash('sha256');
    return { add: (line) => void hash.update(line), digest: () => `sha256:${hash.digest('hex')}` };
  },
};
