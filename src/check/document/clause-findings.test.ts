import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Evidence } from '../../model/evidence.ts';
import { clauseFindings } from './clause-findings.ts';

it('a finding says whether the search found a passage, not only in words', () => {
  const artifact = { path: 'SECURITY.md', digest: `sha256:${'0'.repeat(64)}`, sizeBytes: 1, origin: 'handed-over' } as const;
  const facts = { language: 'english', obstacles: { 'legal-threat': [{ firstLine: 3, lastLine: 3 }] } } as unknown as Evidence<'disclosure-policy'>['facts'];
  const policy: Evidence<'disclosure-policy'> = { kind: 'disclosure-policy', format: 'test', artifact, complete: true, facts };
  const seen = (count: number): unknown => clauseFindings([policy], 'x', 'promises', () => [{ firstLine: 1, lastLine: 1 }].slice(0, count), ['legal-threat'])[0]?.sawNothing;
  assert.deepEqual([seen(0), seen(1)], [true, undefined]);
});
