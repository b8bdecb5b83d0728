import assert from 'node:assert/strict';
import { test } from 'node:test';
import { logOrigin, makeWorld, now } from '../../test/attest/world.ts';
import { utf8 } from './bytes.ts';
import { signCheckpoint, verifyCheckpoint } from './checkpoint.ts';
import { leafHash, rootOf } from './merkle-tree.ts';
import { advance, advanceByLeaves, readPinnedCheckpoint, writePinnedCheckpoint } from './pinned-checkpoint.ts';

const world = await makeWorld();
const checkpoint = await verifyCheckpoint(world.checkpoint, { trust: world.trust, origin: logOrigin, now });
const earlier = await verifyCheckpoint(world.earlierCheckpoint, { trust: world.trust, origin: logOrigin, now });

test('a verifier goes on from what it saw, by proof or by leaves, and remembers it', async () => {
  const first = await advance(undefined, earlier, [], now - 1000);
  const pinned = readPinnedCheckpoint(writePinnedCheckpoint(first));
  assert.deepEqual(pinned, first);
  const next = await advance(pinned, checkpoint, world.consistency, now);
  assert.deepEqual({ size: next.size, seenAt: next.seenAt }, { size: 7, seenAt: '2026-09-01T00:00:00Z' });
  assert.deepEqual(await advanceByLeaves(pinned, checkpoint, world.leaves, now), next);
});

test('a history that was changed is told from a proof that is missing, with the time since when it was known', async () => {
  const other = await leafHash(utf8('something else'));
  const forged = { ...(await advance(undefined, earlier, [], now)), root: (await rootOf([...world.leaves.slice(0, 2), other])).toBase64() };
  const saysWhen = (error: { code: string; text: { parts: unknown[] } }): boolean => error.code === 'log-forked' && JSON.stringify(error.text.parts).includes('2026-09-01T00:00:00Z');
  await assert.rejects(advanceByLeaves(forged, checkpoint, world.leaves, now), saysWhen);
  await assert.rejects(advanceByLeaves(forged, checkpoint, world.leaves.slice(1), now), { code: 'inclusion-unproven' });
  const pinned = await advance(undefined, checkpoint, [], now);
  await assert.rejects(advanceByLeaves(pinned, earlier, world.leaves.slice(0, 3), now), { code: 'log-shrunk' });
  await assert.rejects(advance({ ...pinned, origin: 'other.example/log' }, checkpoint, [], now), { code: 'checkpoint-origin' });
});

test('no checkpoint is signed under a name that no verifier reads', async () => {
  for (const origin of ['', 'a b', 'a+b', 'a\nb', 'ä']) await assert.rejects(signCheckpoint({ origin, size: 7, root: checkpoint.root }, [world.keys.log.signer], [world.keys.log.key]), { code: 'checkpoint-form' }, origin);
});
