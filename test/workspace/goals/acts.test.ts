import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import type { Act } from '../../../src/workspace/act.ts';
import { ActRefused } from '../../../src/workspace/act-refused.ts';
import { addFreeGoal } from '../../../src/workspace/acts/goals/add-free-goal.ts';
import { addMilestone } from '../../../src/workspace/acts/goals/add-milestone.ts';
import { addSetback } from '../../../src/workspace/acts/goals/add-setback.ts';
import { chooseMeasure } from '../../../src/workspace/acts/goals/choose-measure.ts';
import { chooseWay } from '../../../src/workspace/acts/goals/choose-way.ts';
import { closeSetback } from '../../../src/workspace/acts/goals/close-setback.ts';
import { completeMilestone } from '../../../src/workspace/acts/goals/complete-milestone.ts';
import { dropMilestone } from '../../../src/workspace/acts/goals/drop-milestone.ts';
import { endFreeGoal } from '../../../src/workspace/acts/goals/end-free-goal.ts';
import { endMeasure } from '../../../src/workspace/acts/goals/end-measure.ts';
import { endWay } from '../../../src/workspace/acts/goals/end-way.ts';
import { enterFigure } from '../../../src/workspace/acts/goals/enter-figure.ts';
import { listStandings } from '../../../src/workspace/acts/goals/list-standings.ts';
import { moveMilestone } from '../../../src/workspace/acts/goals/move-milestone.ts';
import { planCoverage } from '../../../src/workspace/acts/goals/plan-coverage.ts';
import { readFigures } from '../../../src/workspace/acts/goals/read-figures.ts';
import { readGoals } from '../../../src/workspace/acts/goals/read-goals.ts';
import { setSigningDay } from '../../../src/workspace/acts/goals/set-signing-day.ts';
import { withdrawFigure } from '../../../src/workspace/acts/goals/withdraw-figure.ts';
import { writeNarrative } from '../../../src/workspace/acts/goals/write-narrative.ts';
import { archiveProduct } from '../../../src/workspace/acts/products/archive-product.ts';
import { createProduct } from '../../../src/workspace/acts/products/create-product.ts';
import { setStatement } from '../../../src/workspace/acts/products/set-statement.ts';
import { addRelease } from '../../../src/workspace/acts/products/add-release.ts';
import type { ProductGoal, ProductGoals } from '../../../src/workspace/goals/shapes.ts';
import { effectiveStatement } from '../../../src/workspace/measured/effective-statement.ts';
import { whatIsDue } from '../../../src/workspace/calendar/what-is-due.ts';
import { readStatement } from '../../../src/read/assay-yaml/read-statement.ts';
import { sourceOf } from '../../../src/read/source.ts';
import { handOver } from '../support/measured-product.ts';
import { openWorld, type World } from '../support/world.ts';

describe('acts on goals', () => {
  let world: World;
  let acme: Scope;
  let lead: Actor;
  let product = '';
  before(async () => {
    world = await openWorld();
    acme = await world.organisation('acme');
    lead = await world.person(acme, { roles: [{ role: 'security-lead', productId: null }] });
  });
  beforeEach(async () => {
    const name = world.nextId('product-');
    product = (await world.door.perform(lead, createProduct, { slug: name, name })).id;
  });
  after(async () => world.close());

  const shown = async (): Promise<ProductGoals> => world.door.perform(lead, readGoals, { product });
  const goal = async (number: number): Promise<ProductGoal> => (await shown()).goals.find((item) => item.number === number) ?? assert.fail();
  const statement = async () => readStatement(sourceOf('assay.yaml', Buffer.from(await world.store.read(acme, async (rows) => effectiveStatement(rows, product, 'assessment', world.now()))))).facts;

  async function refused<Input, Output>(act: Act<Input, Output>, input: unknown, actor: Actor = lead): Promise<string> {
    const problem = await world.door.perform(actor, act, input).then(() => undefined, (thrown: unknown) => thrown);
    assert.ok(problem instanceof ActRefused, String(problem));
    return [problem.refusal, ...problem.problems.map(({ path }) => path)].join(' ');
  }

  test('the day of signing starts a clock; another day needs a reason, and the one before stays', async () => {
    assert.equal((await shown()).clock, null);
    assert.equal(await refused(setSigningDay, { product, signedAt: '2026-06-02' }), 'invalid-input signedAt', 'it lies in the future');
    assert.deepEqual(await world.door.perform(lead, setSigningDay, { product, signedAt: '2026-05-31' }), { clock: { signedAt: '2026-05-31', endsAt: '2027-05-31', daysLeft: 364, isStated: false } });
    assert.deepEqual((await statement())?.pledge, { signedAt: '2026-05-31' });
    assert.equal(await refused(setSigningDay, { product, signedAt: '2026-05-01' }), 'invalid-input reason');
    await world.door.perform(lead, setSigningDay, { product, signedAt: '2026-05-01', reason: 'The list of signatories says so.' });
    assert.deepEqual((await shown()).signings.map(({ signedAt, endReason }) => [signedAt, endReason]), [['2026-05-01', null], ['2026-05-31', 'The list of signatories says so.']]);
    await world.door.perform(lead, setSigningDay, { product, signedAt: null, reason: 'It covers another product.' });
    assert.equal((await shown()).clock, null);
    assert.equal((await statement())?.pledge, undefined);
  });

  test('a measure is chosen with baseline and target; a change leaves its trace, and the statement has the choice of today', async () => {
    assert.equal(await refused(chooseMeasure, { product, number: 1, measure: 'log-areas' }), 'invalid-input measure');
    assert.equal(await refused(chooseMeasure, { product, number: 1, measure: 'mfa-adoption', baseline: { at: '2026-05-01' } }), 'invalid-input baseline', 'nothing was measured on that day');
    assert.equal(await refused(chooseMeasure, { product, number: 1, measure: 'mfa-adoption', baseline: { at: '2026-05-01', numerator: 30, denominator: 20 } }), 'invalid-input baseline');
    assert.equal(await refused(chooseMeasure, { product, number: 1, measure: 'mfa-adoption', target: { value: 80 } }), 'invalid-input target', 'a share is at most 1');
    const first = await world.door.perform(lead, chooseMeasure, { product, number: 1, measure: 'mfa-adoption', baseline: { at: '2026-05-01', numerator: 300, denominator: 900 }, target: { at: '2027-05-31', value: 0.8 } });
    assert.deepEqual((await statement())?.measures, [{ requirement: 'pledge/mfa', measure: 'mfa-adoption', population: 'customers', chosenAt: '2026-06-01', baseline: { at: '2026-05-01', numerator: 300, denominator: 900 }, target: { at: '2027-05-31', value: 0.8 } }]);
    assert.equal(await refused(chooseMeasure, { product, number: 1, measure: 'phishing-resistant-mfa' }), 'invalid-input reason');
    const second = await world.door.perform(lead, chooseMeasure, { product, number: 1, measure: 'phishing-resistant-mfa', reason: 'Text messages are no aim any more.' });
    assert.equal(second.baseline, null, 'nothing was measured yet');
    const { chosen, choices } = await goal(1);
    assert.equal(chosen?.id, second.id);
    assert.deepEqual(choices.filter(({ endedAt }) => endedAt !== null).map(({ id, endReason, endedBy }) => [id, endReason, endedBy]), [[first.id, 'Text messages are no aim any more.', lead.accountId]]);
    assert.deepEqual((await statement())?.measures.map(({ measure }) => measure), ['phishing-resistant-mfa']);
    await world.door.perform(lead, endMeasure, { choice: second.id, reason: 'The product has no accounts.' });
    assert.equal(await refused(endMeasure, { choice: second.id, reason: 'Again.' }), 'conflict');
    assert.equal((await statement())?.measures.length ?? 0, 0);
  });

  test('what the product’s own text states is shown, and is changed there', async () => {
    await world.door.perform(lead, setStatement, { product, statement: 'assay: 1\nproduct: { name: Gateway, maker: Acme }\npledge: { signedAt: 2026-02-01 }\nmeasures:\n  - { requirement: pledge/mfa, measure: mfa-adoption, chosenAt: 2026-02-02, target: { value: 0.9 } }\nobstacles:\n  - { requirement: pledge/mfa, text: Old clients }\nwaysChosen: [pledge/mfa-chimes]\n' });
    const { clock } = await shown();
    assert.deepEqual([clock?.signedAt, clock?.isStated], ['2026-02-01', true]);
    const { chosen, statedObstacles, ways } = await goal(1);
    assert.deepEqual([chosen?.measure, chosen?.target?.value, statedObstacles, ways.map(({ way }) => way)], ['mfa-adoption', 0.9, ['Old clients'], ['pledge/mfa-chimes']]);
    assert.equal((await world.door.perform(lead, listStandings, { limit: 200 })).products.find(({ id }) => id === product)?.clock?.signedAt, '2026-02-01');
    assert.equal(await refused(chooseMeasure, { product, number: 1, measure: 'phishing-resistant-mfa' }), 'conflict');
    await world.door.perform(lead, setSigningDay, { product, signedAt: '2026-03-01' });
    assert.deepEqual([(await shown()).clock?.signedAt, (await statement())?.pledge?.signedAt], ['2026-03-01', '2026-03-01'], 'a day set here goes before the text');
  });

  test('milestones move with a reason, are reached or dropped, and fall due in the calendar', async () => {
    const { id } = await world.door.perform(lead, addMilestone, { product, number: 4, title: 'Updates install by themselves', dueAt: '2026-09-01' });
    const other = await world.door.perform(lead, addMilestone, { product, number: 4, title: 'Old versions end', dueAt: '2026-12-01' });
    await world.door.perform(lead, setSigningDay, { product, signedAt: '2025-10-01' });
    const due = await world.store.read(acme, async (rows) => whatIsDue(rows, lead, { from: '2026-06-01', until: '2026-12-31' }));
    assert.deepEqual(due.filter((item) => item.productId === product).map(({ on, what }) => [on, what]), [['2026-09-01', 'A milestone is due: Updates install by themselves'], ['2026-10-01', 'The pledge’s year ends'], ['2026-12-01', 'A milestone is due: Old versions end']]);
    assert.equal(await refused(moveMilestone, { milestone: id, dueAt: '2026-10-01' }), 'invalid-input reason');
    await world.door.perform(lead, moveMilestone, { milestone: id, dueAt: '2026-10-01', reason: 'The signing service was late.' });
    assert.equal(await refused(completeMilestone, { milestone: id, doneAt: '2026-07-01' }), 'invalid-input doneAt');
    await world.door.perform(lead, completeMilestone, { milestone: id, doneAt: '2026-05-30', text: 'On by default since 4.2.' });
    assert.equal(await refused(moveMilestone, { milestone: id, dueAt: '2026-11-01', reason: 'Too late.' }), 'conflict');
    await world.door.perform(lead, dropMilestone, { milestone: other.id, reason: 'They live on.' });
    const [first, second] = (await goal(4)).milestones;
    assert.deepEqual([first?.doneAt, first?.dueAt, first?.moves.map(({ dueBefore, dueAfter, reason }) => [dueBefore, dueAfter, reason])], ['2026-05-30', '2026-10-01', [['2026-09-01', '2026-10-01', 'The signing service was late.']]]);
    assert.equal(second?.endReason, 'They live on.');
  });

  test('an obstacle stands in the statement until it is closed, a way once it is chosen', async () => {
    const { id } = await world.door.perform(lead, addSetback, { product, number: 1, kind: 'obstacle', text: 'Shared terminals know no passkey.', happenedAt: '2026-05-02' });
    await world.door.perform(lead, addSetback, { product, number: 1, kind: 'setback', text: 'A release switched the reminder off.', happenedAt: '2026-05-20' });
    assert.deepEqual((await statement())?.obstacles.map(({ text }) => text), ['Since 2026-05-02: Shared terminals know no passkey.', 'Setback 2026-05-20: A release switched the reminder off.']);
    await world.door.perform(lead, closeSetback, { setback: id, reason: 'Badge readers came.' });
    assert.deepEqual((await statement())?.obstacles.length, 1);
    assert.equal(await refused(chooseWay, { product, number: 1, way: 'pledge/automatic-updates' }), 'invalid-input way', 'a way to another goal');
    const way = await world.door.perform(lead, chooseWay, { product, number: 1, way: 'pledge/mfa-chimes' });
    assert.deepEqual(await world.door.perform(lead, chooseWay, { product, number: 1, way: 'pledge/mfa-chimes' }), way, 'chosen once');
    assert.deepEqual((await statement())?.waysChosen, ['pledge/mfa-chimes']);
    await world.door.perform(lead, endWay, { choice: way.id, reason: 'It is on by default now.' });
    assert.deepEqual((await goal(1)).ways.map(({ endReason }) => endReason), ['It is on by default now.']);
  });

  test('figures that people enter keep their denominator and source; few people are withheld at once and not kept', async () => {
    assert.equal(await refused(addFreeGoal, { product, title: 'Share of nothing', numerator: 'things', unit: 'share', better: 'up' }), 'invalid-input denominator');
    const { id } = await world.door.perform(lead, addFreeGoal, { product, number: 2, title: 'Customers moved off default passwords', numerator: 'customers moved off', denominator: 'customers affected', unit: 'share', better: 'up', isAboutPeople: true });
    const enter = async (at: string, numerator: number, denominator: number) => world.door.perform(lead, enterFigure, { goal: id, at, numerator, denominator, source: 'Letter campaign' });
    assert.equal((await enter('2026-03-31', 4, 200)).isSuppressed, true);
    assert.equal((await enter('2026-04-30', 195, 200)).isSuppressed, true, 'the five that are left can be told apart too');
    const kept = await enter('2026-05-31', 120, 200);
    assert.equal(kept.isSuppressed, false);
    assert.equal(await refused(enterFigure, { goal: id, at: '2026-05-31', numerator: 130, denominator: 200, source: 'Again' }), 'conflict', 'one figure a day');
    assert.equal(await refused(enterFigure, { goal: id, at: '2026-05-01', numerator: 210, denominator: 200, source: 'Wrong' }), 'invalid-input numerator');
    assert.equal(await refused(enterFigure, { goal: id, at: '2026-05-01', numerator: 20, source: 'Wrong' }), 'invalid-input denominator');
    const rows = await world.store.read(acme, async (reader) => reader.selectFrom('declaredFigure').select(['at', 'numerator', 'denominator']).where('freeGoalId', '=', id).orderBy('at').execute());
    assert.deepEqual(rows, [{ at: '2026-03-31', numerator: '0', denominator: null }, { at: '2026-04-30', numerator: '0', denominator: null }, { at: '2026-05-31', numerator: '120', denominator: 200 }]);
    await world.door.perform(lead, withdrawFigure, { figure: kept.id, reason: 'Counted twice.' });
    await world.door.perform(lead, endFreeGoal, { goal: id, reason: 'All are moved.' });
    assert.equal(await refused(enterFigure, { goal: id, at: '2026-05-30', numerator: 50, denominator: 200, source: 'Late' }), 'conflict');
    const [declared] = (await goal(2)).declared;
    assert.deepEqual([declared?.endReason, declared?.figures.at(-1)?.endReason, declared?.figures.at(-1)?.denominator], ['All are moved.', 'Counted twice.', 200]);
  });

  test('a description is tied to evidence of the same product, and tells when that is gone', async () => {
    const { id: release } = await world.door.perform(lead, addRelease, { product, version: '1' });
    const file = await handOver(world, acme, lead, release, 'policy.md', '# Policy');
    assert.equal(await refused(writeNarrative, { product, number: 5, text: 'We have one since 2019.', evidence: [] }), 'invalid-input evidence');
    assert.equal(await refused(writeNarrative, { product, number: 5, text: 'We have one since 2019.', evidence: ['unknown'] }), 'invalid-input evidence');
    await world.door.perform(lead, writeNarrative, { product, number: 5, text: 'We have one since 2019.', evidence: [file] });
    assert.deepEqual((await goal(5)).narrative?.evidence.map(({ path, isThere }) => [path, isThere]), [['policy.md', true]]);
    await handOver(world, acme, lead, release, 'policy.md', '# Another');
    assert.deepEqual((await goal(5)).narrative?.evidence.map(({ isThere }) => isThere), [false]);
  });

  test('the table holds the products whose goals somebody may see, with the roadmap of those not covered', async () => {
    await world.door.perform(lead, planCoverage, { product, plannedAt: '2027-01-01', text: 'After the move to passkeys.' });
    assert.equal(await refused(planCoverage, { product, plannedAt: '2027-02-01', text: 'Later than that.' }), 'invalid-input reason');
    const owner = await world.person(acme, { roles: [{ role: 'product-owner', productId: product }] });
    const { products } = await world.door.perform(owner, listStandings, {});
    assert.deepEqual(products.map(({ id, plan, standings }) => [id, plan?.plannedAt, standings.length]), [[product, '2027-01-01', 0]]);
    assert.ok((await world.door.perform(lead, listStandings, {})).products.length > 1);
    const other = await world.door.perform(lead, createProduct, { slug: world.nextId('other-'), name: 'Other' });
    assert.equal(await refused(readGoals, { product: other.id }, owner), 'not-found');
    const { id: theirs } = await world.door.perform(lead, addMilestone, { product: other.id, number: 1, title: 'Of another product', dueAt: '2026-09-01' });
    assert.equal(await refused(dropMilestone, { milestone: theirs, reason: 'Not mine.' }, owner), 'not-found');
    const assessor = await world.person(acme, { roles: [{ role: 'assessor', productId: product }] });
    assert.equal(await refused(readFigures, { product, number: 1 }, assessor), 'not-found');
    const sponsor = await world.person(acme, { roles: [{ role: 'executive-sponsor', productId: null }] });
    assert.equal((await world.door.perform(sponsor, readGoals, { product })).goals.length, 7);
    assert.equal(await refused(addSetback, { product, number: 1, kind: 'setback', text: 'Not for them.', happenedAt: '2026-05-01' }, sponsor), 'not-allowed');
  });

  test('nothing is set down for a product that was put away, and too much of one kind is refused', async () => {
    const { id } = await world.door.perform(lead, addMilestone, { product, number: 1, title: 'Left open', dueAt: '2026-09-01' });
    await world.store.write(acme, async (rows) => rows.insertInto('milestone').values(Array.from({ length: 199 }, (_, index) => ({ id: world.nextId(`many${index}`), productId: product, requirement: 'pledge/mfa', title: 'One of many', dueAt: '2026-09-01', createdAt: world.now(), createdBy: 'test', doneAt: null, doneText: null, endedAt: null, endedBy: null, endReason: null }))).execute());
    assert.equal(await refused(addMilestone, { product, number: 1, title: 'One too many', dueAt: '2026-09-01' }), 'too-many');
    await world.door.perform(lead, archiveProduct, { product });
    assert.equal(await refused(addSetback, { product, number: 1, kind: 'setback', text: 'Too late.', happenedAt: '2026-05-01' }), 'conflict');
    assert.equal(await refused(completeMilestone, { milestone: id }), 'conflict');
    assert.equal((await shown()).goals[0]?.milestones.length, 200);
  });
});
