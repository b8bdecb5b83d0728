import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commit } from '../../attest/commitment.ts';
import { saltFor } from './salt.ts';

const seed = new Uint8Array(32).fill(5);
const digest = `sha256:${'ab'.repeat(32)}` as const;

test('the same secret, path and digest give the same salt, and each of them changes it', async () => {
  const salt = await saltFor(seed, 'reports/test.txt', digest);
  assert.equal(salt.length, 32);
  // Fixed: another salt would change every commitment that was published.
  assert.equal(salt.toHex(), '4204bc3da54ad037e569118df0cc7dbb9b2061574e222d7f555618f11fd8ec98');
  const others = [saltFor(new Uint8Array(32).fill(6), 'reports/test.txt', digest), saltFor(seed, 'reports/test.tx', digest), saltFor(seed, 'reports/test.txt', `sha256:${'ac'.repeat(32)}`)];
  assert.equal(new Set([salt, ...(await Promise.all(others))].map((one) => one.toHex())).size, 4);
  assert.ok(await commit(salt, digest, 'reports/test.txt'));
});

test('a secret of another length makes no salts', async () => {
  for (const length of [0, 31, 33]) await assert.rejects(saltFor(new Uint8Array(length), 'a', digest), RangeError);
});
