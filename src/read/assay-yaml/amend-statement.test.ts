import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceOf } from '../source.ts';
import { amendedStatement } from './amend-statement.ts';
import { readStatement } from './read-statement.ts';

const claim = { requirement: 'pledge/vdp', text: 'we "answer": #all\n - of it', by: 'no', role: 'CISO', at: '2026-01-01', expiresAt: '2027-01-01' };

test('a statement grows by what was set down elsewhere, keeps its comments, and is read again with everything in it', () => {
  const text = '# Ours.\nassay: 1\nproduct:\n  name: Gateway # as sold\n  version: 1.10\nclaims:\n  - { requirement: pledge/cve, text: old, by: A, role: B, at: 2026-01-01, expiresAt: 2026-02-01 }\n';
  const amended = amendedStatement(text, { claims: [claim], obstacles: [{ requirement: 'pledge/mfa', text: 'no: yes' }], pledge: { signedAt: '2026-02-03' } }, 'unused');
  assert.match(amended, /# Ours\./);
  assert.match(amended, /# as sold/);
  const { facts, notes } = readStatement(sourceOf('assay.yaml', Buffer.from(amended)));
  assert.deepEqual(notes, []);
  assert.equal(facts?.product.version, '1.10');
  assert.deepEqual(facts?.claims.map(({ requirement, text: words, by }) => [requirement, words, by]), [['pledge/cve', 'old', 'A'], ['pledge/vdp', claim.text, 'no']]);
  assert.deepEqual(facts?.obstacles, [{ requirement: 'pledge/mfa', text: 'no: yes' }]);
  assert.deepEqual(facts?.pledge, { signedAt: '2026-02-03' });
});

test('where there is no statement, one begins with the product’s name; where nothing is added, the text stays as it is', () => {
  const begun = readStatement(sourceOf('assay.yaml', Buffer.from(amendedStatement('', { claims: [claim] }, 'Gate: way'))));
  assert.equal(begun.facts?.product.name, 'Gate: way');
  assert.equal(begun.facts?.claims.length, 1);
  assert.equal(amendedStatement('assay: 1 # x', { claims: [], obstacles: [] }, 'n'), 'assay: 1 # x');
  assert.equal(amendedStatement('', {}, 'n'), '');
});
