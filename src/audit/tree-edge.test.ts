import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leafHash, rootOf } from '../attest/merkle-tree.ts';
import { rootOfEdge, withLeaf } from './tree-edge.ts';

test('the root from the edge equals the root of the whole tree, for every size', async () => {
  const leaves: Uint8Array<ArrayBuffer>[] = [];
  let edge: string[] = [];
  for (let size = 0; size < 70; size += 1) {
    assert.equal(rootOfEdge(edge), Buffer.from(await rootOf(leaves)).toString('hex'), `size ${size}`);
    const leaf = await leafHash(Buffer.from(`entry ${size}`));
    edge = withLeaf(edge, size, leaf);
    leaves.push(leaf);
  }
});
