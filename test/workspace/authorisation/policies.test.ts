import assert from 'node:assert/strict';
import { validate } from '@cedar-policy/cedar-wasm/nodejs';
import { test } from 'node:test';
import { z } from 'zod';
import { acts } from '../../../src/workspace/acts/index.ts';
import { policies } from '../../../src/workspace/policy/generated/policies.ts';
import { policySchema } from '../../../src/workspace/policy/schema.ts';

test('every policy names only acts and facts that exist', () => {
  const answer = validate({ schema: policySchema(acts), policies: { staticPolicies: policies } });
  assert.equal(answer.type, 'success', JSON.stringify(answer));
  if (answer.type === 'success') assert.deepEqual(answer.validationErrors.map(({ policyId, error }) => `${policyId}: ${error.message}`), []);
});

test('a policy that names an act or a fact which does not exist is found', () => {
  const wrong = { one: 'permit(principal, action == Action::"product.invent", resource);', two: 'permit(principal, action, resource) when { principal.isKing };' };
  const answer = validate({ schema: policySchema(acts), policies: { staticPolicies: wrong } });
  assert.ok(answer.type === 'success' && answer.validationErrors.length >= 2, JSON.stringify(answer));
});

test('acts have one id each, take only what their schema names, and say what they do', () => {
  assert.equal(new Set(acts.map(({ id }) => id)).size, acts.length);
  for (const { id, input, summary, http } of acts) {
    const shape = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as { additionalProperties?: unknown };
    assert.equal(shape.additionalProperties, false, `${id} takes unknown fields`);
    assert.match(summary, /^[A-Z].*\.$/u, id);
    assert.match(http.path, /^\/api\/v1\//u, id);
  }
});
