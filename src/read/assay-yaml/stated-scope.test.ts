import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { statedScope, withScope, withVersion } from './stated-scope.ts';

const text = 'assay: 1\n# Kept by product security.\nproduct:\n  name: Kestrel # as sold\nclaims: []\n';

describe('who makes a product, in its statement', () => {
  test('is read back as it was set, beside comments and the rest of the text', () => {
    const changed = withScope(text, { maker: 'Acme: "north" #1', leavesOut: ['Old Kestrel', 'no'] }, 'unused');
    assert.deepEqual(statedScope(changed), { maker: 'Acme: "north" #1', leavesOut: ['Old Kestrel', 'no'] });
    for (const kept of ['# Kept by product security.', 'name: Kestrel # as sold', 'claims: []']) assert.ok(changed.includes(kept), kept);
    assert.deepEqual(statedScope(withScope(changed, { maker: null, leavesOut: null }, 'unused')), { maker: null, leavesOut: null });
  });

  test('tells an empty list, by which none is left out, from nothing said', () => {
    assert.equal(statedScope('').leavesOut, null);
    assert.deepEqual(statedScope(withScope('', { maker: 'Acme', leavesOut: [] }, 'Kestrel')), { maker: 'Acme', leavesOut: [] });
  });

  test('a version is set only where the statement names none', () => {
    assert.match(withVersion(text, '4.2.0'), /version: 4\.2\.0/u);
    assert.equal(withVersion('assay: 1\nproduct: { name: Kestrel, version: "9" }\n', '4.2.0'), 'assay: 1\nproduct: { name: Kestrel, version: "9" }\n');
  });
});
