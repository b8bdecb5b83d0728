import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ControlAssessment } from '../../model/evidence/control-assessment.ts';
import { sourceOf } from '../source.ts';
import { oscal } from './index.ts';

async function factsOf(name: string): Promise<ControlAssessment | undefined> {
  return (await oscal.read(sourceOf(name, readFileSync(new URL(`../../../fixtures/read/oscal/${name}`, import.meta.url))))).facts;
}

test('assessment results give what was found of each control and who assessed, without names of people', async () => {
  const facts = await factsOf('valid-assessment-results.json');
  assert.deepEqual(facts?.listed, [{ id: 'ac-2_obj', outcome: 'satisfied' }, { id: 'ac-3', outcome: 'stated' }]);
  assert.deepEqual(facts?.assessors, { organisations: ['Larkspur Assessors'], people: 1, tools: 0 });
  assert.deepEqual([facts?.from, facts?.until, facts?.openItems], ['2026-10-01T08:00:00Z', '2026-10-12T16:00:00Z', 1]);
  assert.doesNotMatch(JSON.stringify(facts), /A Person/);
});

test('component definitions, plans and catalogues give their controls and open items', async () => {
  const components = await factsOf('valid-component-definition.json');
  assert.deepEqual([components?.controls.stated, components?.withRoles, components?.frameworks], [2, 1, ['https://catalogs.example/controls.json']]);
  assert.equal((await factsOf('valid-plan-of-action.json'))?.openItems, 1);
  const catalogue = await factsOf('valid-catalogue.yaml');
  assert.deepEqual([catalogue?.form, catalogue?.listed.map(({ id }) => id)], ['catalogue', ['one-1', 'one-2']]);
});
