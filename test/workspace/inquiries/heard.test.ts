import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { VerdictName } from '../../../src/model/verdict.ts';
import { replyToFinding } from '../../../src/workspace/acts/inquiries/ask-back.ts';
import { revokeContact } from '../../../src/workspace/acts/inquiries/invite-contact.ts';
import { judgeDifference } from '../../../src/workspace/acts/inquiries/judge-difference.ts';
import { readOwnSheet } from '../../../src/workspace/acts/inquiries/read-own-sheet.ts';
import { handIn, writeAnswer } from '../../../src/workspace/acts/inquiries/write-answers.ts';
import { advancePurchase } from '../../../src/workspace/acts/purchases/advance-purchase.ts';
import { changePurchase } from '../../../src/workspace/acts/purchases/change-purchase.ts';
import { compareCandidates } from '../../../src/workspace/acts/purchases/compare-candidates.ts';
import { readPurchase } from '../../../src/workspace/acts/purchases/read-purchase.ts';
import { showFindings } from '../../../src/workspace/acts/purchases/show-findings.ts';
import { skipFindings } from '../../../src/workspace/acts/purchases/skip-findings.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { inquiryWorld, seenUsually, type Case, type InquiryWorld } from './inquiry-world.ts';

const dayLong = 86_400_000;

describe('makers are heard before a comparison is used', () => {
  let world: InquiryWorld;
  before(async () => { world = await inquiryWorld(); });
  after(async () => world.close());

  /** Keeps what the looks at a case’s makers show, as a look does. */
  async function looked(opened: Case, seen: Readonly<Record<string, VerdictName>> = seenUsually, makers = opened.candidates): Promise<void> {
    await world.store.write(world.scope, async (rows) => {
      for (const { id } of await rows.selectFrom('vendorLook').innerJoin('candidate', 'candidate.vendorId', 'vendorLook.vendorId').select('vendorLook.id').where('candidate.id', 'in', makers).execute()) {
        await rows.deleteFrom('lookVerdicts').where('lookId', '=', id).execute();
        await rows.insertInto('lookVerdicts').values({ lookId: id, verdicts: JSON.stringify(Object.fromEntries(Object.entries(seen).filter(([, verdict]) => verdict !== 'unknown'))) }).execute();
      }
    });
  }

  const missing = async ({ purchase }: Case): Promise<readonly string[]> => (await world.door.perform(world.assessor, readPurchase, { purchase })).blockers.filter(({ rule }) => rule === 'makers-were-heard').map(({ message }) => message);
  const states = async ({ purchase }: Case): Promise<readonly (readonly [string, string | null])[]> => (await world.door.perform(world.assessor, compareCandidates, { purchase })).hearings.toSorted((one, other) => one.vendor.localeCompare(other.vendor)).map(({ state, because }) => [state, because]);

  test('a case waits until each maker was shown what was seen of it, and replied or had its days', async () => {
    const opened = await world.openCase({ makers: ['Acme', 'Beta', 'Gamma'] });
    const [acme = '', beta = '', gamma = ''] = opened.candidates;
    await looked(opened, seenUsually, [acme, beta]);
    assert.deepEqual(await states(opened), [['not-shown', 'never'], ['not-shown', 'never'], ['nothing-seen', null]]);
    assert.match((await refusalOf(world.door.perform(world.assessor, advancePurchase, { purchase: opened.purchase })))?.message ?? '', /was not shown what was seen of it\./u);
    assert.equal((await refusalOf(world.door.perform(world.assessor, showFindings, { candidate: gamma, subject: 'A gateway', mail: 'contact@gamma.example' })))?.refusal, 'conflict');
    const show = async (candidate: string): Promise<{ readonly secret: string; readonly code: string }> => {
      const { link, code } = await world.door.perform(world.assessor, showFindings, { candidate, subject: 'A gateway', mail: 'contact@maker.example' });
      return { secret: new URL(link ?? '').hash.slice(1), code: code ?? '' };
    };
    const { secret, code } = await show(acme);
    await show(beta);
    assert.equal((await refusalOf(world.door.perform(world.assessor, showFindings, { candidate: beta, subject: 'Again', mail: 'contact@maker.example' })))?.refusal, 'conflict');
    assert.deepEqual(await states(opened), [['waiting', null], ['waiting', null], ['nothing-seen', null]]);
    const contact = await world.contact(await world.enter(secret, code));
    const sheet = await world.door.perform(contact, readOwnSheet, {});
    assert.deepEqual([sheet.purpose, sheet.questions.length, sheet.findings.map(({ requirement }) => requirement)], ['findings', 0, ['demand-guide/disclosure-policy', 'demand-guide/default-passwords']]);
    await world.door.perform(contact, replyToFinding, { requirement: 'demand-guide/default-passwords', text: 'Not so since 2.0.' });
    assert.deepEqual(await states(opened), [['replied', null], ['waiting', null], ['nothing-seen', null]]);
    assert.match((await missing(opened))[0] ?? '', /^Beta was shown what was seen of it, and can reply until 2026-06-1/u);
    world.pass(10 * dayLong);
    assert.deepEqual(await states(opened), [['replied', null], ['time-over', null], ['nothing-seen', null]]);
    await world.door.perform(world.assessor, advancePurchase, { purchase: opened.purchase });
    // What is seen later is shown as well before anything is awarded.
    await world.store.write(world.scope, async (rows) => {
      const { vendorId } = await rows.selectFrom('candidate').select('vendorId').where('id', '=', beta).executeTakeFirstOrThrow();
      const look = await rows.selectFrom('vendorLook').select(['vendorId', 'product', 'startedAt', 'positionDigest', 'positionBytes', 'captureDigest', 'captureBytes', 'engineVersion', 'catalogVersion', 'summary', 'askedBy']).where('vendorId', '=', vendorId).executeTakeFirstOrThrow();
      await rows.insertInto('vendorLook').values({ ...look, id: 'look-anew', endedAt: world.now() }).execute();
      await rows.insertInto('lookVerdicts').values({ lookId: 'look-anew', verdicts: JSON.stringify({ 'demand-guide/disclosure-policy': 'not-met' }) }).execute();
    });
    assert.deepEqual(await states(opened), [['replied', null], ['not-shown', 'seen-anew'], ['nothing-seen', null]]);
    assert.match((await missing(opened)).join(' '), /^Since Beta was shown what was seen of it, something else was seen\./u);
    await show(beta);
    world.pass(10 * dayLong);
    assert.deepEqual(await missing(opened), []);
    world.pass(Date.parse('2026-06-01T09:00:00.000Z') - Date.parse(world.now()));
  });

  test('questions with a link show it as well; a link that was withdrawn gave the maker no days', async () => {
    const opened = await world.openCase({ makers: ['Acme', 'Beta'] });
    await looked(opened);
    const sheets: string[] = [];
    for (const candidate of opened.candidates) sheets.push((await world.ask(opened, candidate)).sheets[0] ?? '');
    assert.deepEqual(await states(opened), [['not-shown', 'never'], ['not-shown', 'never']]);
    const { secret, code } = await world.invite(sheets[0] ?? '');
    await world.invite(sheets[1] ?? '');
    await world.door.perform(await world.contact(await world.enter(secret, code)), handIn, {});
    world.pass(dayLong);
    await world.door.perform(world.assessor, revokeContact, { sheet: sheets[1] });
    world.pass(dayLong);
    assert.deepEqual(await states(opened), [['replied', null], ['not-shown', 'link-ended']]);
    world.pass(-2 * dayLong);
  });

  test('only a case of low criticality goes on without, for a reason that is written down', async () => {
    const [ordinary, low] = [await world.openCase({ makers: ['Acme', 'Beta'] }), await world.openCase({ isLow: true, makers: ['Acme', 'Beta'] })];
    for (const opened of [ordinary, low]) await looked(opened);
    assert.equal((await refusalOf(world.door.perform(world.assessor, skipFindings, { purchase: ordinary.purchase, reason: 'Little depends on it.' })))?.refusal, 'conflict');
    assert.equal((await missing(low)).length, 2);
    await world.door.perform(world.assessor, skipFindings, { purchase: low.purchase, reason: 'A font for one poster.' });
    assert.deepEqual(await missing(low), []);
    const { waiver } = await world.door.perform(world.assessor, compareCandidates, { purchase: low.purchase });
    assert.deepEqual([waiver?.reason, waiver?.by], ['A font for one poster.', world.assessor.displayName]);
    // More depends on it after all.
    await world.door.perform(world.assessor, changePurchase, { purchase: low.purchase, title: 'Fonts', owner: world.assessor.accountId, criticality: 'high', replyDays: 3, demands: [], criteria: [] });
    assert.equal((await missing(low)).length, 2);
    assert.equal((await world.door.perform(world.assessor, compareCandidates, { purchase: low.purchase })).replyDays, 3);
  });

  test('the comparison says that an answer differs only once a person has confirmed it', async () => {
    const opened = await world.openCase({ makers: ['Acme', 'Beta'] });
    const { sheets: [sheet = ''] } = await world.ask(opened, opened.candidates[0]);
    const { secret, code } = await world.invite(sheet);
    const contact = await world.contact(await world.enter(secret, code));
    const question = (await world.door.perform(contact, readOwnSheet, {})).questions.find(({ reference }) => reference === 'demand-guide/default-passwords')?.id;
    await world.door.perform(contact, writeAnswer, { question, state: 'yes', text: 'There are none.' });
    await world.door.perform(contact, handIn, {});
    const compared = async (): Promise<unknown> => {
      const { differences, toLookAt } = await world.door.perform(world.assessor, compareCandidates, { purchase: opened.purchase });
      return [differences.map(({ candidateId, requirement, text }) => [candidateId, requirement, text]), toLookAt];
    };
    assert.deepEqual(await compared(), [[], 1]);
    await world.door.perform(world.assessor, judgeDifference, { sheet, question, differs: true });
    assert.deepEqual(await compared(), [[[opened.candidates[0], 'demand-guide/default-passwords', 'There are none.']], 0]);
    await world.door.perform(world.assessor, judgeDifference, { sheet, question, differs: false });
    assert.deepEqual(await compared(), [[], 0]);
  });
});
