import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { verificationPage } from '../src/cli/verification-page.ts';
import { ledgerFiles, publisher } from './dossier/ledger-product.ts';
import { LedgerWorld } from './dossier/ledger-world.ts';

/** A publisher of two products has one log, and each dossier keeps the head of its day. A customer of both verifies them in any order. */
const world = new LedgerWorld();
let ledger = '';
let abacus = '';
let ledgerAgain = '';

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
    assert.ok(statSync(fileIn(memory)).size < 2_000);
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
