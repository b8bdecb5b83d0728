import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checks } from '../check/index.ts';
import { ours } from '../model/text.ts';
import { exampleAssessment, exampleFailure } from '../../test/example/assessment.ts';
import { everyFormat } from '../../test/product/reports.ts';

test('a finding that is set aside stays in every report, with who did it and until when', () => {
  const aside = exampleFailure('src/a.ts', 3, { check: checks[0]?.id ?? '', setAside: { reason: 'A rewrite is planned', by: 'A. Person', until: '2027-01-01' } });
  const given = exampleAssessment({ 'pledge/cves': ['not-met', ours('0 of 16 do.')] }, { findings: [aside] });
  const assessment = { ...given, verdicts: given.verdicts.map((verdict) => (verdict.requirement === 'pledge/cves' ? { ...verdict, parts: [{ name: 'x', verdict: 'not-met' as const, reason: ours('x.'), findings: [aside.fingerprint] }] } : verdict)) };
  for (const [format, text] of everyFormat(assessment)) assert.match(text.replaceAll(/\s+/g, ' '), format === 'json' ? /"until": ?"2027-01-01"/ : /set[ -]aside.{0,20}2027-01-01/i, format);
  for (const format of ['terminal', 'terminal --all', 'junit', 'csv', 'oscal']) assert.match(everyFormat(assessment).get(format)?.replaceAll(/\s+/g, ' ') ?? '', /A\. Person/, format);
});
