import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeWorld } from '../../test/attest/world.ts';
import { commit, verifyDisclosure, writeDisclosure, readDisclosure } from './commitment.ts';
import { digestOf } from './digest.ts';

test('a commitment differs with salt, file and path, and wants 32 bytes of salt', async () => {
  const [one, other] = [await digestOf(Uint8Array.of(1)), await digestOf(Uint8Array.of(2))];
  const salt = new Uint8Array(32);
  const all = new Set([await commit(salt, one, 'a'), await commit(salt, other, 'a'), await commit(salt, one, 'b'), await commit(new Uint8Array(32).fill(1), one, 'a')]);
  assert.equal(all.size, 4);
  for (const length of [0, 16, 31, 33]) await assert.rejects(commit(new Uint8Array(length), one, 'a'), { code: 'salt-length' });
});

test('a customer with file and salt finds its place among the evidence', async () => {
  const world = await makeWorld();
  const path = 'reports/test-2026.txt';
  const packet = readDisclosure(writeDisclosure({ schema: 'urn:assay:disclosure:1', publication: world.verified.payloadDigest, files: [{ path, digest: await digestOf(world.withheldFile), salt: world.salt.toBase64() }] }));
  assert.equal(await verifyDisclosure(world.verified, packet, path, world.withheldFile), 2);
  await assert.rejects(verifyDisclosure(world.verified, packet, 'reports/other.txt', world.withheldFile), { code: 'packet-fields' });
});
