import { equalBytes } from './bytes.ts';
import { nodeHash } from './merkle-tree.ts';

/** More levels than any tree with a number of leaves that is held exactly. */
const hashesMax = 64;

/**
 * Whether a leaf is at this place of the tree with this root (RFC 9162, section 2.1.3.2).
 * @param index 0-based
 * @param size leaves of the tree
 */
export async function verifyInclusion(leaf: Uint8Array, index: number, size: number, proof: readonly Uint8Array[], root: Uint8Array): Promise<boolean> {
  if (!areCounts(index, size) || index >= size || !areHashes([leaf, root, ...proof])) return false;
  let place = index;
  let last = size - 1;
  let hash = leaf;
  for (const neighbour of proof) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash = await nodeHash(neighbour, hash);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      hash = await nodeHash(hash, neighbour);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && equalBytes(hash, root);
}

/**
 * Whether a tree goes on from the tree that it was (RFC 9162, section 2.1.4.2).
 * @param size leaves of the earlier tree, from 1: from an empty tree every tree goes on, so nothing would be shown
 * @param root of the earlier tree
 */
export async function verifyConsistency(size: number, root: Uint8Array, newSize: number, newRoot: Uint8Array, proof: readonly Uint8Array[]): Promise<boolean> {
  return verifySubtreeConsistency(0, size, root, newSize, newRoot, proof);
}

/** Whether a leaf is at this place of the subtree over the leaves from `start` up to `end` (Merkle Tree Certificates, section 4.3). */
export async function verifySubtreeInclusion(leaf: Uint8Array, index: number, start: number, end: number, proof: readonly Uint8Array[], root: Uint8Array): Promise<boolean> {
  return isSubtree(start, end) && index >= start && (await verifyInclusion(leaf, index - start, end - start, proof, root));
}

/** Whether the subtree over the leaves from `start` up to `end` is part of the tree (Merkle Tree Certificates, section 4.4.3). */
export async function verifySubtreeConsistency(start: number, end: number, root: Uint8Array, treeSize: number, treeRoot: Uint8Array, proof: readonly Uint8Array[]): Promise<boolean> {
  if (!isSubtree(start, end) || !areCounts(treeSize) || end > treeSize || !areHashes([root, treeRoot, ...proof])) return false;
  let [first, last, treeLast] = [start, end - 1, treeSize - 1];
  const up = (): void => {
    [first, last, treeLast] = [half(first), half(last), half(treeLast)];
  };
  if (last === treeLast) while (first !== last) up();
  else while (first !== last && isOdd(last)) up();

  const rest = [...proof];
  const begin = first === last ? root : rest.shift();
  if (begin === undefined) return false;
  let [hash, treeHash] = [begin, begin];
  for (const neighbour of rest) {
    if (treeLast === 0) return false;
    if (isOdd(last) || last === treeLast) {
      if (first < last) hash = await nodeHash(neighbour, hash);
      treeHash = await nodeHash(neighbour, treeHash);
      while (!isOdd(last) && last !== 0) up();
    } else {
      treeHash = await nodeHash(treeHash, neighbour);
    }
    up();
  }
  return treeLast === 0 && equalBytes(hash, root) && equalBytes(treeHash, treeRoot);
}

/** A subtree begins at a multiple of the power of two that is not below its length. */
function isSubtree(start: number, end: number): boolean {
  if (!areCounts(start, end) || start >= end) return false;
  let width = 1;
  while (width < end - start) width *= 2;
  return start % width === 0;
}

function areCounts(...values: readonly number[]): boolean {
  return values.every((value) => Number.isSafeInteger(value) && value >= 0);
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.length <= hashesMax && hashes.every((hash) => hash.length === 32);
}

function isOdd(value: number): boolean {
  return value % 2 === 1;
}

function half(value: number): number {
  return Math.floor(value / 2);
}
