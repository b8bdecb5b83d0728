import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { readCalendar } from '../../../src/workspace/acts/calendar/read-calendar.ts';
import { addClause } from '../../../src/workspace/acts/terms/add-clause.ts';
import { addMeeting } from '../../../src/workspace/acts/terms/add-meeting.ts';
import { approveAcceptance } from '../../../src/workspace/acts/terms/approve-acceptance.ts';
import { askAcceptance } from '../../../src/workspace/acts/terms/ask-acceptance.ts';
import { awardPurchase } from '../../../src/workspace/acts/purchases/award-purchase.ts';
import { changeClause } from '../../../src/workspace/acts/terms/change-clause.ts';
import { changeLibraryClause } from '../../../src/workspace/acts/terms/change-library-clause.ts';
import { exportClauses } from '../../../src/workspace/acts/terms/export-clauses.ts';
import { exportRequest } from '../../../src/workspace/acts/terms/export-request.ts';
import { keepLibraryClause } from '../../../src/workspace/acts/terms/keep-library-clause.ts';
import { previewRequest } from '../../../src/workspace/acts/terms/preview-request.ts';
import { proposeClauses } from '../../../src/workspace/acts/terms/propose-clauses.ts';
import { readOwnBuying } from '../../../src/workspace/acts/terms/read-own-buying.ts';
import { readTerms } from '../../../src/workspace/acts/terms/read-terms.ts';
import { retireLibraryClause } from '../../../src/workspace/acts/terms/retire-library-clause.ts';
import { setResponsibility } from '../../../src/workspace/acts/terms/set-responsibility.ts';
import { databases } from '../../support/databases.ts';
import { openTerms, usual, type TermsWorld } from './terms-world.ts';

for (const database of databases) describe(`clauses, duties, letters and own buying, over ${database.name}`, { skip: database.skip }, () => {
  let terms: TermsWorld;
  before(async () => { terms = await openTerms(database); });
  after(async () => terms.world.close());

  const bytesOf = async (digest: string): Promise<Buffer> => {
    const pieces = [];
    for await (const piece of terms.world.services.evidence.open(terms.scope, digest)) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  const demands = [{ requirement: usual.requirement, level: 'must' }, { requirement: 'pledge/vdp', level: 'should' }, { requirement: 'pledge/end-of-life', level: 'should' }] as const;
  const own = { title: 'Passwords', text: 'The supplier shall <ship> no shared password & say so.', jurisdiction: 'Sweden', author: 'Our counsel', edition: '1' };

  test('a clause is proposed for each gap and for nothing that is met, once, in our own words where there are some', async () => {
    const { candidate } = await terms.case({ demands, verdicts: { 'pledge/vdp': 'met' }, criteria: [{ id: 'own-1', text: 'Speaks our language.', level: 'should' }] });
    const { id: libraryClause } = await terms.done(terms.assessor, keepLibraryClause, { ...own, requirement: usual.requirement });
    assert.deepEqual(await terms.done(terms.assessor, proposeClauses, { candidate }), { added: 2, withoutWords: ['Speaks our language.'] });
    assert.equal((await terms.done(terms.assessor, proposeClauses, { candidate })).added, 0);
    const { clauses, clauseLabel } = await terms.done(terms.assessor, readTerms, { candidate });
    assert.match(clauseLabel, /not legal advice/);
    const of = (requirement: string): (typeof clauses)[number] => clauses.find((clause) => clause.requirement === requirement) ?? assert.fail(requirement);
    assert.deepEqual([of(usual.requirement).origin, of(usual.requirement).text, of(usual.requirement).jurisdiction], ['library', own.text, 'Sweden']);
    assert.deepEqual([of('pledge/end-of-life').origin, of('pledge/end-of-life').edition === ''], ['shipped', false]);
    const reworded = await terms.refused(terms.assessor, changeLibraryClause, { libraryClause, ...own, text: 'Quite other words.' });
    assert.equal(reworded.problems[0]?.path, 'edition');
    await terms.done(terms.assessor, retireLibraryClause, { libraryClause });
    assert.equal((await terms.refused(terms.assessor, addClause, { candidate, libraryClause })).problems[0]?.path, 'libraryClause');
    const other = await terms.case({ demands });
    await terms.done(terms.assessor, proposeClauses, { candidate: other.candidate });
    assert.ok((await terms.done(terms.assessor, readTerms, { candidate: other.candidate })).clauses.every(({ origin }) => origin === 'shipped'), 'a retired clause is proposed no more');
  });

  test('a negotiation leaves its trace, and own words say whose they are', async () => {
    const { candidate } = await terms.case({ demands });
    const { id: clause } = await terms.done(terms.assessor, addClause, { candidate, requirement: 'pledge/vdp' });
    await terms.done(terms.assessor, changeClause, { clause, state: 'offered', note: 'Sent.' });
    await terms.done(terms.assessor, changeClause, { clause, state: 'changed', text: 'The supplier shall try to.' });
    const [shown] = (await terms.done(terms.assessor, readTerms, { candidate })).clauses;
    assert.deepEqual(shown?.steps.map(({ state, note }) => [state, note]).toSorted(), [['changed', ''], ['offered', 'Sent.'], ['proposed', '']]);
    assert.deepEqual([shown?.origin, shown?.author, shown?.text], ['own', terms.assessor.displayName, 'The supplier shall try to.']);
    assert.equal((await terms.refused(terms.assessor, changeClause, { clause, state: 'changed' })).refusal, 'conflict');
    assert.equal((await terms.refused(terms.executive, changeClause, { clause, state: 'agreed' })).refusal, 'not-allowed');
  });

  test('a promise has a day, which stands in the calendar until it is dropped', async () => {
    const { candidate } = await terms.case({ demands });
    assert.equal((await terms.refused(terms.assessor, addClause, { candidate, promise: 'Release 4', text: 'The supplier shall deliver it.' })).problems[0]?.path, 'dueOn');
    const { id: clause } = await terms.done(terms.assessor, addClause, { candidate, promise: 'Release 4 by summer', dueOn: '2026-07-01', text: 'The supplier shall deliver it.' });
    const due = async (): Promise<readonly string[]> => (await terms.done(terms.executive, readCalendar, {})).items.map(({ what }) => what).filter((what) => what.includes('Release 4'));
    assert.equal((await due()).length, 1);
    await terms.done(terms.assessor, changeClause, { clause, state: 'dropped' });
    assert.deepEqual(await due(), []);
  });

  test('clauses leave as text and as a document that opens, each with its label, and nothing of a text becomes markup', async () => {
    const { candidate } = await terms.case({ demands });
    assert.equal((await terms.refused(terms.assessor, exportClauses, { candidate })).refusal, 'conflict');
    await terms.done(terms.assessor, addClause, { candidate, requirement: 'pledge/vdp', text: own.text });
    const text = (await bytesOf((await terms.done(terms.assessor, exportClauses, { candidate, form: 'text' })).digest)).toString();
    assert.ok(text.includes(own.text));
    assert.match(text, /Draft for your counsel, not legal advice/);
    const document = unzipSync(await bytesOf((await terms.done(terms.assessor, exportClauses, { candidate })).digest))['word/document.xml'] ?? assert.fail('There is no document.');
    let read = '';
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (problem) => assert.fail(problem.message));
    parser.on('text', (found) => { read += found; });
    parser.write(strFromU8(document)).close();
    assert.ok(read.includes(own.text));
    assert.match(read, /Draft for your counsel, not legal advice/);
  });

  test('both sides’ view of a duty stands side by side, and a difference is shown', async () => {
    const { candidate } = await terms.case();
    await terms.done(terms.assessor, setResponsibility, { candidate, duty: 'backups', side: 'ours', who: 'maker' });
    assert.equal((await terms.refused(terms.assessor, setResponsibility, { candidate, duty: 'backups', side: 'makers', who: 'us' })).problems[0]?.path, 'saidOn');
    await terms.done(terms.assessor, setResponsibility, { candidate, duty: 'backups', side: 'makers', who: 'us', saidOn: '2026-05-30', note: 'In their manual.' });
    const duties = (await terms.done(terms.assessor, readTerms, { candidate })).duties;
    assert.deepEqual(duties.filter(({ differs }) => differs).map(({ duty, makers }) => [duty, makers?.saidOn]), [['backups', '2026-05-30']]);
    assert.ok(duties.length >= 14);
  });

  test('what goes out in public holds what is asked and nothing of the case', async () => {
    const { purchase } = await terms.case({ demands, criteria: [{ id: 'own-1', text: 'Quince speaks our language.', level: 'must' }] });
    const { text } = await terms.done(terms.assessor, previewRequest, { purchase });
    assert.equal((await bytesOf((await terms.done(terms.assessor, exportRequest, { purchase })).digest)).toString(), text);
    const set = (await bytesOf((await terms.done(terms.assessor, exportRequest, { purchase, form: 'set' })).digest)).toString();
    assert.equal((JSON.parse(set) as { readonly demands: readonly unknown[] }).demands.length, 3);
    for (const secret of ['Granite', 'granite.example', 'Wall 3', 'Gateway', '40,000', 'offices', 'Quince', purchase, terms.owner.displayName]) for (const out of [text, set]) assert.ok(!out.includes(secret), secret);
  });

  test('own buying is counted with what it is out of, and without a share where there is nothing', async () => {
    const fresh = await openTerms(database);
    try {
      const counts = async (): Promise<Readonly<Record<string, readonly number[]>>> => Object.fromEntries((await fresh.done(fresh.executive, readOwnBuying, {})).counts.map(({ id, count, of }) => [id, [count, of]]));
      assert.deepEqual(Object.values(await counts()).map(([, of]) => of), [0, 0, 0, 0, 0, 0]);
      const { candidate, vendor } = await fresh.case();
      const { id: acceptance } = await fresh.done(fresh.assessor, askAcceptance, { candidate, ...usual });
      await fresh.done(fresh.executive, approveAcceptance, { acceptance, name: fresh.executive.displayName, office: 'Chief executive' });
      await fresh.done(fresh.assessor, awardPurchase, { candidate });
      await fresh.done(fresh.assessor, addMeeting, { vendor, metOn: '2026-05-01', note: 'Passwords first.' });
      const { candidate: open } = await fresh.case({ criticality: 'critical' });
      await fresh.done(fresh.assessor, askAcceptance, { candidate: open, ...usual });
      assert.deepEqual(await counts(), { assessed: [1, 1], accepted: [1, 2], board: [0, 1], overruled: [0, 0], planless: [1, 1], met: [1, 2] });
      const { items } = await fresh.done(fresh.executive, readCalendar, {});
      assert.deepEqual(items.map(({ on, page }) => [on, page]), [['2027-05-31', `/acceptances/${acceptance}`]]);
    } finally {
      await fresh.world.close();
    }
  });
});
