import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { roles } from '../../../src/identity/actor.ts';
import { searchLog } from '../../../src/workspace/acts/audit/search-log.ts';
import { addAnswerFile } from '../../../src/workspace/acts/inquiries/answer-files.ts';
import { replyToFinding } from '../../../src/workspace/acts/inquiries/ask-back.ts';
import { addQuestion } from '../../../src/workspace/acts/inquiries/change-questions.ts';
import { downloadAnswerFile } from '../../../src/workspace/acts/inquiries/download-answer-file.ts';
import { judgeDifference } from '../../../src/workspace/acts/inquiries/judge-difference.ts';
import { makeInquiry } from '../../../src/workspace/acts/inquiries/make-inquiry.ts';
import { readInquiries } from '../../../src/workspace/acts/inquiries/read-inquiries.ts';
import { readOwnSheet } from '../../../src/workspace/acts/inquiries/read-own-sheet.ts';
import { handIn, writeAnswer } from '../../../src/workspace/acts/inquiries/write-answers.ts';
import { advancePurchase } from '../../../src/workspace/acts/purchases/advance-purchase.ts';
import { acts } from '../../../src/workspace/acts/index.ts';
import { ActRefused } from '../../../src/workspace/act-refused.ts';
import { webhookEvents } from '../../../src/workspace/notices/webhook-events.ts';
import { inputs } from '../authorisation/places.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { databases } from '../../support/databases.ts';
import { inquiryWorld, type InquiryWorld } from './inquiry-world.ts';

const secretWords = 'SEALED-WORDS-OF-ACME';
const fileName = 'sealed-file-name.txt';
const replyWords = 'SEALED-REPLY-OF-ACME';

for (const database of databases) describe(`a tender, over ${database.name}`, { skip: database.skip }, () => {
  let world: InquiryWorld;
  before(async () => { world = await inquiryWorld(database); });
  after(async () => world.close());

  test('asks all candidates the same, frozen once sent, with what was seen of each beside it', async () => {
    const opened = await world.openCase({ isTender: true, makers: ['Acme', 'Beta'] });
    const { inquiry, sheets } = await world.ask(opened);
    assert.equal(sheets.length, 2);
    const { inquiries: [shown] } = await world.door.perform(world.assessor, readInquiries, { purchase: opened.purchase });
    assert.deepEqual(shown?.questions.filter(({ kind }) => kind === 'requirement').map(({ reference }) => reference).toSorted(), ['demand-guide/default-passwords', 'demand-guide/mfa-by-default']);
    assert.equal(shown?.questions.filter(({ kind }) => kind === 'criterion').length, 1);
    for (const sheet of shown?.sheets ?? []) assert.equal(sheet.seen.filter(({ seen }) => seen !== null).length, 2);
    assert.equal((await refusalOf(world.door.perform(world.assessor, addQuestion, { inquiry, ask: 'One more?' })))?.refusal, 'conflict');
    assert.equal((await refusalOf(world.door.perform(world.assessor, makeInquiry, { purchase: opened.purchase })))?.refusal, 'conflict');
  });

  test('keeps every answer sealed until it closes: from every role, by every act, in the log, in webhooks; then shows them', async () => {
    const opened = await world.openCase({ isTender: true, makers: ['Acme', 'Beta'] });
    const { inquiry, sheets: [sheet = ''] } = await world.ask(opened, undefined, '2026-06-20');
    const { secret, code } = await world.invite(sheet);
    const contact = await world.contact(await world.enter(secret, code));
    const own = await world.door.perform(contact, readOwnSheet, {});
    const question = own.questions.find(({ reference }) => reference === 'demand-guide/default-passwords')?.id ?? '';
    await world.door.perform(contact, writeAnswer, { question, state: 'yes', text: secretWords });
    const kept = await world.services.evidence.put(world.scope, (async function* bytes(): AsyncGenerator<Uint8Array> { yield Buffer.from(secretWords); })(), 1000);
    const { id: file } = await world.door.perform(contact, addAnswerFile, { path: fileName, ...kept });
    await world.door.perform(contact, replyToFinding, { requirement: 'demand-guide/disclosure-policy', text: replyWords });
    await world.door.perform(contact, handIn, {});
    assert.ok(JSON.stringify(await world.door.perform(contact, readOwnSheet, {})).includes(secretWords), 'the contact sees its own');

    const everybody = await world.person(world.scope, { roles: roles.map((role) => ({ role, productId: null })), isSteppedUp: true });
    const place = Object.fromEntries(['product', 'release', 'evidence', 'assessment', 'job', 'report', 'account', 'grant', 'claim', 'affirmation', 'request', 'review', 'setAside', 'questionnaire', 'question', 'libraryAnswer', 'handedOut', 'milestone', 'setback', 'chosenMeasure', 'chosenWay', 'freeGoal', 'figure', 'narrative', 'workload', 'provider', 'directoryToken', 'user', 'group', 'vendor', 'candidate', 'clarification'].map((name) => [name, 'unknown']));
    const named = { ...place, purchase: opened.purchase, inquiry, sheet, askedQuestion: question, answerFile: file, candidate: opened.candidates[0] ?? '' } as unknown as Parameters<NonNullable<(typeof inputs)[string]>>[0];
    const more: Readonly<Record<string, unknown>> = { 'purchase.read': { purchase: opened.purchase }, 'purchase.compare': { purchase: opened.purchase }, 'purchase.list': {}, 'audit-log.search': {}, 'calendar.read': {} };
    const leaks = (text: string): boolean => [secretWords, fileName, replyWords, kept.digest].some((words) => text.includes(words));
    let read = 0;
    for (const act of acts.filter(({ kind, isOpen }) => kind === 'read' && isOpen !== true)) {
      const input = more[act.id] ?? inputs[act.id]?.(named);
      if (input === undefined) continue;
      read += 1;
      const answer = await world.door.perform(everybody, act, input).catch((problem: unknown) => (problem instanceof ActRefused ? problem.message : { problem: String(problem) }));
      assert.ok(!leaks(JSON.stringify(answer)), act.id);
    }
    assert.ok(read > 40, `${read} acts`);
    assert.equal((await refusalOf(world.door.perform(everybody, downloadAnswerFile, { file })))?.refusal, 'conflict');
    assert.equal((await refusalOf(world.door.perform(everybody, judgeDifference, { sheet, question, differs: true })))?.refusal, 'conflict');
    const { inquiries: [sealed] } = await world.door.perform(everybody, readInquiries, { purchase: opened.purchase });
    assert.ok(sealed?.isSealed === true && sealed.sheets.every(({ answers, files, replies }) => answers === null && files === null && replies === null));
    const log = JSON.stringify(await world.store.read(world.scope, async (rows) => rows.selectFrom('auditEntry').selectAll().execute()));
    assert.ok(!leaks(log));
    assert.ok(!JSON.stringify(await world.door.perform(everybody, searchLog, {})).includes('"state"'));
    // That a contact handed in is shown while all is sealed too; what it is stays out.
    assert.deepEqual(Object.values(webhookEvents).filter(({ action }) => action.startsWith('answer-sheet.')).flatMap(({ told }) => told), ['sheet']);
    assert.match((await refusalOf(world.door.perform(world.assessor, advancePurchase, { purchase: opened.purchase })))?.message ?? '', /sealed until 2026-06-21/u);

    world.pass(Date.parse('2026-06-21T00:00:00.000Z') - Date.parse(world.now()) - 1);
    assert.equal((await world.door.perform(world.assessor, readInquiries, { purchase: opened.purchase })).inquiries[0]?.isSealed, true);
    world.pass(1);
    const { inquiries: [shown] } = await world.door.perform(world.assessor, readInquiries, { purchase: opened.purchase });
    assert.ok(JSON.stringify(shown).includes(secretWords) && JSON.stringify(shown).includes(replyWords));
    await world.door.perform(world.assessor, downloadAnswerFile, { file });
    await world.door.perform(world.assessor, advancePurchase, { purchase: opened.purchase });
  });

  test('gives a new link nothing of what was answered by the one before: who makes links could hand one to themselves', async () => {
    const opened = await world.openCase({ isTender: true, makers: ['Acme'] });
    const { sheets: [sheet = ''] } = await world.ask(opened, undefined, '2026-07-20');
    const first = await world.invite(sheet);
    const contact = await world.contact(await world.enter(first.secret, first.code));
    const { questions: [question] } = await world.door.perform(contact, readOwnSheet, {});
    await world.door.perform(contact, writeAnswer, { question: question?.id, state: 'yes', text: secretWords });
    await world.door.perform(contact, replyToFinding, { requirement: 'demand-guide/disclosure-policy', text: replyWords });
    const second = await world.invite(sheet);
    const intruder = await world.contact(await world.enter(second.secret, second.code));
    const seen = JSON.stringify(await world.door.perform(intruder, readOwnSheet, {}));
    assert.ok(!seen.includes(secretWords) && !seen.includes(replyWords));
  });

  test('takes nothing after its hour, not even from who is in', async () => {
    const opened = await world.openCase({ isTender: true, makers: ['Acme'] });
    const { sheets: [sheet = ''] } = await world.ask(opened, undefined, world.now().slice(0, 10));
    const { secret, code } = await world.invite(sheet);
    world.pass(Date.parse(`${world.now().slice(0, 10)}T23:50:00.000Z`) - Date.parse(world.now()));
    const contact = await world.contact(await world.enter(secret, code));
    const { questions: [question] } = await world.door.perform(contact, readOwnSheet, {});
    await world.door.perform(contact, writeAnswer, { question: question?.id, state: 'no' });
    world.pass(600_000);
    for (const [act, input] of [[writeAnswer, { question: question?.id, state: 'yes' }], [handIn, {}]] as const) assert.equal((await refusalOf(world.door.perform(contact, act as typeof writeAnswer, input)))?.refusal, 'conflict');
  });
});
