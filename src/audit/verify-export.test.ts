import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openCheckpoint } from '../attest/checkpoint.ts';
import { readVerifierKey, type VerifierKey } from '../attest/verifier-key.ts';
import { rawText } from '../model/text.ts';
import { openAuditWorld, type AuditWorld } from '../../test/workspace/support/audit-world.ts';
import { appendEntry } from './append-entry.ts';
import { knownKeys } from './log-key.ts';
import { LogRefused } from './log-refused.ts';
import { LogBroken, signCheckpoints } from './sign-checkpoints.ts';
import { trimLog } from './trim-log.ts';
import { verifyExport, type ExportReport } from './verify-export.ts';

let world: AuditWorld;
let text: string;
let keys: readonly VerifierKey[];
let seen: string;

describe('verify export', () => {
  /** 12 entries (one of them the key’s), signed; then 8 more, signed; then 3 that no checkpoint covers. */
  before(async () => {
    world = await openAuditWorld();
    await world.key();
    await world.log(6);
    await world.log(1, { actor: 'person:zoë', detail: { why: 'a "quoted" reason\n' } });
    await world.log(4);
    await world.sign();
    seen = await lastNote();
    await world.log(8);
    await world.sign();
    await world.log(3);
    text = await world.exported();
    const [known] = await world.store.read(world.scope, async (rows) => knownKeys(rows));
    keys = [await readVerifierKey(known?.line ?? '')];
  });
  after(async () => world.close());

  async function lastNote(): Promise<string> {
    return (await world.store.read(world.scope, async (rows) => rows.selectFrom('auditCheckpoint').select('note').orderBy('size', 'desc').limit(1).executeTakeFirstOrThrow())).note;
  }

  async function verify(lines: string, note?: string, pieceBytes = 300): Promise<ExportReport> {
    const bytes = Buffer.from(lines);
    const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, index) => Buffer.from(bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes)));
    return verifyExport(pieces, { keys, ...(note === undefined ? {} : { seen: async (origin, trusted) => {
      const { size, root } = await openCheckpoint(Buffer.from(note), origin, trusted);
      return { size, root: root.toHex(), seenAt: '2026-06-01T10:00:00Z' };
    } }) });
  }

  async function refusal(lines: string, note?: string): Promise<LogRefused> {
    const problem = await verify(lines, note).then(() => undefined, (thrown: unknown) => thrown);
    assert.ok(problem instanceof LogRefused, String(problem));
    return problem;
  }

  const isEntry = (line: string): boolean => line.startsWith('{"action"');
  /** The place of an entry’s line. */
  const placeOf = (lines: readonly string[], entry: number): number => lines.findIndex((line) => line.includes(`"sequence":${entry},`));
  const changed = (change: (lines: string[]) => void): string => {
    const lines = text.split('\n');
    change(lines);
    return lines.join('\n');
  };

  describe('an export of the audit log', () => {
    it('is proven up to its last checkpoint, whatever the pieces it is read in', async () => {
      for (const pieceBytes of [1, 7, 300, 1_000_000]) {
        const { from, size, provenTo, checkpoints, keysFrom, clockBack, origin } = await verify(text, undefined, pieceBytes);
        assert.deepEqual({ from, size, provenTo, checkpoints, keysFrom, clockBack, origin }, { from: 0, size: 23, provenTo: 20, checkpoints: 2, keysFrom: 'verifier', clockBack: { entries: 0, first: undefined }, origin: 'assay.acme.example/audit/acme' });
      }
    });

    it('goes on from a checkpoint that was seen before', async () => {
      assert.equal((await verify(text, seen)).isCompared, true);
    });

    it('is refused with the entry’s number when an entry was edited, removed, moved, doubled or put in', async () => {
      const edited = await refusal(changed((lines) => { lines[placeOf(lines, 4)] = lines[placeOf(lines, 4)]?.replace('product:p1', 'product:p2') ?? ''; }));
      assert.deepEqual([edited.problem, edited.entry], ['chain', 5]);
      const removed = await refusal(changed((lines) => void lines.splice(placeOf(lines, 4), 1)));
      assert.deepEqual([removed.problem, removed.entry], ['sequence', 4]);
      const moved = await refusal(changed((lines) => void lines.splice(placeOf(lines, 4), 2, lines[placeOf(lines, 5)] ?? '', lines[placeOf(lines, 4)] ?? '')));
      assert.deepEqual([moved.problem, moved.entry], ['sequence', 4]);
      const doubled = await refusal(changed((lines) => void lines.splice(placeOf(lines, 4), 0, lines[placeOf(lines, 4)] ?? '')));
      assert.deepEqual([doubled.problem, doubled.entry], ['sequence', 5]);
      const last = await refusal(changed((lines) => { lines[placeOf(lines, 11)] = lines[placeOf(lines, 11)]?.replace('192.0.2.7', '192.0.2.8') ?? ''; }));
      assert.deepEqual([last.problem, last.entry], ['changed', 12]);
      assert.match(rawText(last.text), /entry before number 12/u);
    });

    it('is refused when it is cut off, or a line is no entry', async () => {
      assert.match((await refusal(text.slice(0, -20))).message, /cut off/u);
      assert.equal((await refusal(changed((lines) => void lines.splice(3, 0, '{"action":"x"}')))).problem, 'form');
      assert.equal((await refusal('')).problem, 'form');
      // The same fields with white space: another reader might understand something else.
      assert.deepEqual([(await refusal(changed((lines) => { lines[placeOf(lines, 7)] = lines[placeOf(lines, 7)]?.replace(':', ': ') ?? ''; }))).entry], [7]);
    });

    it('is refused when a checkpoint is by another key, of another log, or unsigned', async () => {
      const checkpoint = changed((lines) => { lines.splice(lines.findIndex((line) => line.startsWith('{"checkpoint"')), 1, JSON.stringify({ checkpoint: seen.replace(/^— .*$/mu, '') })); });
      assert.equal((await refusal(checkpoint)).problem, 'checkpoint');
      const other = await openAuditWorld();
      await other.key();
      await other.log(11);
      await other.sign();
      const foreign = await other.exported();
      await other.close();
      assert.equal((await refusal(foreign)).problem, 'checkpoint');
    });

    it('does not call entries proven that no checkpoint covers', async () => {
      const unsigned = text.split('\n').filter((line) => !line.startsWith('{"checkpoint"')).join('\n');
      assert.deepEqual([(await verify(unsigned)).provenTo, (await verify(unsigned)).size], [undefined, 23]);
    });

    it('is refused when it became shorter, or shows another history, than was seen before', async () => {
      const shorter = text.split('\n').slice(0, 9).join('\n');
      assert.deepEqual([(await refusal(`${shorter}\n`, seen)).problem], ['shrunk']);
      const fork = await openAuditWorld();
      await fork.key();
      await fork.log(15);
      await fork.sign();
      const problem = await verifyExport([Buffer.from(await fork.exported())], { seen: async () => ({ size: 12, root: 'ab'.repeat(32), seenAt: '2026-06-01T10:00:00Z' }) }).catch((thrown: unknown) => thrown);
      await fork.close();
      assert.ok(problem instanceof LogRefused && problem.problem === 'forked');
      assert.match(rawText(problem.text), /2026-06-01T10:00:00Z/u);
    });

    it('is taken with its own keys only as far as that goes, which is told', async () => {
      assert.equal((await verifyExport([Buffer.from(text)], {})).keysFrom, 'export');
    });

    it('of a range begins at a checkpoint and is verified by itself', async () => {
      const range = await world.exported({ from: 15, to: 18 });
      assert.equal(range.split('\n').filter(isEntry).length, 6);
      const { from, size, provenTo } = await verify(range);
      assert.deepEqual({ from, size, provenTo }, { from: 12, size: 18, provenTo: 12 });
      assert.equal((await refusal(range, await lastNote())).problem, 'shrunk');
      const bare = range.split('\n').filter((line) => !line.startsWith('{"checkpoint"')).join('\n');
      assert.equal((await refusal(bare)).problem, 'checkpoint');
    });
  });

  describe('checkpoints', () => {
    it('wait for their time or their number of entries', async () => {
      const other = await openAuditWorld();
      const key = await other.key();
      await other.log(2);
      assert.equal(await signCheckpoints(other.store, other.scope, key, other.ports), 0);
      other.pass(600_000);
      assert.equal(await signCheckpoints(other.store, other.scope, key, other.ports), 1);
      assert.equal(await signCheckpoints(other.store, other.scope, key, other.ports), 0);
      await other.store.write(other.scope, async (rows) => {
        for (let index = 0; index < 1000; index += 1) await appendEntry(rows, { actor: 'system', action: 'x', target: 'y', outcome: 'success', area: 'identity', sourceAddress: '', requestId: '', detail: {} }, other.ports.now().toISOString());
      });
      assert.equal(await signCheckpoints(other.store, other.scope, key, other.ports), 1);
      await other.close();
    });

    it('are not signed over a log that was changed from outside', async () => {
      const other = await openAuditWorld();
      await other.key();
      await other.log(5);
      await other.sign();
      await other.log(5);
      await other.store.write(other.scope, async (rows) => {
        const row = await rows.selectFrom('auditEntry').select(['sequence', 'at', 'entry', 'hash', 'actor', 'action', 'target', 'outcome', 'area']).where('sequence', '=', 8).executeTakeFirstOrThrow();
        await rows.deleteFrom('auditEntry').where('sequence', '=', 8).execute();
        await rows.insertInto('auditEntry').values({ ...row, entry: row.entry.replace('product:p1', 'product:p2') }).execute();
      });
      await assert.rejects(other.sign(), (problem: unknown) => problem instanceof LogBroken && problem.message.startsWith('Entry 9 '));
      const told = async () => other.store.read(other.scope, async (rows) => rows.selectFrom('auditHead').select(['brokenAt', 'brokenProblem']).executeTakeFirstOrThrow());
      const since = other.ports.now().toISOString();
      assert.deepEqual([(await told()).brokenAt, (await told()).brokenProblem?.slice(0, 8)], [since, 'Entry 9 ']);
      other.pass(60_000);
      await assert.rejects(other.sign(), LogBroken);
      assert.equal((await told()).brokenAt, since, 'since when it is first known');
      await other.close();
    });

    it('flag a clock that was set back, and keep the order of the sequence', async () => {
      const other = await openAuditWorld();
      await other.key();
      await other.log(3);
      other.pass(-60_000);
      await other.log(2);
      await other.sign();
      const { clockBack, provenTo } = await verifyExport([Buffer.from(await other.exported())], {});
      assert.deepEqual({ clockBack, provenTo }, { clockBack: { entries: 2, first: 4 }, provenTo: 6 });
      await other.close();
    });

    it('get a new key, of which the log tells, when the instance’s secret is another', async () => {
      const other = await openAuditWorld();
      const first = await other.key();
      await other.log(2);
      await other.sign();
      await other.store.write(other.scope, async (rows) => rows.updateTable('auditKey').set({ sealed: 'lost' }).execute());
      const second = await other.key();
      assert.notEqual(first.key.keyId, second.key.keyId);
      assert.equal(first.origin, second.origin);
      assert.equal((await other.key()).key.keyId, second.key.keyId);
      await other.sign();
      const exported = await other.exported();
      assert.match(exported, new RegExp(`"before":"${first.key.keyId}"`, 'u'));
      assert.equal((await verifyExport([Buffer.from(exported)], {})).checkpoints, 2);
      await other.close();
    });
  });

  describe('retention', () => {
    it('removes old entries up to a checkpoint, tells of it, and the rest is verified by itself', async () => {
      const other = await openAuditWorld('2025-01-01T00:00:00.000Z');
      await other.key();
      for (let day = 0; day < 4; day += 1) {
        await other.log(5);
        await other.sign();
        other.pass(86_400_000);
      }
      other.pass(398 * 86_400_000);
      await other.log(2);
      await other.sign();
      assert.equal(await trimLog(other.store, other.scope, 500, other.ports), undefined);
      const trimmed = await trimLog(other.store, other.scope, 400, other.ports);
      assert.deepEqual(trimmed, { keptFrom: 11, removed: 11 });
      await other.sign();
      const exported = await other.exported();
      const { from, size, provenTo, keptFrom } = await verifyExport([Buffer.from(exported)], {});
      assert.deepEqual({ from, size, provenTo, keptFrom }, { from: 11, size: 24, provenTo: 24, keptFrom: 11 });
      assert.match(exported, /"action":"audit-log.trim".*"keptFrom":11,"removed":11,"retentionDays":400/u);
      await other.close();
    });

    it('takes what it removes out of the index too', async () => {
      const other = await openAuditWorld('2025-01-01T00:00:00.000Z');
      await other.key();
      await other.log(40);
      await other.sign();
      other.pass(86_400_000);
      await other.log(40);
      await other.sign();
      other.pass(399.5 * 86_400_000);
      const trimmed = await trimLog(other.store, other.scope, 400, other.ports);
      assert.ok(trimmed !== undefined && trimmed.keptFrom >= 40);
      const left = await other.store.read(other.scope, async (rows) => rows.selectFrom('auditIndex').select('sequence').orderBy('sequence').execute());
      assert.deepEqual(left.map(({ sequence }) => sequence), Array.from({ length: 64 - trimmed.keptFrom }, (_, index) => trimmed.keptFrom + index));
      assert.ok(left.length > 0);
      await other.close();
    });

    it('removes two days at most when the clock jumps ahead', async () => {
      const other = await openAuditWorld('2025-01-01T00:00:00.000Z');
      await other.key();
      for (let day = 0; day < 10; day += 1) {
        await other.log(1);
        await other.sign();
        other.pass(86_400_000);
      }
      other.pass(3000 * 86_400_000);
      assert.ok(((await trimLog(other.store, other.scope, 400, other.ports))?.removed ?? 99) <= 4);
      await other.close();
    });
  });
});
