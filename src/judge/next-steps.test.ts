import assert from 'node:assert/strict';
import { it } from 'node:test';
import { defineCheck, type Check } from '../model/check.ts';
import type { Requirement } from '../model/requirement.ts';
import { rawText } from '../model/text.ts';
import { judge } from './judge.ts';
import { nextSteps } from './next-steps.ts';

const words = { title: 'x', failTitle: 'x', why: 'x', fix: 'x', references: [], run: () => ({ findings: [] }) } as const;
const checks: readonly Check[] = [
  defineCheck({ ...words, id: 'bill', needs: ['sbom'] }),
  defineCheck({ ...words, id: 'both', needs: ['sbom', 'security-advisory'] }),
  defineCheck({ ...words, id: 'page', needs: ['web-page'], isForPerson: true }),
];
const base: Requirement = { id: 'pledge/x', title: 'x', text: 'x', source: { document: 'pledge', clause: 'x' }, lines: [], audience: 'manufacturer', subject: 'release', kind: 'state', level: 'should', appliesWhen: [], parts: [], guidance: '', mappings: [], state: 'active', since: '0.1.0' };
const asking = (id: `pledge/${string}`, check: string): Requirement => ({ ...base, id, parts: [{ name: 'a', by: 'checks', checks: [check], origins: ['collected'] }] });

it('a step counts the verdicts that it may move by itself, and is shown with the others after them', () => {
  const requirements = [asking('pledge/a', 'bill'), asking('pledge/b', 'both'), asking('pledge/c', 'page'), asking('pledge/d', 'page'), asking('pledge/e', 'page')];
  const { verdicts, findings } = judge({ evidence: [], manifest: [], history: [], assessedAt: '2026-11-22T00:00:00Z' }, checks, requirements);
  const steps = nextSteps(verdicts, findings, checks, requirements, new Set());
  assert.deepEqual(steps.map(({ action, requirements: helped, moves }) => [rawText(action), helped.length, moves]), [
    ['hand over a software bill of materials', 2, 1], ['hand over a page of the maker’s site', 3, 0], ['hand over a security advisory', 1, 0],
  ]);
});
