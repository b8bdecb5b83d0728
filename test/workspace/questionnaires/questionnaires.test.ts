import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { guessMapping } from '../../../src/read/questionnaire/guess-mapping.ts';
import { questionsIn } from '../../../src/read/questionnaire/questions-in.ts';
import { sourceOf } from '../../../src/read/source.ts';
import { readingOf } from '../../../src/assess/questionnaire/perform-questionnaire.ts';
import type { Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import type { Tables } from '../../../src/store/tables.ts';
import { addRelease } from '../../../src/workspace/acts/products/add-release.ts';
import { createProduct } from '../../../src/workspace/acts/products/create-product.ts';
import { answerQuestion } from '../../../src/workspace/acts/questionnaires/answer-question.ts';
import { closeQuestionnaire } from '../../../src/workspace/acts/questionnaires/close-questionnaire.ts';
import { discardQuestionnaire } from '../../../src/workspace/acts/questionnaires/discard-questionnaire.ts';
import { downloadExport } from '../../../src/workspace/acts/questionnaires/download-export.ts';
import { exportQuestionnaire } from '../../../src/workspace/acts/questionnaires/export-questionnaire.ts';
import { importQuestionnaire } from '../../../src/workspace/acts/questionnaires/import-questionnaire.ts';
import { keepLibraryAnswer } from '../../../src/workspace/acts/questionnaires/keep-library-answer.ts';
import { keepQuestions } from '../../../src/workspace/acts/questionnaires/keep-questions.ts';
import { listExports } from '../../../src/workspace/acts/questionnaires/list-exports.ts';
import { listLibraryAnswers } from '../../../src/workspace/acts/questionnaires/list-library-answers.ts';
import { listQuestionnaires } from '../../../src/workspace/acts/questionnaires/list-questionnaires.ts';
import { listQuestions } from '../../../src/workspace/acts/questionnaires/list-questions.ts';
import { readMapping } from '../../../src/workspace/acts/questionnaires/read-mapping.ts';
import { readQuestion } from '../../../src/workspace/acts/questionnaires/read-question.ts';
import { readQuestionnaire } from '../../../src/workspace/acts/questionnaires/read-questionnaire.ts';
import { refreshProposals } from '../../../src/workspace/acts/questionnaires/refresh-proposals.ts';
import { renewLibraryAnswer } from '../../../src/workspace/acts/questionnaires/renew-library-answer.ts';
import { retireLibraryAnswer } from '../../../src/workspace/acts/questionnaires/retire-library-answer.ts';
import { reviewQuestions } from '../../../src/workspace/acts/questionnaires/review-questions.ts';
import { setMapping } from '../../../src/workspace/acts/questionnaires/set-mapping.ts';
import { shareLibraryAnswer } from '../../../src/workspace/acts/questionnaires/share-library-answer.ts';
import { startQuestionnaire } from '../../../src/workspace/acts/questionnaires/start-questionnaire.ts';
import { takeLibraryAnswer } from '../../../src/workspace/acts/questionnaires/take-library-answer.ts';
import { takeProposals } from '../../../src/workspace/acts/questionnaires/take-proposals.ts';
import { writeQuestionnaire } from '../../../src/workspace/acts/questionnaires/write-questionnaire.ts';
import { ActRefused } from '../../../src/workspace/act-refused.ts';
import type { Act } from '../../../src/workspace/act.ts';
import { proposeHandler } from '../../../src/workspace/questionnaires/propose-job.ts';
import { workbookFile } from '../../support/office-files.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let acme: Scope;
let lead: Actor;

describe('questions from customers', () => {
  before(async () => {
    world = await openWorld();
    acme = await world.organisation('acme');
    lead = await world.person(acme, { roles: [{ role: 'security-lead', productId: null }] });
  });
  after(async () => world.close());

  const does = async <Input, Output>(act: Act<Input, Output>, input: unknown, actor: Actor = lead): Promise<Output> => world.door.perform(actor, act, input);

  async function refusal<Input, Output>(act: Act<Input, Output>, input: unknown, actor: Actor = lead): Promise<ActRefused> {
    const problem = await does(act, input, actor).then(() => undefined, (thrown: unknown) => thrown);
    assert.ok(problem instanceof ActRefused, String(problem));
    return problem;
  }

  async function stored(content: string | Uint8Array): Promise<{ readonly digest: string; readonly sizeBytes: number }> {
    return world.services.evidence.put(acme, (async function* () { yield Buffer.from(content); })(), 10_000_000);
  }

  async function bytesOf(digest: string): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    for await (const piece of world.services.evidence.open(acme, digest)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** An assessment with these verdicts, as the engine saves one. */
  async function assessed(release: string, verdicts: Readonly<Record<string, string>>): Promise<string> {
    world.pass(60_000);
    const id = world.nextId('assessment');
    const at = world.now();
    const finding = (requirement: string): string => `check-of/${requirement}`;
    const saved = {
      schema: 'assay-assessment-1', engineVersion: '0', catalogVersion: '1', assessedAt: at, product: { name: 'gateway' }, measures: [],
      evidence: [{ artifact: { path: 'policy.md', digest: 'sha256:1', origin: 'handed-over' }, state: 'read' }],
      verdicts: Object.entries(verdicts).map(([requirement, verdict]) => ({ requirement, verdict, reason: `what was seen for ${requirement}`, parts: [{ name: 'Part', verdict, reason: `what was seen for ${requirement}`, findings: [finding(requirement)] }] })),
      findings: Object.keys(verdicts).map((requirement) => ({ fingerprint: finding(requirement), check: 'check-of', outcome: 'pass', message: '.', origin: 'handed-over', pointers: [{ path: 'policy.md', artifact: 'sha256:1' }] })),
    };
    const { digest, sizeBytes } = await stored(JSON.stringify(saved));
    await world.store.write(acme, async (rows) => {
      const { productId } = await rows.selectFrom('release').select('productId').where('id', '=', release).executeTakeFirstOrThrow();
      await rows.insertInto('assessment').values({ id, releaseId: release, productId, at, ruleVersion: '1', digest, sizeBytes, summary: JSON.stringify({ counts: {}, goals: [] }), askedBy: 'test' }).execute();
    });
    return id;
  }

  async function product(slug: string): Promise<{ readonly product: string; readonly release: string }> {
    const { id } = await does(createProduct, { slug, name: `The ${slug}` });
    const release = await does(addRelease, { product: id, version: '1.0' });
    // As if it had been handed over: the reading of it is no matter here.
    const file = { id: world.nextId('file'), releaseId: release.id, productId: id, path: 'policy.md', ...(await stored('# Policy')), origin: 'handed-over' as const, reading: null, receivedAt: world.now(), receivedBy: 'test', removedAt: null };
    await world.store.write(acme, async (rows) => rows.insertInto('evidenceFile').values(file).execute());
    return { product: id, release: release.id };
  }

  /** A published dossier that commits to one file without showing it. */
  async function publishWithheld(productId: string, commitment: string): Promise<void> {
    const statement = { predicate: { evidence: [{ state: 'public', path: 'policy.md' }, { state: 'withheld', commitment: `sha256:${commitment}` }] } };
    const envelope = await stored(JSON.stringify({ payload: Buffer.from(JSON.stringify(statement)).toString('base64') }));
    const row: Tables['publishedDossier'] = { id: world.nextId('dossier'), productId, slug: 'ledger', name: 'Ledger', maker: 'Acme', version: '1.0', publishedAt: world.now(), sequence: 1, payload: 'sha256:0', goals: '[]', measures: '[]', files: JSON.stringify([{ path: 'dossier.json', ...envelope }]), withdrawnAt: null, withdrawnReason: null, replacedAt: null };
    await world.store.write(acme, async (rows) => rows.insertInto('publishedDossier').values(row).execute());
  }

  const sheet = workbookFile([{ name: 'Security', rows: [['No.', 'Question', 'Yes/No', 'Comments'], ['1', 'Do you have a vulnerability disclosure policy (demand-guide/disclosure-policy)?', '', ''], ['2', 'Which SBOM format? (demand-guide/sbom-in-a-standard-format)', '', ''], ['3', 'Are CWE and CPE right in every record? (demand-guide/cwe-and-cpe)', '', ''], ['4', 'Where is your head office?', '', '']], after: '<dataValidations><dataValidation type="list" sqref="C2:C9"><formula1>"Yes,No,N/A"</formula1></dataValidation></dataValidations>' }]);

  test('a workbook is brought in, looked at, proposed from evidence, reviewed, and handed out as itself', async () => {
    const { product: id, release } = await product('gateway');
    const assessment = await assessed(release, { 'demand-guide/disclosure-policy': 'met', 'demand-guide/sbom-in-a-standard-format': 'unknown', 'demand-guide/cwe-and-cpe': 'not-met' });
    const { id: questionnaire, questions, form } = await does(importQuestionnaire, { product: id, path: 'globex.xlsx', ...(await stored(sheet)) });
    assert.deepEqual([form, questions], ['xlsx', 4]);
    assert.equal((await refusal(takeProposals, { questionnaire })).refusal, 'conflict', 'a draft takes no answers');

    const draft = await does(readMapping, { questionnaire });
    assert.deepEqual(draft.grids.map(({ name, questions: found }) => [name, found]), [['Security', 4]]);
    const wrong = draft.mapping.map((item) => ({ ...item, question: 0, answer: 0 }));
    assert.equal((await refusal(setMapping, { questionnaire, mapping: wrong })).refusal, 'invalid-input');
    await does(setMapping, { questionnaire, mapping: draft.mapping.map((item) => ({ ...item, firstRow: 9 })) });
    assert.equal((await refusal(keepQuestions, { questionnaire })).refusal, 'invalid-input', 'no question is found this way');
    await does(setMapping, { questionnaire, mapping: draft.mapping });
    assert.deepEqual(await does(keepQuestions, { questionnaire, customer: 'Globex', dueOn: '2026-07-01' }), { questions: 4 });
    assert.equal((await refusal(keepQuestions, { questionnaire })).refusal, 'conflict');

    const { questions: all } = await does(listQuestions, { questionnaire });
    assert.deepEqual(all.map(({ confidence, proposal }) => [confidence, proposal?.state]), [['sure', 'yes-evidence'], ['sure', null], ['sure', 'no'], ['none', null]]);
    assert.match(all[0]?.proposal?.text ?? '', /^What was seen for demand-guide\/disclosure-policy\.\nAs of 2026-06-01, version 1\.0\.$/u);
    assert.deepEqual(all[0]?.proposal?.sources, [{ path: 'policy.md', origin: 'handed-over', receivedAt: '2026-06-01T09:00:00.000Z' }]);
    assert.match(all[1]?.proposal?.note ?? '', /Nothing shows: SBOM in a standard format/u);
    assert.equal(all[0]?.proposal?.assessment, assessment);

    assert.deepEqual(await does(takeProposals, { questionnaire }), { taken: 2 });
    assert.deepEqual(await does(takeProposals, { questionnaire }), { taken: 0 }, 'an answer that is there is not replaced');
    const head = await does(readQuestionnaire, { questionnaire });
    assert.deepEqual([head.counts.proposed, head.counts.unanswered, head.product.name, head.hasNewerAssessment], [2, 2, 'The gateway', false]);
    const [first, second, third, fourth] = all.map((one) => one.id);
    assert.ok(first !== undefined && second !== undefined && third !== undefined && fourth !== undefined);
    const revision = (await does(readQuestion, { question: second })).revision;
    await does(answerQuestion, { question: second, ifMatch: revision, answer: { state: 'partly', text: '=cmd|calc; CycloneDX for half', choice: '' } });
    assert.equal((await refusal(answerQuestion, { question: second, ifMatch: revision, answer: { state: 'no', text: 'x' } })).refusal, 'changed-meanwhile');
    assert.equal((await refusal(answerQuestion, { question: second, answer: { state: 'no', text: 'x', choice: 'Perhaps' } })).refusal, 'invalid-input');
    assert.equal((await refusal(reviewQuestions, { questionnaire, questions: [first], review: 'final' })).refusal, 'invalid-input', 'nobody reviewed it');
    const incomplete = await refusal(reviewQuestions, { questionnaire, questions: [first, second], review: 'reviewed' });
    assert.match(incomplete.problems[0]?.message ?? '', /Question 2: Expected: what is there instead/u);
    assert.equal((await refusal(exportQuestionnaire, { questionnaire })).refusal, 'conflict');
    await does(reviewQuestions, { questionnaire, questions: [first, third], review: 'reviewed' });
    await does(reviewQuestions, { questionnaire, questions: [first, third], review: 'final' });
    const { answer: kept, finalBy, reviewedBy } = await does(readQuestion, { question: first });
    assert.deepEqual([kept?.choice, kept?.from, finalBy, reviewedBy], ['Yes', 'evidence', lead.accountId, lead.accountId]);

    const out = await does(exportQuestionnaire, { questionnaire });
    assert.deepEqual([out.answered, out.fileName, out.notPlaced], [2, 'globex.xlsx', []]);
    const { digest } = await does(downloadExport, { handedOut: out.id });
    const reading = await readingOf(sourceOf('out', await bytesOf(digest)));
    const again = questionsIn(reading, guessMapping(reading));
    assert.deepEqual(again.map(({ text, given }) => [text, given.choice]), all.map(({ text }, index) => [text, ['Yes', '', 'No', ''][index]]));
    assert.match(again[0]?.given.answer ?? '', /policy\.md \(from our own files, 2026-06-01\)/u);
    const drafted = await does(exportQuestionnaire, { questionnaire, onlyFinal: false });
    assert.deepEqual([drafted.answered, drafted.fileName], [3, 'draft-globex.xlsx']);
    assert.deepEqual(drafted.notPlaced, ['Question 2: No word of the questionnaire’s list was chosen.']);
    assert.deepEqual((await does(listExports, { questionnaire })).exports.map(({ onlyFinal }) => String(onlyFinal)).toSorted(), ['false', 'true']);
    assert.equal((await refusal(discardQuestionnaire, { questionnaire })).refusal, 'conflict');
    await does(closeQuestionnaire, { questionnaire, state: 'closed' });
    assert.equal((await refusal(answerQuestion, { question: first, answer: { state: 'no', text: 'x' } })).refusal, 'conflict');

    // Evidence changes: what was final and is not borne out any more is marked, whatever the state of the questionnaire.
    await assessed(release, { 'demand-guide/disclosure-policy': 'unknown', 'demand-guide/sbom-in-a-standard-format': 'unknown', 'demand-guide/cwe-and-cpe': 'not-met' });
    const job = { id: 'job', kind: 'propose-answers', input: { productId: id }, scope: acme, signal: new AbortController().signal, askedBy: 'system', tell: () => undefined };
    assert.deepEqual(await proposeHandler(world.services)(job as never), { questionnaires: 1, changed: 1 });
    const { questions: marked } = await does(listQuestions, { questionnaire, changed: true });
    assert.deepEqual(marked.map((one) => [one.id, one.contradiction?.is, one.answer?.state, one.proposal?.state]), [[first, { 'demand-guide/disclosure-policy': 'unknown' }, 'yes-evidence', null]]);
    assert.equal((await does(readQuestionnaire, { questionnaire })).counts.changed, 1);
    await does(closeQuestionnaire, { questionnaire, state: 'open' });
    assert.deepEqual(await does(refreshProposals, { questionnaire }), { proposals: 1, changed: 1 });
    await does(reviewQuestions, { questionnaire, questions: [first], review: 'proposed' });
    await does(reviewQuestions, { questionnaire, questions: [first], review: 'reviewed' });
    assert.equal((await does(listQuestions, { questionnaire, changed: true })).matching, 0, 'a person looked at it again');
  });

  test('a shipped set needs no file, narrows by its address, and comes out as workbook, table and JSON', async () => {
    const { product: id, release } = await product('ledger');
    const early = await does(startQuestionnaire, { product: id, questionSet: 'mvsp' });
    assert.equal((await does(listQuestions, { questionnaire: early.id, limit: 1 })).questions[0]?.proposal, null, 'nothing was assessed yet');
    assert.equal((await refusal(refreshProposals, { questionnaire: early.id })).refusal, 'conflict');
    await does(discardQuestionnaire, { questionnaire: early.id });
    assert.deepEqual((await does(listQuestionnaires, { product: id })).questionnaires, []);
    await world.store.write(acme, async (rows) => rows.insertInto('milestone').values({ id: world.nextId('milestone'), productId: id, requirement: 'demand-guide/roadmaps-handed-over', title: 'Roadmap', dueAt: '2026-09-30', createdAt: world.now(), createdBy: 'test', doneAt: null, doneText: null, endedAt: null, endedBy: null, endReason: null }).execute());
    await assessed(release, { 'demand-guide/roadmaps-handed-over': 'not-met', 'demand-guide/disclosure-policy': 'claimed', 'demand-guide/cwe-and-cpe': 'contradicted', 'demand-guide/sbom-for-customers': 'not-applicable', 'demand-guide/classes-roadmap': 'partly-met' });
    const { id: questionnaire, questions } = await does(startQuestionnaire, { product: id, questionSet: 'secure-by-demand', customer: 'Initech' });
    const page = await does(listQuestions, { questionnaire, limit: 7 });
    assert.deepEqual([page.questions.length, page.matching, page.next], [7, questions, 7]);
    assert.equal((await does(listQuestions, { questionnaire, limit: 7, after: 7 })).questions[0]?.position, 8);
    const of = async (reference: string) => (await does(listQuestions, { questionnaire, limit: 200 })).questions.find((one) => one.reference === reference);
    assert.equal((await of('demand-guide/disclosure-policy'))?.proposal?.state, 'yes-attestation');
    assert.deepEqual([(await of('demand-guide/cwe-and-cpe'))?.proposal?.state, (await of('demand-guide/cwe-and-cpe'))?.proposal?.note.includes('contradicts')], [null, true]);
    assert.equal((await of('demand-guide/sbom-for-customers'))?.proposal?.state, 'not-applicable');
    assert.equal((await of('demand-guide/classes-roadmap'))?.proposal?.state, 'partly');
    assert.deepEqual([(await of('demand-guide/roadmaps-handed-over'))?.proposal?.state, (await of('demand-guide/roadmaps-handed-over'))?.proposal?.plannedOn], ['planned', '2026-09-30'], 'what has a milestone is planned');
    assert.equal((await does(listQuestions, { questionnaire, proposed: 'nothing', limit: 200 })).matching, questions - 4);
    assert.equal((await does(listQuestions, { questionnaire, words: 'zebra%_', limit: 200 })).matching, 0);
    assert.ok((await does(listQuestions, { questionnaire, words: 'sbom', limit: 200 })).matching > 2);
    const one = await of('demand-guide/disclosure-policy');
    const confidential = { state: 'confidential', text: '=1+1 in a contract', commitment: 'a'.repeat(64) };
    assert.match((await refusal(answerQuestion, { question: one?.id, answer: confidential })).problems[0]?.message ?? '', /holds no such commitment/u);
    await publishWithheld(id, 'a'.repeat(64));
    assert.deepEqual((await does(readQuestion, { question: one?.id })).commitments, ['a'.repeat(64)]);
    await does(answerQuestion, { question: one?.id, answer: confidential });
    for (const form of ['xlsx', 'csv', 'json'] as const) {
      const out = await does(exportQuestionnaire, { questionnaire, onlyFinal: false, form });
      assert.equal(out.fileName, `draft-secure-by-demand.${form}`);
      const bytes = await bytesOf((await does(downloadExport, { handedOut: out.id })).digest);
      const reading = await readingOf(sourceOf('out', bytes));
      assert.equal(reading.form, form);
      const found = questionsIn(reading, guessMapping(reading));
      assert.equal(found.length, questions, form);
      if (form === 'csv') assert.match(Buffer.from(bytes).toString('utf8'), /"'=1\+1 in a contract · The file is committed to in our published dossier by the salted digest a{64}/u);
    }
  });

  test('an approved answer is offered for the same question, never once it has expired, and only where it belongs', async () => {
    const [one, two] = [await product('one'), await product('two')];
    const ask = async (of: string): Promise<string> => (await does(startQuestionnaire, { product: of, questionSet: 'mvsp' })).id;
    const asked = await ask(one.product);
    const [office] = (await does(listQuestions, { questionnaire: asked })).questions;
    assert.ok(office !== undefined);
    assert.equal((await refusal(keepLibraryAnswer, { question: office.id, expiresOn: '2026-12-31' })).refusal, 'conflict', 'not final');
    await does(answerQuestion, { question: office.id, answer: { state: 'yes-attestation', text: 'In Berne.', basis: 'Head of legal' } });
    await does(reviewQuestions, { questionnaire: asked, questions: [office.id], review: 'reviewed' });
    await does(reviewQuestions, { questionnaire: asked, questions: [office.id], review: 'final' });
    assert.equal((await refusal(keepLibraryAnswer, { question: office.id, expiresOn: '2020-01-01' })).refusal, 'invalid-input');
    await does(keepLibraryAnswer, { question: office.id, expiresOn: '2026-12-31' });
    const { id: library } = await does(keepLibraryAnswer, { question: office.id, expiresOn: '2026-06-30' });
    assert.deepEqual((await does(listLibraryAnswers, { product: one.product })).answers.map((item) => [item.id, item.isExpired]), [[library, false]], 'the one before is retired');

    const same = await ask(one.product);
    const [offered] = (await does(listQuestions, { questionnaire: same })).questions;
    assert.deepEqual([offered?.suggestion?.id, offered?.suggestion?.isExpired, offered?.review], [library, false, 'none'], 'offered, and not filled in');
    const elsewhere = await ask(two.product);
    const [other] = (await does(listQuestions, { questionnaire: elsewhere })).questions;
    assert.equal(other?.suggestion, null);
    assert.equal((await refusal(takeLibraryAnswer, { question: other?.id, answer: library })).refusal, 'not-found');
    const owner = await world.person(acme, { roles: [{ role: 'product-owner', productId: one.product }] });
    assert.equal((await refusal(shareLibraryAnswer, { answer: library }, owner)).refusal, 'not-found');
    await does(renewLibraryAnswer, { answer: library, expiresOn: '2026-06-20' }, owner);
    await does(shareLibraryAnswer, { answer: library });
    await does(takeLibraryAnswer, { question: other?.id, answer: library });
    assert.deepEqual((await does(readQuestion, { question: other?.id })).answer?.from, 'library');

    world.pass(40 * 86_400_000);
    const [late] = (await does(listQuestions, { questionnaire: same })).questions;
    assert.equal(late?.suggestion?.isExpired, true);
    assert.equal((await refusal(takeLibraryAnswer, { question: late?.id, answer: library })).refusal, 'conflict');
    await does(renewLibraryAnswer, { answer: library, expiresOn: '2026-12-31' });
    assert.equal((await does(readQuestion, { question: late?.id })).suggestions[0]?.isExpired, false);
    await does(retireLibraryAnswer, { answer: library });
    assert.deepEqual((await does(listLibraryAnswers, { product: two.product })).answers, []);
  });

  test('what can’t be read is refused with a sentence that helps, and nothing of it is kept', async () => {
    const { product: id } = await product('hostile');
    const refused = await refusal(importQuestionnaire, { product: id, path: 'asked.pdf', ...(await stored('%PDF-1.7')) });
    assert.deepEqual([refused.refusal, refused.message], ['invalid-input', 'The file is a PDF, which keeps no order of its words; ask for the questionnaire as xlsx, docx or csv.']);
    assert.equal((await refusal(writeQuestionnaire, { product: id, title: 'Mail', questions: ' \n' })).refusal, 'invalid-input');
    assert.deepEqual((await does(listQuestionnaires, { product: id })).questionnaires, []);
    const { id: written } = await does(writeQuestionnaire, { product: id, title: 'Mail', questions: '=Is it so?\nAnd "this"?' });
    await does(keepQuestions, { questionnaire: written });
    assert.deepEqual((await does(listQuestions, { questionnaire: written })).questions.map(({ text }) => text), ["'=Is it so?", 'And "this"?']);
  });
});
