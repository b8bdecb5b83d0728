import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openCheckpoint } from '../../../src/attest/checkpoint.ts';
import { verifyInclusion } from '../../../src/attest/merkle-proof.ts';
import { leafHash } from '../../../src/attest/merkle-tree.ts';
import { readVerifierKey } from '../../../src/attest/verifier-key.ts';
import { appendEntry } from '../../../src/audit/append-entry.ts';
import { logKey } from '../../../src/audit/log-key.ts';
import { signCheckpoints } from '../../../src/audit/sign-checkpoints.ts';
import { verifyExport } from '../../../src/audit/verify-export.ts';
import type { Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { exportLog } from '../../../src/workspace/acts/audit/export-log.ts';
import { auditActs } from '../../../src/workspace/acts/audit/index.ts';
import { listCheckpoints } from '../../../src/workspace/acts/audit/list-checkpoints.ts';
import { listStreams } from '../../../src/workspace/acts/audit/list-streams.ts';
import { readEntry } from '../../../src/workspace/acts/audit/read-entry.ts';
import { searchLog } from '../../../src/workspace/acts/audit/search-log.ts';
import { ActRefused } from '../../../src/workspace/act-refused.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let acme: Scope;
let auditor: Actor;
async function sign(): Promise<void> {
  await signCheckpoints(world.store, acme, await logKey(world.store, acme, world.services.secrets, world.services.ports, 'https://assay.acme.example'), world.services.ports, true);
}

async function log(count: number): Promise<void> {
  await world.store.write(acme, async (rows) => {
    for (let index = 0; index < count; index += 1) {
      const isRead = index % 2 === 0;
      await appendEntry(rows, { actor: `person:p${index % 3}`, action: isRead ? 'product.read' : 'token.create', target: `product:${index % 5}`, outcome: index % 7 === 0 ? 'refused' : 'success', area: isRead ? 'business-data' : 'identity', sourceAddress: '192.0.2.1', requestId: 'r', detail: {} }, new Date(Date.parse(world.now()) + index * 1000).toISOString());
    }
  });
}

describe('the audit log’s acts', () => {
  before(async () => {
    world = await openWorld();
    acme = await world.organisation('acme');
    auditor = await world.person(acme, { roles: [{ role: 'auditor', productId: null }] });
    for (let part = 0; part < 4; part += 1) {
      await log(700 + part);
      await sign();
    }
    await log(5);
  });
  after(async () => world.close());

  it('are for auditors and administrators, and change nothing', async () => {
    assert.ok(auditActs.every(({ kind }) => kind === 'read'));
    await world.door.perform(await world.person(acme, { roles: [{ role: 'administrator', productId: null }] }), searchLog, {});
    for (const role of ['security-lead', 'product-owner', 'assessor', 'approver', 'executive-sponsor', 'vendor-contact'] as const) {
      const actor = await world.person(acme, { roles: [{ role, productId: null }] });
      for (const act of auditActs) await assert.rejects(world.door.perform(actor, act, act === readEntry ? { sequence: 1 } : {}), ActRefused, `${role} ${act.id}`);
    }
  });

  it('search page by page, newest first, without a gap, and by every filter', async () => {
    const seen: number[] = [];
    for (let before: number | undefined; ;) {
      const { entries, next } = await world.door.perform(auditor, searchLog, { action: 'token.', outcome: 'refused', actor: 'person:p1', area: 'identity', limit: 7, ...(before === undefined ? {} : { before }) });
      assert.ok(entries.every((entry) => entry.action === 'token.create' && entry.outcome === 'refused' && entry.actor === 'person:p1'));
      seen.push(...entries.map(({ sequence }) => sequence));
      if (next === null) break;
      before = next;
    }
    const all = (await world.store.read(acme, async (rows) => rows.selectFrom('auditEntry').select('sequence').where('action', '=', 'token.create').where('outcome', '=', 'refused').where('actor', '=', 'person:p1').orderBy('sequence', 'desc').execute())).map(({ sequence }) => sequence);
    assert.deepEqual(seen, all);
    assert.ok(all.length > 20);
    const since = new Date(Date.parse(world.now()) + 600_000).toISOString();
    assert.ok((await world.door.perform(auditor, searchLog, { since, target: 'product:1' })).entries.every(({ at, target }) => at >= since && target === 'product:1'));
  });

  it('read an entry with a proof that anybody can verify, whichever entry it is', async () => {
    const { keys } = await world.door.perform(auditor, listCheckpoints, {});
    const { name, key } = await readVerifierKey(keys[0]?.line ?? '');
    for (const sequence of [0, 1, 699, 700, 701, 702, 1023, 1024, 1401, 1402, 2047, 2500]) {
      const { hashed, proof, entry } = await world.door.perform(auditor, readEntry, { sequence });
      assert.equal(entry.sequence, sequence);
      assert.ok(proof !== null);
      const { size, root } = await openCheckpoint(Buffer.from(proof.checkpoint), name, [key]);
      assert.ok(await verifyInclusion(await leafHash(Buffer.from(hashed)), sequence, size, proof.hashes.map((hash) => Uint8Array.fromHex(hash)), root), `entry ${sequence}`);
      assert.ok(!(await verifyInclusion(await leafHash(Buffer.from(`${hashed} `)), sequence, size, proof.hashes.map((hash) => Uint8Array.fromHex(hash)), root)));
    }
    assert.equal((await world.door.perform(auditor, readEntry, { sequence: 2811 })).proof, null);
    await assert.rejects(world.door.perform(auditor, readEntry, { sequence: 1_000_000 }), ActRefused);
  });

  it('export the whole log in parts, each verified by itself', async () => {
    let reached = 0;
    let parts = 0;
    for (let from: number | null = 0; from !== null; parts += 1) {
      const part: { readonly export: string; readonly next: number | null } = await world.door.perform(auditor, exportLog, { from });
      const report = await verifyExport([Buffer.from(part.export)], {});
      assert.equal(report.from, reached);
      assert.ok(part.next === null || report.provenTo === report.size);
      reached = report.size;
      from = part.next;
    }
    assert.ok(parts >= 3 && reached > 2800, `${parts} parts to ${reached}`);
  });

  it('list checkpoints and streams', async () => {
    const { checkpoints, next } = await world.door.perform(auditor, listCheckpoints, { limit: 2 });
    assert.equal(checkpoints.length, 2);
    assert.equal(next, checkpoints[1]?.size);
    assert.deepEqual(await world.door.perform(auditor, listStreams, {}), { streams: [] });
  });

  it('are in the log themselves', async () => {
    await world.door.perform(auditor, exportLog, { from: 0 });
    const { entries } = await world.door.perform(auditor, searchLog, { actor: `person:${auditor.accountId}`, action: 'audit-log.export', limit: 1 });
    assert.deepEqual(entries.map(({ action, target }) => [action, target]), [['audit-log.export', 'audit-log:*']]);
  });
});
