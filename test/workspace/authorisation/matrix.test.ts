import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { roles, type Actor, type Role } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import type { AnyAct, ObjectFacts, ObjectKind } from '../../../src/workspace/act.ts';
import { ActRefused } from '../../../src/workspace/act-refused.ts';
import { acts } from '../../../src/workspace/acts/index.ts';
import { directoryActs } from '../../../src/workspace/acts/directory/index.ts';
import { exchangeActs } from '../../../src/workspace/acts/exchange/index.ts';
import { inquiryActs } from '../../../src/workspace/acts/inquiries/index.ts';
import { peopleActs } from '../../../src/workspace/acts/people/index.ts';
import { productsActs } from '../../../src/workspace/acts/products/index.ts';
import { purchaseActs } from '../../../src/workspace/acts/purchases/index.ts';
import { termActs } from '../../../src/workspace/acts/terms/index.ts';
import { vendorActs } from '../../../src/workspace/acts/vendors/index.ts';
import { watchingActs } from '../../../src/workspace/acts/watching/index.ts';
import { workloadsActs } from '../../../src/workspace/acts/workloads/index.ts';
import { decide } from '../../../src/workspace/policy/decide.ts';
import { anonymous, openWorld, request, type World } from '../support/world.ts';
import { buildActs, forPeople, isExpected, isSeen, type Relation } from './expected.ts';
import { furnish, inputs, nowhere, type Place } from './places.ts';

/** Thrown at the end of an act that was let through, so that what it did is taken back and every cell begins alike. */
class Undone extends Error {}

/** Kinds of things that belong to no product. */
const ofNoProduct: readonly ObjectKind[] = ['organisation', 'account', 'setting', 'workload', 'vendor', 'purchase', 'acceptance', 'objection'];

/** The act as it is, except that it leaves nothing, and reads no bytes. */
function undone(act: AnyAct): AnyAct {
  const { prepare: _prepared, ...rest } = act;
  return { ...rest, run: async () => { throw new Undone(); } } as AnyAct;
}

let world: World;
let acme: Scope;
let other: Scope;
/** Of the own organisation: the product over which roles are held, and another one; and of another organisation. */
let held: Place;
let beside: Place;
let foreign: Place;
describe('matrix', () => {
  before(async () => {
    world = await openWorld();
    acme = await world.organisation('acme');
    other = await world.organisation('other');
    held = await furnish(world, acme, await world.person(acme));
    beside = await furnish(world, acme, await world.person(acme));
    foreign = await furnish(world, other, await world.person(other));
  });
  after(async () => world.close());

  /** What the door says: `allowed` when the act began, else why not. */
  async function outcome(actor: Actor, act: AnyAct, place: Place): Promise<string> {
    const input = inputs[act.id]?.(place);
    assert.ok(input !== undefined, `There is no input for ${act.id}.`);
    const problem: unknown = await world.door.perform(actor, undone(act), input).then(() => undefined, (thrown: unknown) => thrown);
    if (problem instanceof Undone) return 'allowed';
    assert.ok(problem instanceof ActRefused, String(problem));
    assert.notEqual(problem.refusal, 'invalid-input', `${act.id}: ${JSON.stringify(problem.problems)}`);
    return problem.refusal;
  }

  const executed = acts.filter(({ id }) => Object.hasOwn(inputs, id));
  const needsId = (act: AnyAct): boolean => JSON.stringify(inputs[act.id]?.(held)) !== JSON.stringify(inputs[act.id]?.(nowhere));
  interface Column { readonly role: Role | undefined; readonly over: 'organisation' | 'product' }
  const columns: readonly Column[] = [...roles.map((role): Column => ({ role, over: 'organisation' })), ...roles.map((role): Column => ({ role, over: 'product' })), { role: undefined, over: 'organisation' }];
  const nameOf = ({ role, over }: Column): string => `${role ?? 'no role'} over the ${over}`;
  const rolesOf = ({ role, over }: Column): { readonly roles: { readonly role: Role; readonly productId: string | null }[] } => ({ roles: role === undefined ? [] : [{ role, productId: over === 'product' ? held.product : null }] });

  function expectedOutcome(act: AnyAct, { role, over }: Column, where: 'held' | 'beside' | 'self' | 'foreign' | 'unknown'): string {
    if (act.isOpen === true) return 'allowed';
    // To whoever is no directory, there is none.
    if (act.object === 'directory') return 'not-found';
    // A sheet of answers is found by the contact who asks, and by nobody else.
    if (act.object === 'answer-sheet') return 'not-found';
    if (needsId(act) && (where === 'foreign' || where === 'unknown')) return 'not-found';
    const ofProduct = !ofNoProduct.includes(act.object) && needsId(act);
    const isWhole = act.id.endsWith('.list') || ['evidence.add', 'evidence.contract', 'release.add', 'assessment.ask', 'assessment.history', 'claim.add', 'affirmation.give', 'review.decide'].includes(act.id);
    const relation: Relation = { role, reaches: over === 'organisation' || (ofProduct && where !== 'beside'), isSelf: where === 'self' && needsId(act) && !isWhole };
    if (isExpected(act, relation) && !(act.needsSecondPerson === true && where === 'self')) return 'allowed';
    return isSeen(act.object, relation) ? 'not-allowed' : 'not-found';
  }

  test('every act of people, products, directories, workloads, makers, purchases and inquiries is executed', () => {
    assert.deepEqual([...peopleActs, ...productsActs, ...directoryActs, ...workloadsActs, ...vendorActs, ...purchaseActs, ...watchingActs, ...termActs, ...inquiryActs, ...exchangeActs].map(({ id }) => id).filter((id) => !Object.hasOwn(inputs, id)), []);
  });

  test('every act by every role over the organisation and over a product, on its own product, another one, its own things, another organisation’s and unknown ids', async () => {
    let cells = 0;
    const wrong: string[] = [];
    for (const column of columns) {
      const actor = await world.person(acme, { ...rolesOf(column), isSteppedUp: true });
      const own = await furnish(world, acme, actor, held);
      const places = { held, beside, self: own, foreign, unknown: nowhere };
      await Promise.all(executed.flatMap((act) => (needsId(act) ? (['held', 'beside', 'self', 'foreign', 'unknown'] as const) : (['held'] as const)).map(async (where) => {
        cells += 1;
        const seen = await outcome(actor, act, places[where]);
        const expected = expectedOutcome(act, column, where);
        if (seen !== expected) wrong.push(`${act.id} by ${nameOf(column)} on ${where}: expected ${expected}, was ${seen}`);
      })));
    }
    assert.deepEqual(wrong, []);
    assert.ok(cells > 1500, `${cells} cells`);
  });

  test('a directory reaches its own people and groups, and nothing else; once its token ended or its provider was disabled, nothing at all', async () => {
    const directoryAt = (scope: Scope, { directoryToken }: Place): Actor => ({ ...anonymous(scope), kind: 'directory', tokenId: directoryToken, request });
    const isOwn = (act: AnyAct): boolean => act.object === 'directory' || act.isOpen === true;
    const own = directoryAt(acme, held);
    for (const act of executed) {
      assert.equal(await outcome(own, act, held) === 'allowed', isOwn(act), act.id);
      if (needsId(act)) for (const place of [beside, foreign, nowhere]) assert.equal(await outcome(own, act, place), 'not-found', act.id);
    }
    const ended = await furnish(world, acme, await world.person(acme));
    const disabled = await furnish(world, acme, await world.person(acme));
    await world.store.write(acme, async (rows) => {
      await rows.updateTable('directoryToken').set({ revokedAt: world.now() }).where('id', '=', ended.directoryToken).execute();
      await rows.updateTable('identityProvider').set({ state: 'disabled' }).where('id', '=', disabled.provider).execute();
    });
    for (const place of [ended, disabled]) for (const act of executed) assert.equal(await outcome(directoryAt(acme, place), act, place), 'signed-out', act.id);
  });

  test('nobody does anything whose account is not active, or who is not signed in', async () => {
    for (const state of ['deactivated', 'invited'] as const) {
      for (const column of columns) {
        const actor = await world.person(acme, { ...rolesOf(column), isSteppedUp: true, state });
        await Promise.all(executed.map(async (act) => assert.equal(await outcome(actor, act, held), 'signed-out', `${act.id} by ${nameOf(column)}, ${state}`)));
      }
    }
    for (const act of executed) assert.equal(await outcome(anonymous(acme), act, held), act.isOpen === true ? 'allowed' : 'signed-out');
  });

  test('without a fresh passkey no sensitive act begins, without any an administrator changes nothing about the instance', async () => {
    for (const column of columns) {
      const stale = await world.person(acme, rolesOf(column));
      const without = await world.person(acme, { ...rolesOf(column), hasPasskey: false });
      await Promise.all(executed.filter(({ needsStepUp }) => needsStepUp === true).map(async (act) => {
        const rightly = expectedOutcome(act, column, 'held');
        assert.equal(await outcome(stale, act, held), rightly === 'allowed' ? 'step-up-needed' : rightly, `${act.id} by ${nameOf(column)}`);
        assert.equal(await outcome(without, act, held), rightly === 'allowed' ? 'passkey-needed' : rightly, `${act.id} by ${nameOf(column)}`);
      }));
    }
  });

  test('a token does no more than its owner, its acts and its products; a build less', async () => {
    for (const column of columns) {
      for (const kind of ['token', 'build'] as const) {
        const shown = await world.person(acme, { ...rolesOf(column), token: { kind, acts: [], productIds: null } });
        const narrowed = (acts: readonly string[], productIds: readonly string[] | null): Actor => ({ ...shown, narrowedTo: { acts, productIds } });
        await Promise.all(executed.map(async (act) => {
          const actor = narrowed([act.id], [held.product]);
          const isOfProduct = act.id === 'product.list' || (needsId(act) && !ofNoProduct.includes(act.object));
          const may = expectedOutcome(act, column, 'held') === 'allowed' && isOfProduct && act.needsStepUp !== true && !(act.kind === 'change' && forPeople.has(act.object)) && (kind === 'token' || buildActs.has(act.id));
          assert.equal((await outcome(actor, act, held)) === 'allowed', may, `${act.id} by a ${kind} of ${nameOf(column)}`);
          if (needsId(act)) assert.notEqual(await outcome(actor, act, beside), 'allowed', `${act.id} by a ${kind} on another product`);
          assert.notEqual(await outcome(narrowed(['nothing.at-all'], null), act, held), 'allowed', `${act.id} by a ${kind} for something else`);
        }));
      }
    }
  });

  test('every id of one organisation, tried as each role of another, is refused exactly as an unknown one', async () => {
    for (const column of columns) {
      const intruder = await world.person(other, { roles: column.role === undefined ? [] : [{ role: column.role, productId: column.over === 'product' ? foreign.product : null }], isSteppedUp: true });
      await Promise.all(executed.filter(needsId).map(async (act) => {
        const refusals = await Promise.all([held, beside, nowhere].map(async (place) => {
          // The act as it is: were it let through, it would really be done.
          const problem: unknown = await world.door.perform(intruder, act, inputs[act.id]?.(place)).then(() => undefined, (thrown: unknown) => thrown);
          assert.ok(problem instanceof ActRefused, `${act.id} by ${nameOf(column)}`);
          return problem;
        }));
        assert.equal(new Set(refusals.map(({ refusal, message, problems }) => JSON.stringify([refusal, message, problems]))).size, 1, act.id);
        assert.equal(refusals[0]?.refusal, 'not-found');
      }));
    }
  });

  test('the decision on every act of the workspace is the one that the table expects', async () => {
    const moment = { at: world.now(), stepUpMinutes: 5 };
    const base = { scope: acme, displayName: '', hasPasskey: true, session: { id: 's', method: 'passkey', steppedUpAt: moment.at }, tokenId: null, narrowedTo: null, request: { id: '', sourceAddress: '', userAgent: '' } };
    const wrong: string[] = [];
    let cells = 0;
    for (const act of acts) {
      // What is done to something as a whole belongs to nobody; asking without rows finds that out.
      const whole = await Promise.resolve(undefined).then(async () => act.find(undefined as never, {}, anonymous(acme))).catch(() => undefined);
      for (const column of columns) {
        const actor: Actor = { ...base, kind: 'person', accountId: 'me', ...rolesOf(column) };
        for (const accountId of ['me', 'somebody']) {
          for (const productId of [held.product, beside.product, null]) {
            cells += 1;
            const object: ObjectFacts = whole ?? { kind: act.object, id: 'object', productId, accountId };
            const relation: Relation = { role: column.role, reaches: column.over === 'organisation' || object.productId === held.product, isSelf: object.accountId === 'me' };
            const { outcome: seen } = decide(actor, act, object, moment);
            const may = act.isOpen === true || (isExpected(act, relation) && !(act.needsSecondPerson === true && relation.isSelf));
            if ((seen === 'allowed') !== may) wrong.push(`${act.id} by ${nameOf(column)} (${accountId}, ${String(productId)}): ${seen}`);
          }
        }
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(cells >= acts.length * columns.length * 6);
  });

  test('four eyes: who made a thing is not the one who lets it pass', () => {
    const publish = { ...(acts.find(({ id }) => id === 'assessment.ask') ?? assert.fail()), needsSecondPerson: true } as AnyAct;
    const moment = { at: world.now(), stepUpMinutes: 5 };
    const actor: Actor = { kind: 'person', scope: acme, accountId: 'me', displayName: '', roles: [{ role: 'security-lead', productId: null }], hasPasskey: true, session: null, tokenId: null, narrowedTo: null, request: { id: '', sourceAddress: '', userAgent: '' } };
    const decisions = ['me', 'somebody', null].map((accountId) => decide(actor, publish, { kind: 'assessment', id: 'a', productId: 'p', accountId }, moment).outcome);
    assert.deepEqual(decisions, ['not-allowed', 'allowed', 'not-allowed']);
  });
});
