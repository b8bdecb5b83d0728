import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dmarcOf, mailHostsOf, mtaStsModeOf, spfOf } from './mail-records.ts';

test('mail hosts come in the order of preference, and a null MX names none', () => {
  assert.deepEqual(mailHostsOf(['20 b.acme.example', '5 a.acme.example.', '20 a2.acme.example']), ['a.acme.example', 'a2.acme.example', 'b.acme.example']);
  assert.deepEqual(mailHostsOf(['0 .']), []);
  assert.deepEqual(mailHostsOf(['0 ']), []);
  assert.deepEqual(mailHostsOf(['mail.acme.example', 'ten mail.acme.example']), []);
});

test('SPF is told by how the record ends', () => {
  const ends: readonly (readonly [readonly string[], string | undefined])[] = [
    [['v=spf1 mx -all'], 'fail'], [['V=SPF1 mx ~ALL'], 'softfail'], [['v=spf1 ?all'], 'neutral'], [['v=spf1 all'], 'pass'], [['v=spf1 +all'], 'pass'], [['v=spf1 redirect=_spf.acme.example'], 'redirect'],
    [['v=spf1 redirect=_spf.acme.example -all'], 'fail'], [['v=spf1 mx'], 'neutral'], [['v=spf1'], 'neutral'], [[], 'absent'], [['v=spf10 -all', 'something else'], 'absent'], [['v=spf1 -all', 'v=spf1 ~all'], undefined],
  ];
  for (const [answers, end] of ends) assert.equal(spfOf(answers), end, answers.join(' | '));
});

test('DMARC is told by its policy, below the organisational domain by the policy for subdomains', () => {
  assert.equal(dmarcOf(['v=DMARC1; p=reject; rua=mailto:x@acme.example'], false), 'reject');
  assert.equal(dmarcOf(['v=DMARC1;p=none;sp=quarantine'], true), 'quarantine');
  assert.equal(dmarcOf(['v=DMARC1;p=none;sp=quarantine'], false), 'none');
  assert.equal(dmarcOf(['v=DMARC1; p=Reject'], true), 'reject');
  assert.equal(dmarcOf(['v=DMARC1; p=everything; rua=mailto:x@acme.example'], false), 'none');
  assert.equal(dmarcOf(['v=DMARC1; p=everything'], false), undefined);
  assert.equal(dmarcOf(['v=DMARC1; p=reject', 'v=DMARC1; p=none'], false), undefined);
  assert.equal(dmarcOf(['p=reject; v=DMARC1'], false), undefined);
});

test('MTA-STS is told by the mode of a file that says its version', () => {
  assert.equal(mtaStsModeOf('version: STSv1\r\nmode: enforce\r\nmx: *.acme.example\r\n'), 'enforce');
  assert.equal(mtaStsModeOf('version:STSv1\nmode:testing'), 'testing');
  assert.equal(mtaStsModeOf('mode: enforce'), undefined);
  assert.equal(mtaStsModeOf('version: STSv1\nmode: always'), undefined);
});
