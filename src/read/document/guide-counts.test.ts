import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GuideCounts } from '../../model/evidence/document.ts';
import { sourceOf } from '../source.ts';
import { readDocument } from './index.ts';

function counts(text: string): GuideCounts | undefined {
  return readDocument(sourceOf('guide.md', new TextEncoder().encode(text)), 'hardening-guide').facts?.guide;
}

test('steps are list items and rows of tables, without head and rule', () => {
  const text = '---\nedition: 5\n---\n\n# Hardening guide\n\n1. Set `session.minutes` to 30, or the risk is theft.\n2. Turn off `api.open=true`.\n\n| Setting | Value | Who decides |\n|---|:-:|---|\n| `audit.level` | full | accepted by the security officer |\n| session.minutes | 30 | |\n\n```\n- no step\n```\n';
  assert.deepEqual(counts(text), { edition: '5', steps: 4, settings: 3, stepsWithRisk: 1, stepsWithDecider: 1 });
});

test('a guide without lists has a step for each heading below its title', () => {
  assert.deepEqual(counts('# Hardening guide\n\n## Close the interface\n\nHow.\n\n## Rotate keys\n\nHow.\n'), { steps: 2, settings: 0, stepsWithRisk: 0, stepsWithDecider: 0 });
});

test('a heading with labelled items is one step, with what its items say', () => {
  const entry = (name: string, risk: string): string => `## ${name}\n\nWhat it is.\n\n- **As it comes**: \`30\`. Short.\n- **What can go wrong**: ${risk}\n- **Who may accept that**: the executive sponsor.\n\n`;
  assert.deepEqual(counts(`# Hardening guide\n\n${entry('sessionMinutes', 'a stranger goes on.')}${entry('auditLevel', 'nobody knows.')}`), { steps: 2, settings: 2, stepsWithRisk: 2, stepsWithDecider: 2 });
});

test('a page of HTML is counted as its text', () => {
  const { settings, steps } = counts('<html><body><h1>Hardening guide</h1><ul><li>Set <code>a.b</code> to 1</li><li>Set <code>A.B</code> again</li></ul></body></html>') ?? {};
  assert.deepEqual([steps, settings], [2, 1]);
});
