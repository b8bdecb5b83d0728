import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Measure } from '../model/measure.ts';
import { rawText } from '../model/text.ts';
import { progressOf } from './progress.ts';

const series = (id: Measure['id'], ...points: Measure['points']): Measure => ({ id, population: id === 'mfa-adoption' ? 'customers' : 'product', dimensions: {}, points, sources: [] });

function saidOf(measure: Measure): string {
  const progress = progressOf({ id: 'pledge/x', measures: [measure.id] }, [measure], [], undefined);
  return progress.kind === 'nothing-measured' ? '' : rawText(progress.reason);
}

it('the newest figure goes first, and a title that begins with a short form keeps it', () => {
  assert.equal(saidOf(series('mfa-adoption', { at: '2026-01-31', numerator: 700, denominator: 1000 }, { at: '2026-11-20', numerator: 900, denominator: 1000 })), 'accounts with multi-factor sign-in: 900 of 1000 on 2026-11-20; 700 of 1000 on 2026-01-31.');
  assert.equal(saidOf(series('records-with-cpe', { at: '2026-11-20', numerator: 0, denominator: 16 })), 'CVE records with a CPE: 0 of 16; one point, progress needs two.');
  assert.equal(saidOf(series('days-to-half', { at: '2026-01-31', numerator: 9 }, { at: '2026-11-20', numerator: 1 })), 'days until half have installed a release: 1 day on 2026-11-20; 9 days on 2026-01-31.');
});
