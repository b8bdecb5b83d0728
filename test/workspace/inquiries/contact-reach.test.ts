import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Actor } from '../../../src/identity/actor.ts';
import { workspacePages } from '../../../src/server/pages/index.ts';
import type { RunningServer } from '../../../src/server/start-server.ts';
import type { AnyAct } from '../../../src/workspace/act.ts';
import { ActRefused } from '../../../src/workspace/act-refused.ts';
import { acts } from '../../../src/workspace/acts/index.ts';
import { answerClarification } from '../../../src/workspace/acts/inquiries/answer-clarification.ts';
import { askBack } from '../../../src/workspace/acts/inquiries/ask-back.ts';
import { inquiryActs } from '../../../src/workspace/acts/inquiries/index.ts';
import { readOwnSheet } from '../../../src/workspace/acts/inquiries/read-own-sheet.ts';
import { writeAnswer } from '../../../src/workspace/acts/inquiries/write-answers.ts';
import { directoryActs } from '../../../src/workspace/acts/directory/index.ts';
import { decide } from '../../../src/workspace/policy/decide.ts';
import { furnish, inputs, type Place } from '../authorisation/places.ts';
import { internal, inquiryWorld, served, type InquiryWorld } from './inquiry-world.ts';

/** The acts that a contact has, by hand: what is not here, no contact does. */
const own = new Set(['answer-sheet.leave', 'answer-sheet.read', 'answer-sheet.answer', 'answer-sheet.add-file', 'answer-sheet.remove-file', 'answer-sheet.ask-back', 'answer-sheet.reply', 'answer-sheet.hand-in', 'answer-sheet.export', 'answer-sheet.import']);

class Undone extends Error {}

describe('what a maker’s contact reaches', () => {
  let world: InquiryWorld;
  let server: RunningServer;
  let origin: string;
  let contact: Actor;
  let cookie: string;
  let ownQuestion: string;
  let otherQuestion: string;
  let place: Place;
  let purchase: string;
  before(async () => {
    world = await inquiryWorld();
    ({ server, origin } = await served(world));
    const opened = await world.openCase({ isTender: true, makers: ['Acme', internal.other] });
    ({ purchase } = opened);
    const { sheets: [mine = '', theirs = ''] } = await world.ask(opened);
    const { secret, code } = await world.invite(mine);
    cookie = await world.enter(secret, code);
    contact = await world.contact(cookie);
    place = await furnish(world, world.scope, world.assessor);
    const question = async (sheet: string): Promise<string> => world.store.read(world.scope, async (rows) => (await rows.selectFrom('sheetAnswer').select('questionId').where('sheetId', '=', sheet).limit(1).executeTakeFirstOrThrow()).questionId);
    ownQuestion = await question(mine);
    const elsewhere = await world.openCase({ makers: ['Elsewhere'] });
    otherQuestion = await question((await world.ask(elsewhere, elsewhere.candidates[0])).sheets[0] ?? '');
    assert.notEqual(theirs, '');
  });
  after(async () => {
    await server.close();
    await world.close();
  });

  test('of all acts there are, the policies give a contact those of the own sheet and what is open to everybody', () => {
    const moment = { at: world.now(), stepUpMinutes: 5 };
    for (const act of acts) {
      for (const accountId of [contact.tokenId, 'somebody', '', null]) {
        const { outcome } = decide(contact, act, { kind: act.object, id: 'object', productId: null, accountId }, moment);
        const may = act.isOpen === true || (own.has(act.id) && accountId === contact.tokenId);
        assert.equal(outcome === 'allowed', may, `${act.id} on what belongs to ${String(accountId)}`);
        // Nor does it learn that there is anything.
        if (!may) assert.equal(outcome, 'not-found', act.id);
      }
    }
    assert.deepEqual(inquiryActs.filter(({ object }) => object === 'answer-sheet').map(({ id }) => id).toSorted(), [...own].toSorted());
  });

  test('every act with ids that exist is refused at the door as if there were none, but for the own sheet', async () => {
    const known = { ...place, purchase };
    const executed = acts.filter((act) => Object.hasOwn(inputs, act.id) && act.isOpen !== true);
    for (const act of executed) {
      const { prepare: _prepared, ...rest } = act;
      const undone = { ...rest, run: async () => { throw new Undone(); } } as AnyAct;
      const problem: unknown = await world.door.perform(contact, undone, inputs[act.id]?.(known)).then(() => undefined, (thrown: unknown) => thrown);
      if (own.has(act.id)) assert.ok(problem instanceof Undone, act.id);
      else assert.ok(problem instanceof ActRefused && problem.refusal === 'not-found', `${act.id}: ${String(problem)}`);
    }
    assert.ok(executed.length > 120 && directoryActs.length > 0);
  });

  test('a question or file of another sheet is as unknown as one that never was', async () => {
    const answered = async (question: string): Promise<unknown> => world.door.perform(contact, writeAnswer, { question, state: 'yes' }).then(() => 'done', (problem: unknown) => (problem instanceof ActRefused ? [problem.refusal, problem.message] : String(problem)));
    assert.equal(await answered(ownQuestion), 'done');
    // The questions of a tender are the same for all; the answer is the own sheet’s.
    assert.deepEqual(await answered(otherQuestion), await answered('unknown'));
    const others = await world.store.read(world.scope, async (rows) => rows.selectFrom('sheetAnswer').innerJoin('answerSheet', 'answerSheet.id', 'sheetAnswer.sheetId').innerJoin('sheetContact', 'sheetContact.sheetId', 'answerSheet.id').select('sheetContact.id').where('sheetAnswer.state', '!=', 'unanswered').execute());
    assert.deepEqual([...new Set(others.map(({ id }) => id))], [contact.tokenId]);
  });

  test('every route of the API and every page, asked in a contact’s session, gives nothing of the case, of others or of the workspace', async () => {
    const filled = (path: string): string => path.replaceAll(/\{([^}]+)\}/g, (_whole, name: string) => ({ ...place, purchase } as Readonly<Record<string, string>>)[name] ?? 'unknown');
    const asked = async (method: string, path: string): Promise<{ readonly status: number; readonly text: string; readonly location: string }> => {
      const answer = await fetch(`${origin}${path}`, { method, redirect: 'manual', headers: { cookie: `assay-session=${cookie}`, ...(method === 'GET' ? {} : { origin, 'sec-fetch-site': 'same-origin' }) } });
      assert.notEqual(answer.status, 429, 'a walk that is told to wait sees nothing');
      return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') ?? '' };
    };
    const leaks = (text: string): readonly string[] => [...Object.values(internal), 'RIVAL', 'contact@', world.assessor.accountId ?? ''].filter((words) => text.includes(words));
    let walked = 0;
    for (const act of acts.filter(({ id }) => id !== 'answer-sheet.leave' && id !== 'answer-sheet.hand-in')) {
      const { status, text } = await asked(act.http.method, filled(act.http.path));
      walked += 1;
      assert.deepEqual(leaks(text), [], act.id);
      if (!own.has(act.id) && act.isOpen !== true) assert.ok(status >= 400, `${act.id}: ${status}`);
      assert.ok(status < 500, `${act.id}: ${status} ${text}`);
    }
    for (const route of workspacePages.filter(({ path }) => path !== '/answer/leaving' && path !== '/answer/handing-in')) {
      const { status, text, location } = await asked(route.method, filled(route.path));
      walked += 1;
      assert.deepEqual(leaks(text), [], `${route.method} ${route.path}`);
      const isOwn = route.path.startsWith('/answer');
      const isEntrance = !isOwn && route.acts.every(({ isOpen }) => isOpen === true);
      if (!isOwn && !isEntrance) assert.ok(status === 303 && location.startsWith('/sign-in') || status >= 400, `${route.method} ${route.path}: ${status} ${location}`);
    }
    assert.ok(walked > 300, `${walked} routes`);
    const sheet = await asked('GET', '/answer/sheet');
    assert.equal(sheet.status, 200);
    assert.ok(sheet.text.includes('A gateway') && !sheet.text.includes('aria-label="Workspace"'));
  });

  test('what a contact reads holds no other maker, no budget, no note, no account; another candidate’s question back comes without a name', async () => {
    const asks = await world.door.perform(contact, askBack, { text: 'Which release do you mean?' });
    await world.door.perform(world.assessor, answerClarification, { clarification: asks.id, text: 'The one of this year.' });
    const theirs = await world.store.read(world.scope, async (rows) => rows.selectFrom('answerSheet').innerJoin('candidate', 'candidate.id', 'answerSheet.candidateId').innerJoin('vendor', 'vendor.id', 'candidate.vendorId').select('answerSheet.id').where('vendor.name', '=', internal.other).executeTakeFirstOrThrow());
    const { secret, code } = await world.invite(theirs.id);
    const rival = await world.contact(await world.enter(secret, code));
    const seen = await world.door.perform(rival, readOwnSheet, {});
    assert.deepEqual(seen.clarifications.map(({ text, answer, isOwn }) => ({ text, answer, isOwn })), [{ text: 'Which release do you mean?', answer: 'The one of this year.', isOwn: false }]);
    const read = JSON.stringify(seen);
    for (const words of [internal.budget, internal.need, internal.title, 'Acme', world.assessor.accountId ?? '', 'contact@']) assert.ok(!read.includes(words), words);
    assert.ok(seen.answers.every(({ state }) => state === 'unanswered'));
  });
});
