import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { requirements } from '../../../src/catalog/index.ts';
import { progressOf } from '../../../src/judge/progress.ts';
import type { Measure, MeasurePoint, Population } from '../../../src/model/measure.ts';
import type { StatedMeasure } from '../../../src/model/evidence/product-statement.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { historyOf, keepMeasurePoints } from '../../../src/workspace/goals/measure-rows.ts';
import { openWorld, type World } from '../support/world.ts';

const days = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-03-31T10:00:00.000Z', '2026-04-30'];
const progress = requirements.filter(({ kind, audience }) => kind === 'progress' && audience === 'manufacturer');

/** A point of a share; few of them withheld, few without anything to look at. */
const point: fc.Arbitrary<MeasurePoint> = fc.record({ at: fc.constantFrom(...days), numerator: fc.nat(4), denominator: fc.constantFrom(0, 4, 4, 5), suppressed: fc.constantFrom(false, false, false, true) })
  .map(({ at, numerator, denominator, suppressed }) => (suppressed ? { at, numerator: 0, suppressed } : { at, numerator: Math.min(numerator, denominator), denominator }));
const populations: readonly Population[] = ['customers', 'product', 'own-staff'];
const measured: fc.Arbitrary<readonly Measure[]> = fc.array(fc.record({
  id: fc.constantFrom('mfa-adoption' as const, 'phishing-resistant-mfa' as const, 'log-areas' as const, 'installs-on-latest' as const), population: fc.constantFrom(...populations),
  dimensions: fc.constantFrom({}, {}, {}, { role: 'user' }), points: fc.array(point, { maxLength: 4 }), source: fc.constantFrom('a', 'b'),
}), { maxLength: 4 }).map((list) => list.map(({ source, points, ...rest }) => ({ ...rest, points: points.toSorted((one, other) => (one.at < other.at ? -1 : 1)), sources: [`sha256:${source}`] })));
const chosen: fc.Arbitrary<readonly StatedMeasure[]> = fc.constantFrom<readonly StatedMeasure[]>([], [{ requirement: 'pledge/mfa', measure: 'phishing-resistant-mfa', chosenAt: '2026-01-01' }], [{ requirement: 'pledge/mfa', measure: 'mfa-adoption', chosenAt: '2026-01-01', baseline: { at: '2026-01-31', numerator: 1, denominator: 4 } }]);

describe('the history of measured figures', () => {
  let world: World;
  let acme: Scope;
  before(async () => {
    world = await openWorld();
    acme = await world.organisation('acme');
  });
  after(async () => world.close());

  test('judges progress from rows as it did from whole assessments', async () => {
    await fc.assert(fc.asyncProperty(fc.array(measured, { minLength: 1, maxLength: 5 }), measured, chosen, async (earlier, now, measures) => {
      const product = world.nextId('product');
      const release = world.nextId('release');
      const at = world.now();
      const history = await world.store.write(acme, async (rows) => {
        await rows.insertInto('product').values({ id: product, slug: product, name: 'P', statement: '', createdAt: at, changedAt: at, archivedAt: null }).execute();
        await rows.insertInto('release').values({ id: release, productId: product, version: '1', createdAt: at }).execute();
        for (const one of earlier) {
          const id = world.nextId('assessment');
          await rows.insertInto('assessment').values({ id, releaseId: release, productId: product, at, ruleVersion: '1', digest: 'b'.repeat(64), sizeBytes: 1, summary: '{}', askedBy: 'test' }).execute();
          await keepMeasurePoints(rows, product, id, one);
        }
        return historyOf(rows, product);
      });
      for (const requirement of progress) {
        const [byRows, byAssessments] = [history, earlier.flat()].map((given) => withoutSources(progressOf(requirement, now, given, { measures })));
        assert.deepEqual(byRows, byAssessments);
      }
    }), { numRuns: 60, seed: 7 });
  });

  test('a median that ends in a half, a withheld figure and a period come back as they were', async () => {
    const history = await world.store.write(acme, async (rows) => {
      const at = world.now();
      await rows.insertInto('product').values({ id: 'whole', slug: 'whole', name: 'P', statement: '', createdAt: at, changedAt: at, archivedAt: null }).execute();
      await rows.insertInto('release').values({ id: 'whole', productId: 'whole', version: '1', createdAt: at }).execute();
      await rows.insertInto('assessment').values({ id: 'whole', releaseId: 'whole', productId: 'whole', at, ruleVersion: '1', digest: 'b'.repeat(64), sizeBytes: 1, summary: '{}', askedBy: 'test' }).execute();
      await keepMeasurePoints(rows, 'whole', 'whole', [{ id: 'days-to-record', population: 'product', dimensions: {}, points: [{ at: '2026-03-31', from: '2026-01-01', numerator: 12.5 }, { at: '2026-06-30', numerator: 0, suppressed: true }], sources: ['sha256:a'] }]);
      return historyOf(rows, 'whole');
    });
    assert.deepEqual(history, [{ id: 'days-to-record', population: 'product', dimensions: {}, points: [{ at: '2026-03-31', from: '2026-01-01', numerator: 12.5 }, { at: '2026-06-30', numerator: 0, suppressed: true }], sources: ['sha256:a'] }]);
  });
});

/** Of the files that a figure was read from, rows keep those of the figures that still count. */
function withoutSources(progress: ReturnType<typeof progressOf>): unknown {
  return 'measure' in progress ? { ...progress, measure: { ...progress.measure, sources: [] } } : progress;
}
