import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { discloseTo } from '../src/dossier/publish/disclose.ts';
import { planPublication } from '../src/dossier/publish/plan.ts';
import type { RecheckState } from '../src/dossier/recheck.ts';
import type { Verification } from '../src/dossier/verify/verify.ts';
import { rawText } from '../src/model/text.ts';
import { derivedFiles } from '../src/web/derived-files.ts';
import { envelopeIn, predicateIn } from './dossier/forged-dossier.ts';
import { collectedRecords, keptPath, ledgerFiles, plantedWords, withheldPath, writeFiles } from './dossier/ledger-product.ts';
import { filesIn, LedgerWorld, now } from './dossier/ledger-world.ts';

/** A maker publishes, discloses and publishes again; a customer verifies each time. */
const world = new LedgerWorld();
let data = '';
let product = '';
/** As it is published, with its page. */
let whole = '';
let dossier = '';

describe('dossier', () => {
  before(async () => {
    data = await world.keys();
    product = world.product();
    const before = world.copy(data);
    whole = await world.publish(product, before, { derive: derivedFiles });
    dossier = await world.publish(product, data);
  });
  after(() => world.close());

  const inState = ({ requirements }: Verification, state: RecheckState): readonly string[] => requirements.filter((item) => item.state === state).map((item) => item.requirement);

  describe('publishing a dossier', () => {
    it('gives the same bytes for the same files, keys, history and time', async () => {
      const again = await world.publish(world.product(), await world.keys(), { derive: derivedFiles });
      assert.deepEqual(digests(again), digests(whole));
      assert.ok(digests(whole).size > 20);
    });

    it('publishes no word, path, name or digest of what is withheld or kept', () => {
      const sample = ledgerFiles[withheldPath] ?? '';
      const kept = ledgerFiles[keptPath] ?? '';
      const telling = [...plantedWords, withheldPath, keptPath, ...[sample, kept].flatMap((text) => ['hex', 'base64'].map((form) => createHash('sha256').update(text).digest(form as 'hex')))];
      for (const [path, bytes] of filesIn(whole)) {
        const text = `${path}\n${Buffer.from(bytes).toString('latin1')}`;
        const unpacked = path === 'dossier.json' ? Buffer.from(envelopeIn(whole).payload, 'base64').toString('latin1') : '';
        for (const word of telling) assert.ok(!text.includes(word) && !unpacked.includes(word), `${path} tells ${word}`);
      }
      assert.deepEqual(predicateIn(whole).evidence.filter(({ state }) => state === 'withheld').map((item) => Object.keys(item).toSorted()), [['commitment', 'complete', 'format', 'kind', 'origin', 'state']]);
    });
  });

  describe('verifying a dossier', () => {
    it('reproduces every verdict of a machine; what rests on withheld evidence cannot be re-checked, and says why', async () => {
      const verification = await world.verify(whole);
      assert.equal(verification.keysFrom, 'dossier');
      assert.deepEqual([...inState(verification, 'changed'), ...inState(verification, 'contradicted')], []);
      assert.equal(verification.requirements.length, predicateIn(whole).verdicts.length);
      const closed = verification.requirements.filter(({ state }) => state === 'cannot-recheck');
      assert.ok(closed.some(({ requirement }) => requirement === 'pledge/evidence-of-intrusions'));
      for (const item of closed) assert.match(rawText(item.reason), /^Withheld: audit log sample\.$/);
      assert.equal(inState(verification, 'reproduced').length + closed.length, verification.requirements.length);
    });

    it('reproduces what rests on disclosed files, and only those of the packet', async () => {
      const packet = world.place('packet');
      const told = await discloseTo(await planPublication(product), dossier, [], packet, await world.ring(data), now);
      assert.deepEqual(told, [withheldPath]);
      const verification = await world.verify(dossier, { packet });
      assert.equal(verification.disclosed, 1);
      assert.deepEqual(inState(verification, 'reproduced').length, verification.requirements.length);
    });

    it('tells what evidence of the customer’s own speaks against', async () => {
      const besides = world.place('evidence');
      writeFiles(besides, { 'records.jsonl': collectedRecords });
      const verification = await world.verify(dossier, { besides });
      const cves = verification.requirements.find(({ requirement }) => requirement === 'pledge/cves');
      assert.equal(cves?.state, 'contradicted');
      assert.match(rawText(cves.reason), /CVE-2026-10002/);
      assert.deepEqual(inState(verification, 'changed'), []);
      assert.ok(!inState(verification, 'contradicted').includes('pledge/vdp'), 'what the evidence says nothing of stays');
      writeFiles(besides, { 'records.jsonl': ledgerFiles['records.jsonl'] ?? '' });
      assert.deepEqual(inState(await world.verify(dossier, { besides }), 'contradicted'), [], 'the maker’s own records do not speak against it');
    });

    it('remembers: a second publication is number 2 and linked, and then the first is refused', async () => {
      const later = world.copy(data);
      const second = await world.publish(world.product({ 'src/main.py': 'def total(amounts):\n    return sum(amounts, 0)\n' }), later, { at: '2026-07-02T09:00:00Z' });
      const memory = world.place('memory');
      const first = await world.verify(dossier, { memory });
      const { publication, log, keysFrom } = await world.verify(second, { memory });
      assert.deepEqual([publication.predicate.sequence, publication.predicate.previous, log.size, keysFrom], [2, first.publication.payloadDigest, 2, 'remembered']);
      assert.deepEqual(log.known, { size: 1, seenAt: '2026-07-31T12:00:00Z' });
      await assert.rejects(world.verify(dossier, { memory }), { code: 'rolled-back' });
      assert.equal((await world.verify(second, { memory })).log.size, 2, 'the refusal changed nothing');
      assert.deepEqual(readFileSync(join(second, 'assay-keys.json')), readFileSync(join(dossier, 'assay-keys.json')));
    });
  });
});

function digests(folder: string): ReadonlyMap<string, string> {
  return new Map([...filesIn(folder)].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]));
}
