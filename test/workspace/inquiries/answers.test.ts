import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Actor } from '../../../src/identity/actor.ts';
import { readCalendar } from '../../../src/workspace/acts/calendar/read-calendar.ts';
import { answerClarification } from '../../../src/workspace/acts/inquiries/answer-clarification.ts';
import { addAnswerFile } from '../../../src/workspace/acts/inquiries/answer-files.ts';
import { replyToFinding } from '../../../src/workspace/acts/inquiries/ask-back.ts';
import { addQuestion, discardInquiry, removeQuestion } from '../../../src/workspace/acts/inquiries/change-questions.ts';
import { judgeDifference } from '../../../src/workspace/acts/inquiries/judge-difference.ts';
import { makeInquiry } from '../../../src/workspace/acts/inquiries/make-inquiry.ts';
import { readInquiries } from '../../../src/workspace/acts/inquiries/read-inquiries.ts';
import { readOwnSheet } from '../../../src/workspace/acts/inquiries/read-own-sheet.ts';
import { sendInquiry } from '../../../src/workspace/acts/inquiries/send-inquiry.ts';
import { setSheetAside } from '../../../src/workspace/acts/inquiries/set-sheet-aside.ts';
import { exportSheet, importSheet } from '../../../src/workspace/acts/inquiries/workbooks.ts';
import { handIn, writeAnswer } from '../../../src/workspace/acts/inquiries/write-answers.ts';
import { advancePurchase } from '../../../src/workspace/acts/purchases/advance-purchase.ts';
import { compareCandidates } from '../../../src/workspace/acts/purchases/compare-candidates.ts';
import { changeClause } from '../../../src/workspace/acts/terms/change-clause.ts';
import { holdPromise } from '../../../src/workspace/acts/terms/hold-promise.ts';
import { listPromises } from '../../../src/workspace/acts/terms/list-promises.ts';
import { readTerms } from '../../../src/workspace/acts/terms/read-terms.ts';
import { readPosition } from '../../../src/workspace/acts/vendors/read-position.ts';
import { readFilesHandler, readFilesJob } from '../../../src/workspace/inquiries/read-files-job.ts';
import { planPromises } from '../../../src/workspace/watching/plan-promises.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { databases } from '../../support/databases.ts';
import { inquiryWorld, type InquiryWorld } from './inquiry-world.ts';

for (const database of databases) describe(`questions to one maker, over ${database.name}`, { skip: database.skip }, () => {
  let world: InquiryWorld;
  before(async () => { world = await inquiryWorld(database); });
  after(async () => world.close());

  // eslint-disable-next-line typescript/explicit-function-return-type
  const roomOf = async (purchase: string) => (await world.door.perform(world.assessor, readInquiries, { purchase })).inquiries;

  test('a draft is changed until it is sent, and then by nobody', async () => {
    const { purchase, candidates: [candidate = ''] } = await world.openCase();
    const { id: inquiry } = await world.door.perform(world.assessor, makeInquiry, { purchase, candidate });
    assert.equal((await refusalOf(world.door.perform(world.assessor, makeInquiry, { purchase, candidate })))?.refusal, 'conflict');
    const [draft] = await roomOf(purchase);
    assert.ok(!draft?.questions.some(({ reference }) => reference === 'demand-guide/disclosure-policy'), 'what was seen is not asked');
    await world.door.perform(world.assessor, removeQuestion, { question: draft?.questions[0]?.id });
    await world.door.perform(world.assessor, addQuestion, { inquiry, ask: 'Who answers at night?' });
    const [changed] = await roomOf(purchase);
    assert.equal(changed?.questions.length, draft?.questions.length);
    assert.equal(changed?.questions.at(-1)?.ask, 'Who answers at night?');
    for (const closesOn of ['2026-05-31', '2027-06-01', 'soon']) assert.equal((await refusalOf(world.door.perform(world.assessor, sendInquiry, { inquiry, subject: 'A gateway', closesOn })))?.refusal, 'invalid-input', closesOn);
    await world.door.perform(world.assessor, sendInquiry, { inquiry, subject: 'A gateway', closesOn: '2026-06-20' });
    const refusals = [
      await refusalOf(world.door.perform(world.assessor, removeQuestion, { question: changed?.questions[0]?.id })), await refusalOf(world.door.perform(world.assessor, addQuestion, { inquiry, ask: 'One more?' })),
      await refusalOf(world.door.perform(world.assessor, discardInquiry, { inquiry })), await refusalOf(world.door.perform(world.assessor, sendInquiry, { inquiry, subject: 'Again', closesOn: '2026-06-21' })),
    ];
    assert.deepEqual(refusals.map((one) => one?.refusal), ['conflict', 'conflict', 'conflict', 'conflict']);
  });

  test('a case waits for what was asked: until it is answered, its day is over, or it is set aside with a reason', async () => {
    const goesOn = async (purchase: string): Promise<boolean> => (await refusalOf(world.door.perform(world.assessor, advancePurchase, { purchase }))) === undefined;
    const asked = async (): Promise<{ purchase: string; sheet: string }> => {
      const opened = await world.openCase();
      const { sheets: [sheet = ''] } = await world.ask(opened, opened.candidates[0], '2026-06-20');
      assert.equal(await goesOn(opened.purchase), false);
      return { purchase: opened.purchase, sheet };
    };
    const [answered, aside, over] = [await asked(), await asked(), await asked()];
    const { secret, code } = await world.invite(answered.sheet);
    await world.door.perform(await world.contact(await world.enter(secret, code)), handIn, {});
    assert.equal(await goesOn(answered.purchase), true);
    assert.equal((await refusalOf(world.door.perform(world.assessor, setSheetAside, { sheet: aside.sheet, reason: '' })))?.refusal, 'invalid-input');
    await world.door.perform(world.assessor, setSheetAside, { sheet: aside.sheet, reason: 'It told us by telephone that it will not answer.' });
    assert.equal(await goesOn(aside.purchase), true);
    world.pass(Date.parse('2026-06-21T00:00:00.000Z') - Date.parse(world.now()));
    assert.equal(await goesOn(over.purchase), true);
    world.pass(Date.parse('2026-06-01T09:00:00.000Z') - Date.parse(world.now()));
  });

  test('an answer says what it needs; a draft is the contact’s own until it is handed in', async () => {
    const opened = await world.openCase();
    const { sheets: [sheet = ''] } = await world.ask(opened, opened.candidates[0]);
    const { secret, code } = await world.invite(sheet);
    const contact = await world.contact(await world.enter(secret, code));
    const { questions } = await world.door.perform(contact, readOwnSheet, {});
    const [question] = questions.map(({ id }) => id);
    for (const input of [{ state: 'planned' }, { state: 'not-applicable' }, { state: 'perhaps' }, { state: 'planned', plannedOn: '2026-02-30' }]) assert.equal((await refusalOf(world.door.perform(contact, writeAnswer, { question, ...input })))?.refusal, 'invalid-input', JSON.stringify(input));
    await world.door.perform(contact, writeAnswer, { question, state: 'planned', plannedOn: '2026-12-31', text: 'In the next release.' });
    assert.equal((await roomOf(opened.purchase))[0]?.sheets[0]?.answers, null);
    await world.door.perform(contact, writeAnswer, { question, state: 'yes-with-evidence' });
    assert.equal((await refusalOf(world.door.perform(contact, handIn, {})))?.refusal, 'invalid-input');
    await world.door.perform(contact, writeAnswer, { question, state: 'yes', text: 'It is so.' });
    await world.door.perform(contact, handIn, {});
    const [shown] = await roomOf(opened.purchase);
    assert.deepEqual(shown?.sheets[0]?.answers?.filter(({ state }) => state !== 'unanswered').map(({ state, text }) => [state, text]), [['yes', 'It is so.']]);
  });

  test('a yes to what was seen not to be so differs only once a person has said so', async () => {
    const opened = await world.openCase();
    const { sheets: [sheet = ''] } = await world.ask(opened, opened.candidates[0]);
    const { secret, code } = await world.invite(sheet);
    const contact = await world.contact(await world.enter(secret, code));
    const { questions } = await world.door.perform(contact, readOwnSheet, {});
    const idOf = (requirement: string): string => questions.find(({ reference }) => reference === requirement)?.id ?? '';
    const [seenNotSo, unknown] = [idOf('demand-guide/default-passwords'), idOf('demand-guide/mfa-by-default')];
    for (const question of [seenNotSo, unknown]) await world.door.perform(contact, writeAnswer, { question, state: 'yes' });
    await world.door.perform(contact, handIn, {});
    const judged = async (): Promise<unknown> => (await roomOf(opened.purchase))[0]?.sheets[0]?.answers?.filter(({ state }) => state === 'yes').map(({ question, mayDiffer, difference }) => [question === seenNotSo, mayDiffer, difference]);
    assert.deepEqual(await judged(), [[false, false, null], [true, true, null]]);
    assert.equal((await refusalOf(world.door.perform(world.assessor, judgeDifference, { sheet, question: unknown, differs: true })))?.refusal, 'conflict');
    await world.door.perform(world.assessor, judgeDifference, { sheet, question: seenNotSo, differs: true });
    assert.deepEqual(await judged(), [[false, false, null], [true, true, 'confirmed']]);
  });

  test('the day on which the time for answers ends stands in the calendar of whoever sees the case', async () => {
    const opened = await world.openCase();
    await world.ask(opened, opened.candidates[0], '2026-06-20');
    const due = async (actor: Actor, days: number): Promise<unknown> => (await world.door.perform(actor, readCalendar, { days })).items.filter(({ page }) => page === `/purchases/${opened.purchase}/questions`).map(({ on }) => on);
    assert.deepEqual(await due(world.assessor, 19), ['2026-06-20']);
    assert.deepEqual(await due(world.assessor, 18), []);
    assert.deepEqual(await due(await world.person(world.scope, { roles: [{ role: 'product-owner', productId: null }] }), 30), []);
  });

  test('what a maker says to a finding stands beside it, word for word, with its day', async () => {
    const opened = await world.openCase({ makers: ['Acme', 'Beta'] });
    const { sheets: [sheet = ''] } = await world.ask(opened, opened.candidates[0]);
    const { secret, code } = await world.invite(sheet);
    const contact = await world.contact(await world.enter(secret, code));
    const { findings } = await world.door.perform(contact, readOwnSheet, {});
    assert.deepEqual(findings.map(({ requirement, verdict }) => [requirement, verdict]), [['demand-guide/disclosure-policy', 'met'], ['demand-guide/default-passwords', 'not-met']]);
    await world.door.perform(contact, replyToFinding, { requirement: 'demand-guide/default-passwords', text: 'Not so since 2.0.\n<b>See there.</b>' });
    const said = { candidateId: opened.candidates[0], requirement: 'demand-guide/default-passwords', text: 'Not so since 2.0.\n<b>See there.</b>', repliedAt: world.now() };
    const lookId = (await roomOf(opened.purchase))[0]?.sheets[0]?.lookId;
    assert.deepEqual((await world.door.perform(world.assessor, readPosition, { look: lookId })).replies, [said]);
    assert.deepEqual((await world.door.perform(world.assessor, compareCandidates, { purchase: opened.purchase })).replies, [said]);
    assert.equal((await refusalOf(world.door.perform(world.assessor, answerClarification, { clarification: 'unknown', text: 'None.' })))?.refusal, 'not-found');
  });

  test('what a maker promised in an answer or a reply becomes a clause with its day, once, and is told when the day comes', async () => {
    const opened = await world.openCase();
    const { sheets: [sheet = ''] } = await world.ask(opened, opened.candidates[0]);
    const { secret, code } = await world.invite(sheet);
    const contact = await world.contact(await world.enter(secret, code));
    const { questions } = await world.door.perform(contact, readOwnSheet, {});
    const idOf = (requirement: string): string => questions.find(({ reference }) => reference === requirement)?.id ?? '';
    const [planned, said] = [idOf('demand-guide/mfa-by-default'), 'In the release of autumn,\nfor <everybody>.'];
    await world.door.perform(contact, writeAnswer, { question: planned, state: 'planned', plannedOn: '2026-09-30', text: said });
    assert.equal((await refusalOf(world.door.perform(world.assessor, holdPromise, { sheet, question: planned })))?.refusal, 'conflict', 'a draft is the contact’s own');
    await world.door.perform(contact, handIn, {});
    await world.door.perform(contact, replyToFinding, { requirement: 'demand-guide/default-passwords', text: 'We take them out in July.' });
    assert.equal((await refusalOf(world.door.perform(world.assessor, holdPromise, { sheet, requirement: 'demand-guide/default-passwords' })))?.problems[0]?.path, 'dueOn');
    await world.door.perform(world.assessor, holdPromise, { sheet, question: planned });
    const { id: held } = await world.door.perform(world.assessor, holdPromise, { sheet, requirement: 'demand-guide/default-passwords', dueOn: '2026-07-31' });
    assert.equal((await refusalOf(world.door.perform(world.assessor, holdPromise, { sheet, question: planned })))?.refusal, 'conflict');
    const clauses = (await world.door.perform(world.assessor, readTerms, { candidate: opened.candidates[0] })).clauses.toSorted((one, other) => (other.dueOn ?? '').localeCompare(one.dueOn ?? ''));
    assert.deepEqual(clauses.map(({ kind, requirement, dueOn, promise, source }) => [kind, requirement, dueOn, promise, source?.kind, source?.words]), [
      ['promise', 'demand-guide/mfa-by-default', '2026-09-30', 'In the release of autumn, for <everybody>.', 'answer', said], ['promise', 'demand-guide/default-passwords', '2026-07-31', 'We take them out in July.', 'reply', 'We take them out in July.'],
    ]);
    assert.match(clauses[0]?.text ?? '', /“In the release of autumn,\nfor <everybody>\.”\. The supplier shall have done what it said by 2026-09-30/u);
    assert.deepEqual((await roomOf(opened.purchase))[0]?.sheets[0]?.held.map(({ kind, reference }) => [kind, reference]).toSorted(), [['answer', planned], ['reply', 'demand-guide/default-passwords']]);
    const due = (await world.door.perform(world.assessor, readCalendar, { days: 200 })).items.filter(({ page }) => page.startsWith(`/purchases/${opened.purchase}/terms`));
    assert.deepEqual(due.map(({ on }) => on), ['2026-07-31', '2026-09-30']);
    world.pass(Date.parse('2026-07-31T06:00:00.000Z') - Date.parse(world.now()));
    assert.deepEqual([await planPromises(world.services, [world.scope]), await planPromises(world.services, [world.scope])], [1, 0]);
    const over = async (): Promise<unknown> => (await world.door.perform(world.assessor, listPromises, { days: 0 })).promises.map(({ what, dueOn, isOver }) => [what, dueOn, isOver]);
    assert.deepEqual(await over(), [['We take them out in July.', '2026-07-31', false]]);
    // A later day is told anew.
    await world.door.perform(world.assessor, changeClause, { clause: held, dueOn: '2026-08-15', note: 'It asked for two weeks.' });
    world.pass(16 * 86_400_000);
    assert.equal(await planPromises(world.services, [world.scope]), 1);
    assert.deepEqual(await over(), [['We take them out in July.', '2026-08-15', true]]);
    await world.door.perform(world.assessor, changeClause, { clause: held, state: 'kept' });
    assert.deepEqual(await over(), []);
    world.pass(Date.parse('2026-06-01T09:00:00.000Z') - Date.parse(world.now()));
  });

  test('a workbook goes out, comes back filled in, and its answers are taken; not in a tender', async () => {
    const opened = await world.openCase();
    const { sheets: [sheet = ''] } = await world.ask(opened, opened.candidates[0]);
    const out = await world.door.perform(world.assessor, exportSheet, { sheet });
    const pieces: Uint8Array[] = [];
    for await (const piece of world.services.evidence.open(world.scope, out.digest)) pieces.push(piece);
    const { unzipSync, zipSync, strFromU8, strToU8 } = await import('fflate');
    const parts = unzipSync(Buffer.concat(pieces));
    const rows = strFromU8(parts['xl/worksheets/sheet2.xml'] ?? assert.fail());
    const filledIn = rows.replace(/<c r="G2" s="(\d+)"\/><c r="H2" s="\d+"\/>/u, '<c r="G2" s="$1" t="inlineStr"><is><t>Partly</t></is></c><c r="H2" s="$1" t="inlineStr"><is><t>In the newest release.</t></is></c>');
    assert.notEqual(filledIn, rows);
    const put = async (bytes: Uint8Array): Promise<{ digest: string; sizeBytes: number }> => world.services.evidence.put(world.scope, (async function* once(): AsyncGenerator<Uint8Array> { yield bytes; })(), 1_000_000);
    const back = await put(zipSync({ ...parts, 'xl/worksheets/sheet2.xml': strToU8(filledIn) }));
    for (const hostile of [Buffer.from('PK\u0003\u0004 no archive'), Buffer.from('Id,State of the answer,Answer\nunknown,Yes,x\n')]) assert.equal((await refusalOf(world.door.perform(world.assessor, importSheet, { sheet, path: 'back.xlsx', ...(await put(hostile)) })))?.refusal, 'invalid-input');
    assert.deepEqual(await world.door.perform(world.assessor, importSheet, { sheet, path: 'back.xlsx', ...back }), { taken: 1, left: [] });
    const [shown] = await roomOf(opened.purchase);
    assert.deepEqual(shown?.sheets[0]?.answers?.filter(({ state }) => state !== 'unanswered').map(({ state, text }) => [state, text]), [['partly', 'In the newest release.']]);
    assert.equal(shown?.sheets[0]?.state, 'handed-in');
    const tender = await world.openCase({ isTender: true, makers: ['Acme', 'Beta'] });
    const { sheets: [ofTender = ''] } = await world.ask(tender);
    assert.equal((await refusalOf(world.door.perform(world.assessor, importSheet, { sheet: ofTender, path: 'back.xlsx', ...back })))?.refusal, 'conflict');
  });

  test('files that are handed in are read by the same rules, and stand beside the answer', async () => {
    const requirement = 'demand-guide/sbom-in-a-standard-format';
    const opened = await world.openCase({ seen: { [requirement]: 'unknown' } });
    const { sheets: [sheet = ''] } = await world.ask(opened, opened.candidates[0]);
    const { secret, code } = await world.invite(sheet);
    const contact = await world.contact(await world.enter(secret, code));
    const sbom = Buffer.from(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79', version: 1, metadata: { timestamp: '2026-05-01T00:00:00Z', component: { type: 'application', name: 'gateway', version: '2.0' } }, components: [{ type: 'library', name: 'left', version: '1.0.0', purl: 'pkg:npm/left@1.0.0' }] }));
    const kept = await world.services.evidence.put(world.scope, (async function* bytes(): AsyncGenerator<Uint8Array> { yield sbom; })(), 10_000);
    // Of one name twice: each is read.
    for (const path of ['gateway.cdx.json', 'gateway.cdx.json']) await world.door.perform(contact, addAnswerFile, { path, ...kept });
    await world.door.perform(contact, handIn, {});
    const job = await world.store.read(world.scope, async (rows) => rows.selectFrom('job').select(['id', 'input']).where('kind', '=', readFilesJob).where('input', '=', JSON.stringify({ sheetId: sheet })).executeTakeFirstOrThrow());
    await readFilesHandler(world.services, '0.1.0')({ id: job.id, kind: readFilesJob, input: JSON.parse(job.input) as unknown, scope: world.scope, signal: new AbortController().signal, askedBy: 'system', tell: () => undefined });
    const [shown] = await roomOf(opened.purchase);
    const question = shown?.questions.find(({ reference }) => reference === requirement)?.id;
    const answer = shown?.sheets[0]?.answers?.find((one) => one.question === question);
    assert.ok(answer?.files !== null && answer?.files !== undefined, 'the files show something');
    assert.notEqual(answer.files.verdict, 'unknown');
    assert.equal(answer.seen?.verdict, 'unknown', 'what was seen from outside stays as it was');
  });
});
