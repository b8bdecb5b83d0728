import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from './bytes.ts';
import { verifyConsistency, verifyInclusion } from './merkle-proof.ts';
import { consistencyProof, inclusionProof, leafHash, rootOf } from './merkle-tree.ts';

const leaves = await Promise.all(Array.from({ length: 21 }, (_, index) => leafHash(utf8(`entry ${index}`))));
const roots = await Promise.all(leaves.map((_, index) => rootOf(leaves.slice(0, index + 1))));
const rootAt = (size: number): Uint8Array => roots[size - 1] ?? new Uint8Array();

test('every tree of up to 21 leaves is shown to go on from every earlier one, and from no other', async () => {
  for (let size = 1; size <= 21; size += 1) {
    for (let earlier = 1; earlier <= size; earlier += 1) {
      const proof = await consistencyProof(leaves.slice(0, size), earlier);
      assert.ok(await verifyConsistency(earlier, rootAt(earlier), size, rootAt(size), proof), `${earlier} to ${size}`);
      const other = (earlier % size) + 1;
      if (other !== earlier) assert.ok(!(await verifyConsistency(earlier, rootAt(other), size, rootAt(size), proof)), `${earlier} as ${other} to ${size}`);
      if (proof.length > 0) assert.ok(!(await verifyConsistency(earlier, rootAt(earlier), size, rootAt(size), proof.slice(1))), `${earlier} to ${size} with a hash too few`);
    }
  }
});

test('a leaf is shown at its place only', async () => {
  const proof = await inclusionProof(leaves, 12);
  const [leaf = new Uint8Array()] = leaves.slice(12);
  assert.ok(await verifyInclusion(leaf, 12, 21, proof, rootAt(21)));
  for (const [index, size] of [[13, 21], [12, 12], [12, 8], [-1, 21], [12.5, 21], [21, 21], [Number.NaN, 21]] as const) assert.ok(!(await verifyInclusion(leaf, index, size, proof, rootAt(21))), `${index} of ${size}`);
  assert.ok(!(await verifyInclusion(leaf, 12, 21, [...proof, leaf], rootAt(21))));
});

test('a node cannot be passed off as an entry', async () => {
  const entry = new Uint8Array(64);
  entry.set(leaves[0] ?? [], 0);
  entry.set(leaves[1] ?? [], 32);
  assert.notDeepEqual(await leafHash(entry), rootAt(2));
  assert.deepEqual((await rootOf([])).toHex(), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('proofs that cannot exist are the caller’s mistake', async () => {
  await assert.rejects(inclusionProof(leaves, 21), RangeError);
  await assert.rejects(consistencyProof(leaves, 0), RangeError);
  await assert.rejects(consistencyProof(leaves, 22), RangeError);
});
