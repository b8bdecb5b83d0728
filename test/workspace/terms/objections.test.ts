import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { awardPurchase } from '../../../src/workspace/acts/purchases/award-purchase.ts';
import { readPurchase } from '../../../src/workspace/acts/purchases/read-purchase.ts';
import { answerCriterion } from '../../../src/workspace/acts/terms/answer-criterion.ts';
import { approveAcceptance } from '../../../src/workspace/acts/terms/approve-acceptance.ts';
import { askAcceptance } from '../../../src/workspace/acts/terms/ask-acceptance.ts';
import { decideObjection } from '../../../src/workspace/acts/terms/decide-objection.ts';
import { escalateObjection } from '../../../src/workspace/acts/terms/escalate-objection.ts';
import { raiseObjection } from '../../../src/workspace/acts/terms/raise-objection.ts';
import { withdrawObjection } from '../../../src/workspace/acts/terms/withdraw-objection.ts';
import { databases } from '../../support/databases.ts';
import { openTerms, usual, type TermsWorld } from './terms-world.ts';

for (const database of databases) describe(`objections and own criteria, over ${database.name}`, { skip: database.skip }, () => {
  let terms: TermsWorld;
  before(async () => { terms = await openTerms(database); });
  after(async () => terms.world.close());

  const objector = { byName: 'Ines Baum', byOffice: 'IT operations', reason: 'It opens a port to the whole network.' };
  const shown = { verdicts: { [usual.requirement]: 'met' } } as const;

  test('an objection holds the award back until it was escalated and decided by somebody else', async () => {
    const { purchase, candidate } = await terms.case(shown);
    const { id: objection } = await terms.done(terms.assessor, raiseObjection, { purchase, candidate, ...objector });
    assert.match((await terms.refused(terms.assessor, awardPurchase, { candidate })).message, /Ines Baum is open/);
    const decision = { objection, decision: 'overruled', reason: 'The port is closed at the edge.' };
    assert.match((await terms.refused(terms.executive, decideObjection, decision)).message, /to whom it was escalated/);
    await terms.done(terms.assessor, escalateObjection, { objection, to: 'Ola Berg, chief operating officer' });
    assert.match((await terms.refused(terms.assessor, awardPurchase, { candidate })).message, /not decided yet/);
    assert.equal((await terms.refused(terms.assessor, decideObjection, decision)).refusal, 'not-allowed');
    assert.match((await terms.refused(terms.owner, decideObjection, decision)).message, /answer for this case/);
    await terms.done(terms.executive, decideObjection, decision);
    await terms.done(terms.assessor, awardPurchase, { candidate });
  });

  test('an executive who wrote an objection down does not decide it', async () => {
    const { purchase } = await terms.case(shown);
    const { id: objection } = await terms.done(terms.executive, raiseObjection, { purchase, ...objector });
    await terms.done(terms.executive, escalateObjection, { objection, to: 'The board' });
    assert.equal((await terms.refused(terms.executive, decideObjection, { objection, decision: 'overruled', reason: 'I say so.' })).refusal, 'not-allowed');
  });

  test('an upheld objection holds until it is taken back', async () => {
    const { purchase, candidate } = await terms.case(shown);
    const { id: objection } = await terms.done(terms.approver, raiseObjection, { purchase, ...objector });
    await terms.done(terms.assessor, escalateObjection, { objection, to: 'Ola Berg, chief operating officer' });
    await terms.done(terms.executive, decideObjection, { objection, decision: 'upheld', reason: 'The port is too wide.' });
    assert.match((await terms.refused(terms.assessor, awardPurchase, { candidate })).message, /was upheld/);
    await terms.done(terms.assessor, withdrawObjection, { objection, reason: 'The new release does without the port.' });
    await terms.done(terms.assessor, awardPurchase, { candidate });
  });

  test('an own must needs a person’s answer on these very words, or an acceptance', async () => {
    const criteria = [{ id: 'own-1', text: 'Its people answer in our language.', level: 'must' }] as const;
    const { purchase, candidate } = await terms.case({ demands: [], criteria });
    const blockers = async (): Promise<readonly string[]> => (await terms.done(terms.assessor, readPurchase, { purchase })).blockers.map(({ message }) => message);
    assert.match((await blockers())[0] ?? '', /nobody has answered yet/);
    await terms.done(terms.assessor, answerCriterion, { candidate, criterion: 'own-1', isMet: true });
    assert.deepEqual(await blockers(), []);
    await terms.world.store.write(terms.scope, async (rows) => rows.updateTable('purchase').set({ criteria: JSON.stringify([{ ...criteria[0], text: 'Its people answer at night.' }]) }).where('id', '=', purchase).execute());
    assert.equal((await blockers()).length, 1, 'an answer to other words');
    assert.equal((await terms.refused(terms.assessor, answerCriterion, { candidate, criterion: 'own-1', isMet: false })).problems[0]?.path, 'note');
    await terms.done(terms.assessor, answerCriterion, { candidate, criterion: 'own-1', isMet: false, note: 'Only by day.' });
    assert.match((await blockers())[0] ?? '', /Only by day/);
    const { requirement: _requirement, ...words } = usual;
    const { id: acceptance } = await terms.done(terms.assessor, askAcceptance, { candidate, criterion: 'own-1', ...words });
    await terms.done(terms.executive, approveAcceptance, { acceptance, name: terms.executive.displayName, office: 'Chief executive' });
    assert.deepEqual(await blockers(), []);
  });
});
