import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf, parseDigest } from './digest.ts';

test('a digest has the length of its algorithm', () => {
  assert.deepEqual(parseDigest(`SHA256:${'AB'.repeat(32)}`), { algorithm: 'sha256', hex: 'ab'.repeat(32) });
  assert.deepEqual(parseDigest('sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='), { algorithm: 'sha256', hex: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' });
  assert.deepEqual(digestOf('SHA3-256', '00'.repeat(32)), { algorithm: 'sha3256', hex: '00'.repeat(32) });
  for (const text of ['', 'sha256:', `sha256:${'a'.repeat(63)}`, `sha256:${'g'.repeat(64)}`, `sha512:${'a'.repeat(64)}`, `sha999:${'a'.repeat(64)}`, `sha512-${'A'.repeat(85)}==`, 'sha256-!', `sha256:${'a'.repeat(100_000)}`]) assert.equal(parseDigest(text), undefined, text.slice(0, 80));
});
