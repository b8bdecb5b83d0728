import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { verificationPage } from '../src/cli/verification-page.ts';
import { revokeKey, rotateKey } from '../src/dossier/keys/change-key-ring.ts';
import { publisherFolder } from '../src/dossier/keys/publisher-folder.ts';
import { verifyApart } from '../src/dossier/verify/verify-apart.ts';
import { ledgerFiles, publisher } from './dossier/ledger-product.ts';
import { LedgerWorld, now } from './dossier/ledger-world.ts';
import { ask, day, surroundingsAt } from './keys/surroundings.ts';

/** A publisher of two products has one log, and each dossier keeps the head of its day. A customer of both verifies them in any order. */
const world = new LedgerWorld();
let ledger = '';
let abacus = '';
let ledgerAgain = '';

describe('dossier two products', () => {
  before(async () => {
    const data = await world.keys();
    ledger = await world.publish(world.product(), data);
    abacus = await world.publish(world.product({ 'assay.yaml': (ledgerFiles['assay.yaml'] ?? '').replace('name: Ledger', 'name: Abacus') }), data, { at: '2026-07-02T09:00:00Z' });
    ledgerAgain = await world.publish(world.product(), data, { at: '2026-07-03T09:00:00Z' });
  });
  after(() => world.close());

  type Stored = Record<string, unknown> & { products: Record<string, { log?: unknown }> };
  const fileIn = (memory: string): string => join(memory, `${publisher}.json`);
  const stored = (memory: string): Stored => JSON.parse(readFileSync(fileIn(memory), 'utf8')) as Stored;

  describe('two products of one publisher', () => {
    it('are verified in any order: an older dossier that is honest stays good', async () => {
      const memory = world.place('memory');
      const first = await world.verify(abacus, { memory });
      assert.deepEqual(first.log, { size: 2 });
      const older = await world.verify(ledger, { memory });
      assert.deepEqual(older.log, { size: 1, known: { size: 2, seenAt: '2026-07-31T12:00:00Z' } });
      assert.match(verificationPage(older, { width: 500, all: false }).value.replaceAll(/\s+/g, ' '), /1 publications, and this one is among them; they are the first of the 2 that were seen at 2026-07-31T12:00:00Z/);
      for (const folder of [abacus, ledger, ledgerAgain, abacus]) await world.verify(folder, { memory });
      assert.deepEqual(Object.values(stored(memory).products).map(({ log }) => log), [{ size: 2, seenAt: '2026-07-31T12:00:00Z' }, { size: 3, seenAt: '2026-07-31T12:00:00Z' }]);
      await assert.rejects(world.verify(ledger, { memory }), { code: 'rolled-back' });
      assert.ok(statSync(fileIn(memory)).size < 6_000);
    });

    it('a memory that knows only the head takes the older dossier once it saw the newer one again', async () => {
      const memory = world.place('memory');
      await world.verify(abacus, { memory });
      const { leaves, products, ...rest } = stored(memory);
      assert.equal(typeof leaves, 'string');
      for (const item of Object.values(products)) delete item.log;
      writeFileSync(fileIn(memory), JSON.stringify({ ...rest, products }));
      await assert.rejects(world.verify(ledger, { memory }), { code: 'consistency-unproven', message: /newest dossier first/ });
      await world.verify(abacus, { memory });
      assert.equal((await world.verify(ledger, { memory })).log.size, 1);
    });

    it('a memory whose hashes are damaged is not taken for a publisher that changed its history', async () => {
      const memory = world.place('memory');
      await world.verify(abacus, { memory });
      const whole = stored(memory);
      for (const leaves of [Buffer.alloc(64).toString('base64'), Buffer.alloc(32).toString('base64'), Buffer.alloc(65).toString('base64'), '']) {
        writeFileSync(fileIn(memory), JSON.stringify({ ...whole, leaves }));
        await assert.rejects(world.verify(ledger, { memory }), { code: 'unreadable', message: /can’t be read\. Bring it back from a backup/ });
      }
    });
  });

  describe('two products of one publisher whose keys changed between', () => {
    const changedAt = Date.parse('2026-07-10T00:00:00Z');
    let data = '';
    let old = '';
    let rotated = '';
    let revoked = '';
    const other = (): string => world.product({ 'assay.yaml': (ledgerFiles['assay.yaml'] ?? '').replace('name: Ledger', 'name: Abacus') });

    before(async () => {
      data = await world.keys();
      old = await world.publish(world.product(), data);
      const { key } = await (await world.ring(data)).signer('dossier');
      await rotateKey(publisherFolder(data, publisher), { purpose: 'dossier' }, ask, surroundingsAt(changedAt));
      rotated = await world.publish(other(), data, { at: '2026-07-11T09:00:00Z' });
      await revokeKey(publisherFolder(data, publisher), { keyId: key.keyId, reason: 'compromised', at: changedAt }, ask, surroundingsAt(changedAt + day));
      revoked = await world.publish(world.product(), data, { at: '2026-07-12T09:00:00Z' });
    });

    it('an older dossier keeps its older key file, and is judged by the newest', async () => {
      const memory = world.place('memory');
      await world.verify(rotated, { memory });
      assert.equal((await world.verify(old, { memory })).keysFrom, 'remembered');
      const { keyFile } = stored(memory) as Stored & { keyFile: { sequence: number; envelope: string } };
      assert.deepEqual([keyFile.sequence, keyFile.envelope], [2, readFileSync(join(rotated, 'assay-keys.json')).toString('base64')], 'the newest stays remembered');
    });

    it('an older key file does not hide that the key was revoked', async () => {
      const memory = world.place('memory');
      await world.verify(await world.publish(other(), data, { at: '2026-07-13T09:00:00Z' }), { memory });
      await assert.rejects(world.verify(old, { memory }), { code: 'key-revoked' });
    });

    it('a memory without the key file refuses an older one, as it can’t tell what became of the keys', async () => {
      const memory = world.place('memory');
      await world.verify(rotated, { memory });
      const { keyFile, ...rest } = stored(memory) as Stored & { keyFile: { sequence: number; payload: string } };
      writeFileSync(fileIn(memory), JSON.stringify({ ...rest, keyFile: { sequence: keyFile.sequence, payload: keyFile.payload } }));
      await assert.rejects(world.verify(old, { memory }), { code: 'rolled-back', message: /number 1; number 2 was seen/ });
    });

    it('are compared by the newest key file of the two, or of the memory', async () => {
      const options = { memory: world.place('memory'), now };
      const [one, two] = await verifyApart(old, rotated, options);
      assert.deepEqual([one.product.name, two.product.name], ['Ledger', 'Abacus']);
      for (const [before, after] of [[old, revoked], [revoked, old]] as const) await assert.rejects(verifyApart(before, after, options), { code: 'key-revoked' });
      await world.verify(revoked, { memory: options.memory });
      await assert.rejects(verifyApart(old, rotated, options), { code: 'key-revoked' });
    });
  });
});
