import { concat, equalBytes, type Bytes } from './bytes.ts';
import { sha256 } from './digest.ts';

/** 32 bytes: the hash of a leaf or node (RFC 6962, section 2.1). */
export type Hash = Bytes;

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

const togetherMost = 1_024;

/** The hash of one entry; its prefix keeps an entry from being taken for a node. */
export async function leafHash(entry: Uint8Array): Promise<Hash> {
  return sha256(concat(LEAF, entry));
}

export async function nodeHash(left: Uint8Array, right: Uint8Array): Promise<Hash> {
  return sha256(concat(NODE, left, right));
}

/** The root of a tree over leaf hashes (RFC 6962, section 2.1); of none, the digest of nothing. */
export async function rootOf(leaves: readonly Hash[]): Promise<Hash> {
  const [first] = leaves;
  if (first === undefined) return sha256(new Uint8Array());
  if (leaves.length === 1) return first;
  const split = splitOf(leaves.length);
  const left = leaves.slice(0, split);
  const right = leaves.slice(split);
  // Digests are waited for, so those of a small tree are asked for together; those of a large one would be too many at a time.
  return leaves.length <= togetherMost ? nodeHash(...(await Promise.all([rootOf(left), rootOf(right)]))) : nodeHash(await rootOf(left), await rootOf(right));
}

/**
 * The hashes that show that a leaf is in the tree (RFC 6962, section 2.1.1), from the leaf's neighbour up.
 * @param index 0-based
 * @throws RangeError when there is no such leaf
 */
export async function inclusionProof(leaves: readonly Hash[], index: number): Promise<Hash[]> {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError(`There is no leaf ${index} among ${leaves.length}.`);
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  const left = leaves.slice(0, split);
  const right = leaves.slice(split);
  return index < split ? [...(await inclusionProof(left, index)), await rootOf(right)] : [...(await inclusionProof(right, index - split)), await rootOf(left)];
}

/**
 * The hashes that show that the tree goes on from the tree that it was (RFC 6962, section 2.1.2).
 * @param size how many leaves the earlier tree had, from 1
 * @throws RangeError when the tree was never that small
 */
export async function consistencyProof(leaves: readonly Hash[], size: number): Promise<Hash[]> {
  if (!Number.isInteger(size) || size < 1 || size > leaves.length) throw new RangeError(`A tree of ${leaves.length} leaves never had ${size}.`);
  return partialProof(leaves, size, true);
}

async function partialProof(leaves: readonly Hash[], size: number, isWhole: boolean): Promise<Hash[]> {
  if (size === leaves.length) return isWhole ? [] : [await rootOf(leaves)];
  const split = splitOf(leaves.length);
  const left = leaves.slice(0, split);
  const right = leaves.slice(split);
  return size <= split ? [...(await partialProof(left, size, isWhole)), await rootOf(right)] : [...(await partialProof(right, size - split, false)), await rootOf(left)];
}

/** The largest power of two below the number of leaves. */
function splitOf(leaves: number): number {
  let split = 1;
  while (split * 2 < leaves) split *= 2;
  return split;
}

/** Whether a root is that of the leaves. */
export async function hasRoot(leaves: readonly Hash[], root: Uint8Array): Promise<boolean> {
  return equalBytes(await rootOf(leaves), root);
}
