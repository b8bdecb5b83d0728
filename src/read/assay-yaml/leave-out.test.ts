import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceOf } from '../source.ts';
import { readStatement } from './read-statement.ts';
import { withheldPerson, withoutNames, withoutPublishSection } from './leave-out.ts';

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

test('only those who agreed are named, wherever the statement names somebody, and the words of the others stay', () => {
  const published = withoutNames(text, (name) => name === 'Ada Byron');
  for (const gone of ['Kim', 'owner']) assert.equal(published.includes(gone), false, gone);
  const { facts } = readStatement(sourceOf('assay.yaml', new TextEncoder().encode(published)));
  assert.deepEqual([facts?.claims.map(({ by }) => by), facts?.reviews[0]?.role, facts?.obstacles.length], [['Ada Byron', withheldPerson.by], withheldPerson.role, 1]);
  assert.match(published, /# Who answers for what\./u);
});

test('a statement that names nobody else stays as it is, byte for byte', () => {
  assert.equal(withoutNames(text, () => true), text);
  assert.equal(withoutNames('', () => false), '');
});

test('a name that is written as a block is found as well', () => {
  const other = 'assay: 1\nproduct: { name: Ledger, maker: Acme }\nclaims:\n  - requirement: pledge/vdp\n    by: >-\n      Kim\n      Doe\n';
  assert.equal(withoutNames(other, (name) => name !== 'Kim Doe').includes('Doe'), false);
  assert.equal(withoutNames(other, (name) => name === 'Kim Doe'), other);
});

test('the section on what is published can be left out, and nothing else with it', () => {
  const section = 'publish:\n  publisher: acme.example\n  public: [assay.yaml]\n  withheld: [logs/secret-name.log]\n';
  assert.equal(withoutPublishSection(`${text}${section}`).includes('secret-name'), false);
  assert.match(withoutPublishSection(`${text}${section}`), /# Who answers for what\./u);
  assert.equal(withoutPublishSection(text), text);
});
