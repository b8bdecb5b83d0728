import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sourceOf } from '../source.ts';
import { directoryExport } from './index.ts';

test('Okta’s report on use counts each person once under the strongest authenticator, and states no number of all accounts', async () => {
  const bytes = readFileSync(new URL('../../../fixtures/read/directory-export/valid-okta-usage.csv', import.meta.url));
  const reading = await directoryExport.read(sourceOf('usage.csv', bytes));
  assert.equal(reading.format, 'okta-mfa-usage');
  assert.equal(reading.complete, false);
  // 5 have a factor of another kind, which is withheld, and with it a larger count that would tell it.
  assert.deepEqual(reading.facts?.series, [{ population: 'own-staff', role: 'not-stated', counts: [{ factor: 'other' }, { factor: 'totp', accounts: 15 }, { factor: 'push' }, { factor: 'fido2', accounts: 14 }], namesFactors: true }]);
  assert.doesNotMatch(JSON.stringify(reading), /acme|Person/);
});
