import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { chooseMeasure } from '../../../src/workspace/acts/goals/choose-measure.ts';
import { setSigningDay } from '../../../src/workspace/acts/goals/set-signing-day.ts';
import { readRequirement } from '../../../src/workspace/acts/products/read-requirement.ts';
import { readGoals } from '../../../src/workspace/acts/goals/read-goals.ts';
import { addRelease } from '../../../src/workspace/acts/products/add-release.ts';
import { createProduct } from '../../../src/workspace/acts/products/create-product.ts';
import type { ProductGoal } from '../../../src/workspace/goals/shapes.ts';
import { assessedNow, handOver, signInStatistics } from '../support/measured-product.ts';
import { openWorld, type World } from '../support/world.ts';

describe('goals that are measured', () => {
  let world: World;
  let acme: Scope;
  let lead: Actor;
  before(async () => {
    world = await openWorld();
    acme = await world.organisation('acme');
    lead = await world.person(acme, { roles: [{ role: 'security-lead', productId: null }] });
  });
  after(async () => world.close());

  test('twelve months of sign-in statistics become a series, and the verdict follows the measure that is chosen', async () => {
    const { id: product } = await world.door.perform(lead, createProduct, { slug: 'gateway', name: 'Gateway' });
    const { id: release } = await world.door.perform(lead, addRelease, { product, version: '1.0' });
    const goal = async (): Promise<ProductGoal> => (await world.door.perform(lead, readGoals, { product })).goals[0] ?? assert.fail();
    assert.equal((await goal()).standing, null);

    // One-time passwords spread; phishing-resistant sign-in does not.
    const months = Array.from({ length: 12 }, (_, index) => [`${index < 7 ? 2025 : 2026}-${String(((index + 5) % 12) + 1).padStart(2, '0')}`, 600 - index * 20, 200 + index * 20, 100] as const);
    await handOver(world, acme, lead, release, 'sign-in.csv', signInStatistics(months));
    await assessedNow(world, lead, release);
    const measured = await goal();
    const adoption = measured.series.find(({ measure }) => measure === 'mfa-adoption');
    assert.deepEqual([adoption?.points.length, adoption?.points[0], adoption?.points.at(-1)], [12,
      { at: '2025-06-30', from: '2025-06-01', numerator: 300, denominator: 900, isSuppressed: false },
      { at: '2026-05-31', from: '2026-05-01', numerator: 520, denominator: 900, isSuppressed: false }]);
    assert.deepEqual([measured.standing?.direction, measured.standing?.measure, measured.standing?.verdict], ['forward', 'mfa-adoption', 'partly-met']);

    const chosen = await world.door.perform(lead, chooseMeasure, { product, number: 1, measure: 'phishing-resistant-mfa', baseline: { at: '2025-06-30' }, target: { at: '2026-12-31', value: 0.5 } });
    assert.deepEqual(chosen.baseline, { at: '2025-06-30', numerator: 100, denominator: 900 });
    await world.door.perform(lead, setSigningDay, { product, signedAt: '2026-05-08' });
    world.pass(60_000);
    const assessment = await assessedNow(world, lead, release);
    // What was set on pages is the statement that it is: a word, and no question that nobody has answered.
    for (const [requirement, said] of [['pledge/signing-date', /signed on/u], ['pledge/own-choice-of-measure', /a measure for/u]] as const) {
      const { verdict, reason } = await world.door.perform(lead, readRequirement, { assessment, requirement });
      assert.deepEqual([verdict, said.test(JSON.stringify(reason))], ['claimed', true], requirement);
    }
    const after = await goal();
    assert.deepEqual([after.standing?.direction, after.standing?.measure, after.standing?.verdict], ['still', 'phishing-resistant-mfa', 'not-met'], 'the evidence is read although a statement has begun');
    assert.equal(after.series.find(({ measure }) => measure === 'mfa-adoption')?.points.length, 12, 'the same months are kept once');
  });
});
