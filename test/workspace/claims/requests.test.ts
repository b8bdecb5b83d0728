import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Actor } from '../../../src/identity/actor.ts';
import { answerLink } from '../../../src/workspace/acts/claims/answer-link.ts';
import { answerRequest } from '../../../src/workspace/acts/claims/answer-request.ts';
import { askAffirmation } from '../../../src/workspace/acts/claims/ask-affirmation.ts';
import { declineRequest } from '../../../src/workspace/acts/claims/decline-request.ts';
import { listAffirmations } from '../../../src/workspace/acts/claims/list-affirmations.ts';
import { listAsked } from '../../../src/workspace/acts/claims/list-asked.ts';
import { listRequests } from '../../../src/workspace/acts/claims/list-requests.ts';
import { readLink } from '../../../src/workspace/acts/claims/read-link.ts';
import { readRequest } from '../../../src/workspace/acts/claims/read-request.ts';
import { resendRequest } from '../../../src/workspace/acts/claims/resend-request.ts';
import { revokeRequest } from '../../../src/workspace/acts/claims/revoke-request.ts';
import { setAffirmationConsent } from '../../../src/workspace/acts/claims/set-affirmation-consent.ts';
import { remindHandler, remindJob } from '../../../src/workspace/claims/remind-request.ts';
import { effectiveStatement } from '../../../src/workspace/measured/effective-statement.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { anonymous } from '../support/world.ts';
import { claimsWorld, type ClaimsWorld } from './claims-world.ts';

const requirement = 'white-paper/council';
const day = 86_400_000;

let world: ClaimsWorld;
let nobody: Actor;
let lead: Actor;
describe('requests for affirmation', () => {
  before(async () => {
    world = await claimsWorld();
    nobody = anonymous(world.acme);
    lead = world.lead;
  });
  after(async () => world.close());

  const asking = { requirement, scope: 'All products of Acme', text: 'The council meets each month, last in May.', role: 'Chief executive', validUntil: '2027-05-31' };
  const secretIn = (link: string | null): string => new URL(link ?? '').hash.slice(1);
  const ask = async (more: object): Promise<{ readonly id: string; readonly secret: string }> => {
    world.pass(1000);
    const { id, link } = await world.door.perform(lead, askAffirmation, { product: world.product, ...asking, ...more });
    return { id, secret: link === null ? '' : secretIn(link) };
  };
  const stateOf = async (id: string): Promise<string> => (await world.door.perform(lead, readRequest, { request: id })).state;
  /** Sessions end and passkeys grow old while the clock goes on. */
  const steppedUp = async (): Promise<void> => {
    lead = await world.person(world.acme, { roles: [{ role: 'security-lead', productId: null }], isSteppedUp: true });
  };

  test('without a mail server the link is shown once; its holder reads exactly what is asked, affirms once, and it is marked how', async () => {
    const { id, secret } = await ask({ name: 'Ada Byron', mail: 'ada@acme.example' });
    assert.match(secret, /^acme\.[a-z2-7]{52}$/u);
    const asked = await world.door.perform(nobody, readLink, { link: secret });
    assert.deepEqual([asked.product, asked.text, asked.scope, asked.toName, asked.evidence, asked.askedBy], ['Gateway', asking.text, asking.scope, 'Ada Byron', null, lead.displayName]);
    assert.deepEqual(asked.questions.map(({ part }) => part), ['Council']);
    const answers = await Promise.allSettled(Array.from({ length: 50 }, async () => world.door.perform(nobody, answerLink, { link: secret, answer: 'affirm', role: 'CEO', mayPublishName: true })));
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1);
    const { affirmations } = await world.door.perform(lead, listAffirmations, { product: world.product });
    assert.deepEqual(affirmations.map(({ shownBy, isOwn, byName, byRole, text, mayPublishName, expiresAt }) => [shownBy, isOwn, byName, byRole, text, mayPublishName, expiresAt]), [['handed-link', false, 'Ada Byron', 'CEO', asking.text, true, '2027-05-31']]);
    assert.equal(await stateOf(id), 'affirmed');
    assert.match(await world.store.read(world.acme, async (rows) => effectiveStatement(rows, world.product, 'assessment', world.now())), /shownBy: handed-link/u);
    // Whoever asked can take the agreement back, and never give it.
    const affirmation = affirmations[0]?.id ?? '';
    await world.door.perform(lead, setAffirmationConsent, { affirmation, mayPublishName: false });
    assert.equal((await refusalOf(world.door.perform(lead, setAffirmationConsent, { affirmation, mayPublishName: true })))?.refusal, 'not-allowed');
  });

  test('a link that was used, revoked, replaced, has ended, is of another organisation or never was one gets the same answer', async () => {
    await steppedUp();
    const used = await ask({ name: 'Ada Byron' });
    await world.door.perform(nobody, answerLink, { link: used.secret, answer: 'decline', reason: 'I was not there.' });
    const revoked = await ask({ name: 'Ada Byron' });
    await world.door.perform(lead, revokeRequest, { request: revoked.id, reason: 'Asked the wrong person.' });
    const replaced = await ask({ name: 'Ada Byron' });
    const newer = secretIn((await world.door.perform(lead, resendRequest, { request: replaced.id })).link);
    const elsewhere = await world.organisation('other');
    const refusals = [];
    for (const link of [used.secret, revoked.secret, replaced.secret, `acme.${'a'.repeat(52)}`, newer.replace('acme.', 'other.'), 'nothing']) {
      refusals.push(await refusalOf(world.door.perform(nobody, readLink, { link })), await refusalOf(world.door.perform(nobody, answerLink, { link, answer: 'affirm' })));
    }
    refusals.push(await refusalOf(world.door.perform(anonymous(elsewhere), readLink, { link: newer })), await refusalOf(world.door.perform(anonymous(elsewhere), answerLink, { link: newer, answer: 'affirm' })));
    world.pass(14 * day);
    refusals.push(await refusalOf(world.door.perform(nobody, readLink, { link: newer })), await refusalOf(world.door.perform(nobody, answerLink, { link: newer, answer: 'affirm' })));
    assert.equal(new Set(refusals.map((refused) => JSON.stringify(refused))).size, 1);
    assert.equal(refusals[0]?.refusal, 'not-found');
    assert.equal(await stateOf(replaced.id), 'expired');
    const { requests } = await world.door.perform(await world.person(world.acme, { roles: [{ role: 'auditor', productId: null }] }), listRequests, { product: world.product });
    assert.deepEqual(new Map(requests.map(({ state, reason }) => [state, reason])), new Map([['affirmed', null], ['expired', null], ['revoked', 'Asked the wrong person.'], ['declined', 'I was not there.']]));
  });

  test('a form that is not complete does not use a link up', async () => {
    await steppedUp();
    const { secret } = await ask({ name: 'Ada Byron' });
    assert.equal((await refusalOf(world.door.perform(nobody, answerLink, { link: secret, answer: 'decline' })))?.refusal, 'invalid-input');
    assert.deepEqual(await world.door.perform(nobody, answerLink, { link: secret, answer: 'affirm' }), { answer: 'affirm' });
  });

  test('somebody with an account and no role is asked, finds it, and answers only in their own name with a fresh passkey', async () => {
    await steppedUp();
    const asked = await world.person(world.acme, { isSteppedUp: true });
    const { id, secret } = await ask({ account: asked.accountId });
    assert.equal(secret, '');
    assert.deepEqual((await world.door.perform(asked, listAsked, {})).requests.map((request) => request.id), [id]);
    assert.equal((await world.door.perform(asked, readRequest, { request: id })).isMine, true);
    const input = { request: id, role: 'Chief executive', mayPublishName: true };
    // Neither the lead who asked, nor anybody else, answers for them.
    assert.equal((await refusalOf(world.door.perform(lead, answerRequest, input)))?.refusal, 'not-allowed');
    assert.equal((await refusalOf(world.door.perform(lead, declineRequest, { request: id, reason: 'No.' })))?.refusal, 'not-allowed');
    const stranger = await world.person(world.acme, { isSteppedUp: true });
    assert.equal((await refusalOf(world.door.perform(stranger, answerRequest, input)))?.refusal, 'not-found');
    const answers = await Promise.allSettled(Array.from({ length: 50 }, async () => world.door.perform(asked, answerRequest, input)));
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1);
    assert.deepEqual((await world.door.perform(asked, listAsked, {})).requests, []);
    const { affirmations } = await world.door.perform(lead, listAffirmations, { product: world.product, limit: 1 });
    assert.deepEqual(affirmations.map(({ shownBy, isOwn, byName }) => [shownBy, isOwn, byName]), [['account', true, asked.displayName]]);
  });

  test('a person who is asked and signed in long ago shows a passkey first', async () => {
    const asked = await world.person(world.acme);
    const { id } = await ask({ account: asked.accountId });
    assert.equal((await refusalOf(world.door.perform(asked, answerRequest, { request: id, role: 'CEO', mayPublishName: false })))?.refusal, 'step-up-needed');
    await world.door.perform(asked, declineRequest, { request: id, reason: 'The council did not meet in May.' });
    assert.equal(await stateOf(id), 'declined');
  });

  test('a reminder goes only where it was asked for, once, and not after an answer', async () => {
    const jobs = async (): Promise<number> => (await world.store.read(world.acme, async (rows) => rows.selectFrom('job').select('id').where('kind', '=', remindJob).execute())).length;
    await ask({ name: 'Ada Byron', mail: 'ada@acme.example' });
    assert.equal(await jobs(), 0);
    const { id } = await ask({ name: 'Ada Byron', mail: 'ada@acme.example', remind: true });
    assert.equal(await jobs(), 1);
    const withMail = { ...world.services, settings: { ...world.services.settings, mailUrl: 'smtp://mail.acme.example', mailFrom: 'assay@acme.example' } };
    const run = async (): Promise<unknown> => remindHandler(withMail)({ id: 'job', kind: remindJob, input: { request: id }, scope: world.acme, signal: new AbortController().signal, askedBy: 'system', tell: () => undefined });
    assert.deepEqual(await run(), { reminded: true });
    await world.door.perform(lead, revokeRequest, { request: id, reason: 'Not needed any more.' });
    assert.deepEqual(await run(), { reminded: false });
  });

  test('the address that a link went to is forgotten when the request ends without an affirmation', async () => {
    const rows = JSON.stringify(await world.store.read(world.acme, async (reader) => reader.selectFrom('affirmationRequest').select(['toMail', 'state']).where('state', 'in', ['declined', 'revoked']).execute()));
    assert.ok(rows.length > 20 && !rows.includes('@'));
  });
});
