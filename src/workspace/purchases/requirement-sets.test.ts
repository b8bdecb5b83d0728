import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requirementById } from '../../catalog/index.ts';
import { questionByRequirement } from '../../catalog/questions/index.ts';
import { wantedArtifacts } from './artifacts.ts';
import { appetites, demandsFor } from './requirement-sets.ts';

test('each shipped set asks only what there is a question for, and less risk asks for more', () => {
  const sets = appetites.map((appetite) => demandsFor(appetite, false));
  for (const { requirement } of sets.flat()) assert.ok(questionByRequirement.has(requirement), requirement);
  const musts = sets.map((set) => set.filter(({ level }) => level === 'must').length);
  assert.deepEqual(musts, [11, 6, 2]);
  assert.deepEqual(sets.map(({ length }) => length > 10), [true, true, false]);
});

test('a purchase of low criticality asks ten questions, whatever the appetite', () => {
  for (const appetite of appetites) assert.equal(demandsFor(appetite, true).length, 10);
});

test('every wanted document bears on requirements on makers', () => {
  for (const { requirements, kind } of wantedArtifacts) for (const id of requirements) assert.equal(requirementById.get(id)?.audience, 'manufacturer', kind);
});
