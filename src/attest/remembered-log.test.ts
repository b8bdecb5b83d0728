import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { logOrigin, makeWorld, now } from '../../test/attest/world.ts';
import { utf8 } from './bytes.ts';
import { signCheckpoint, verifyCheckpoint, type VerifiedCheckpoint } from './checkpoint.ts';
import { leafHash, rootOf, type Hash } from './merkle-tree.ts';
import { followLog, type RememberedLog } from './remembered-log.ts';

const world = await makeWorld();
const headOf = async (leaves: readonly Hash[]): Promise<VerifiedCheckpoint> => verifyCheckpoint(await signCheckpoint({ origin: logOrigin, size: leaves.length, root: await rootOf(leaves) }, [world.keys.log.signer], [world.keys.log.key]), { trust: world.trust, origin: logOrigin, now });
const follow = async (known: RememberedLog | undefined, leaves: readonly Hash[], sameThing?: Parameters<typeof followLog>[4]): Promise<RememberedLog> => followLog(known, await headOf(leaves), leaves, now, sameThing);
const { leaves } = world;
const longest = await follow(undefined, leaves);
const seenAt = '2026-08-30T00:00:00Z';

describe('a log that is remembered', () => {
  it('may show any beginning of what was seen, and the longest head stays remembered', async () => {
    for (let size = 1; size < leaves.length; size += 1) assert.equal(await follow(longest, leaves.slice(0, size)), longest, `${size}`);
    const other = await leafHash(utf8('one more'));
    const grown = await follow(longest, [...leaves, other]);
    assert.deepEqual([grown.head.size, grown.leaves.at(-1)], [leaves.length + 1, other]);
  });

  it('may not be shorter than with the same thing, and says since when', async () => {
    assert.equal(await follow(longest, leaves.slice(0, 3), { size: 3, seenAt }), longest);
    await assert.rejects(follow(longest, leaves.slice(0, 3), { size: 4, seenAt }), { code: 'log-shrunk', message: /shorter.*had 4 entries at .* and shows 3 now/ });
  });

  it('that is shorter and no beginning of what was seen is forked, wherever it differs', async () => {
    const other = await leafHash(utf8('something else'));
    for (let at = 0; at < 5; at += 1) await assert.rejects(follow(longest, leaves.slice(0, 5).with(at, other)), { code: 'log-forked' }, `${at}`);
    await assert.rejects(follow(longest, [...leaves, other].with(2, other)), { code: 'log-forked' });
  });

  it('of which only the head is known is not taken for the same when it is shorter, until it was seen whole', async () => {
    const headOnly: RememberedLog = { head: longest.head, leaves: [] };
    await assert.rejects(follow(headOnly, leaves.slice(0, 3)), { code: 'consistency-unproven', message: /newest dossier first/ });
    const whole = await follow(headOnly, leaves);
    assert.equal(await follow(whole, leaves.slice(0, 3)), whole);
  });

  it('has to show the leaves of its head, shorter or not', async () => {
    await assert.rejects(followLog(longest, await headOf(leaves.slice(0, 3)), leaves.slice(1, 4), now), { code: 'inclusion-unproven' });
  });

  it('is remembered up to a bound: beyond it a shorter head is not taken, and not called changed either', async () => {
    const most = leaves.length - 2;
    const known = await followLog(undefined, await headOf(leaves), leaves, now, undefined, most);
    assert.equal(known.leaves.length, most);
    await assert.rejects(follow(known, leaves.slice(0, -1)), { code: 'consistency-unproven' });
    assert.equal(await follow(known, leaves.slice(0, most)), known);
  });
});
