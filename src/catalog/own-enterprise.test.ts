import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requirements } from './index.ts';
import { ownEnterpriseRequirements } from './own-enterprise.ts';

test('whatever counts figures of a maker’s own people is about its own house', () => {
  const missing = requirements.filter((item) => item.populations?.includes('own-staff') === true && !ownEnterpriseRequirements.has(item.id));
  assert.deepEqual(missing.map((item) => item.id), []);
});

test('no requirement on a product, and none of the guide or the pledge, is about the maker’s own house', () => {
  assert.deepEqual(requirements.filter((item) => ownEnterpriseRequirements.has(item.id) && (item.subject !== 'manufacturer' || item.source.document !== 'white-paper')).map((item) => item.id), []);
});
