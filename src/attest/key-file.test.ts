import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeWorld, now } from '../../test/attest/world.ts';
import { keyAt } from './key-file.ts';
import { verifyKeyFile } from './verified-key-file.ts';

const world = await makeWorld();
const { keys, keyFile } = world;
const at = (text: string): number => Date.parse(text);

test('a key is good from the first moment of its validity until before the last', () => {
  const id = keys.old.key.keyId;
  assert.equal(keyAt(keyFile, id, at('2024-01-01T00:00:00Z'), now).keyId, id);
  assert.equal(keyAt(keyFile, id, at('2025-12-31T23:59:59Z'), now).keyId, id);
  assert.throws(() => keyAt(keyFile, id, at('2023-12-31T23:59:59Z'), now), { code: 'key-not-yet-valid' });
  assert.throws(() => keyAt(keyFile, id, at('2026-01-01T00:00:00Z'), now), { code: 'key-expired' });
});

test('a revoked key is good before its revocation only, and the reason is told', () => {
  const id = keys.stolen.key.keyId;
  assert.equal(keyAt(keyFile, id, at('2026-05-19T23:59:59Z'), now).keyId, id);
  assert.throws(() => keyAt(keyFile, id, at('2026-05-20T00:00:00Z'), now), (error: { code: string; text: { parts: unknown[] } }) => error.code === 'key-revoked' && JSON.stringify(error.text.parts).includes('compromised'));
});

test('times to come, times that are no numbers and unknown keys are refused', () => {
  assert.throws(() => keyAt(keyFile, keys.first.key.keyId, now + 1, now), { code: 'key-time-future' });
  assert.throws(() => keyAt(keyFile, keys.first.key.keyId, Number.NaN, now), { code: 'key-time-future' });
  assert.throws(() => keyAt(keyFile, keys.first.key.keyId, now, Number.NaN), { code: 'key-time-future' });
  assert.throws(() => keyAt(keyFile, keys.stranger.key.keyId, now, now), { code: 'key-unknown' });
});

test('the anchors of a verified key file are its good keys for key files', async () => {
  const trust = await verifyKeyFile(world.keyFileBytes, { publisher: 'acme.example', anchors: [keys.stranger.key, keys.root.key], now });
  assert.deepEqual(trust.keysFor('keys', now, now).map((key) => key.keyId), [keys.root.key.keyId]);
  assert.deepEqual(trust.keysFor('dossier', now, now).map((key) => key.keyId), [keys.first.key.keyId, keys.second.key.keyId]);
  assert.equal(trust.allKeysFor('dossier').length, 4);
});
