import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixtureEvidence } from '../../../tools/fixture-evidence.ts';
import { ownWords } from '../../model/text.ts';
import type { Evidence } from '../../model/evidence.ts';
import { installationsThatCame, mfaThatCame } from './days-that-came.ts';

const assessedAt = '2026-11-22T08:00:00Z';
const evidenceOf = <Kind extends 'mfa-adoption' | 'patch-adoption'>(kind: Kind, facts: unknown): readonly Evidence<Kind>[] => fixtureEvidence({ assessedAt, evidence: { [kind]: [facts] } }) as unknown as readonly Evidence<Kind>[];

test('a day to come counts nothing and is told, and a period under way counts', () => {
  const series = ['2026-10-31', '2026-11-30', '2030-05-31'].map((at) => ({ population: 'customers', role: 'user', at, from: `${at.slice(0, 7)}-01`, active: 100, counts: [{ factor: 'none', accounts: 100 }], namesFactors: true }));
  const { tables, findings } = mfaThatCame(evidenceOf('mfa-adoption', { series }), assessedAt);
  assert.deepEqual(tables[0]?.facts.series.map(({ at }) => at), ['2026-10-31', '2026-11-30']);
  assert.deepEqual(findings.map(({ outcome, count }) => [outcome, count]), [['not-applicable', 1]]);
});

test('of a table of installations the days that have come stay', () => {
  const days = ['2026-11-22', '2026-11-23', '2030-01-01'].map((date) => ({ date, installs: 100, counts: [{ version: '1.0', installs: 100 }] }));
  const { tables, findings } = installationsThatCame(evidenceOf('patch-adoption', { population: 'customers', versions: [{ version: '1.0' }], days }), assessedAt);
  assert.deepEqual(tables[0]?.facts.days.map(({ date }) => date), ['2026-11-22']);
  assert.match(findings.map(({ message }) => ownWords(message)).join(' '), /2 counts speak of times after the day of the assessment/);
  assert.deepEqual(installationsThatCame(evidenceOf('patch-adoption', { population: 'customers', versions: [], days: days.slice(1) }), assessedAt).tables, []);
});
