import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceOf } from '../source.ts';
import { readStatement } from './read-statement.ts';
import { withoutPeople } from './without-people.ts';

const text = `assay: 1
product: { name: Ledger, maker: Acme }
# Who answers for what.
claims:
  - { requirement: pledge/vdp, text: It is read daily., by: Ada Byron, role: lead, at: 2026-05-01, expiresAt: 2027-05-01 }
  - { requirement: pledge/mfa, text: It is on., by: "Kim Doe", role: owner, at: 2026-05-01, expiresAt: 2027-05-01 }
reviews:
  - { fingerprint: a/b, decision: pass, reason: It is a fixture., by: Kim Doe, role: owner, at: 2026-05-01, expiresAt: 2027-05-01 }
obstacles:
  - { requirement: pledge/mfa, text: Old clients. }
`;

test('only those who agreed are named, wherever the statement names somebody', () => {
  const published = withoutPeople(text, (name) => name === 'Ada Byron');
  assert.equal(published.includes('Kim'), false);
  const { facts } = readStatement(sourceOf('assay.yaml', new TextEncoder().encode(published)));
  assert.deepEqual([facts?.claims.map(({ by }) => by), facts?.reviews, facts?.obstacles.length], [['Ada Byron'], [], 1]);
  assert.match(published, /# Who answers for what\./u);
});

test('a statement that names nobody else stays as it is, byte for byte', () => {
  assert.equal(withoutPeople(text, () => true), text);
  assert.equal(withoutPeople('', () => false), '');
});

test('a name that is written as a block is found as well', () => {
  const other = 'assay: 1\nproduct: { name: Ledger, maker: Acme }\nclaims:\n  - requirement: pledge/vdp\n    by: >-\n      Kim\n      Doe\n';
  assert.equal(withoutPeople(other, (name) => name !== 'Kim Doe').includes('claims'), false);
  assert.equal(withoutPeople(other, (name) => name === 'Kim Doe'), other);
});
