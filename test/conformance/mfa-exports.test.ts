/**
 * Adoption exports are counted as the data's README says. The samples hold a handful of accounts, which would be withheld,
 * so each account of a sample is repeated twenty times: the counts must then be twenty times those counted by hand.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { MfaAdoption } from '../../src/model/evidence/mfa-adoption.ts';
import { headOf } from '../../src/read/head.ts';
import { readers } from '../../src/read/index.ts';
import { sourceOf } from '../../src/read/source.ts';

const data = new URL('../../../shared/data/identity/mfa-exports/', import.meta.url);
const skip = existsSync(data) ? false : '../shared/data is not here: adoption exports were skipped';
const times = 20;

async function countsOf(text: string): Promise<Readonly<Record<string, number | undefined>>> {
  const source = sourceOf('export', new TextEncoder().encode(text));
  const accepting = readers.filter((reader) => reader.accepts(headOf(source)));
  assert.equal(accepting.length, 1);
  const reading = await accepting[0]?.read(source);
  assert.ok(reading?.kind === 'mfa-adoption' && reading.facts !== undefined);
  const { series } = reading.facts as MfaAdoption;
  assert.ok(series.every(({ population }) => population === 'own-staff'), 'a directory’s own people');
  process.stdout.write(`  ${reading.format}: ${series.flatMap(({ role, active, counts }) => [`${role} ${active ?? 'withheld'}`, ...counts.map(({ factor, accounts }) => `${factor} ${accounts ?? 'withheld'}`)]).join(', ')}\n`);
  return Object.fromEntries(series.flatMap(({ role, active, counts }) => [[role, active], ...counts.map(({ factor, accounts }) => [`${role} ${factor}`, accounts])]));
}

const read = (name: string): string => readFileSync(new URL(name, data), 'utf8');

function repeatedRows(name: string): string {
  const [header = '', ...rows] = read(name).trimEnd().split('\n');
  return [header, ...Array.from({ length: times }, () => rows).flat()].join('\n');
}

function repeatedAccounts(change: (account: Record<string, unknown>, index: number) => Record<string, unknown>): string {
  const document: { value: Record<string, unknown>[] } = JSON.parse(read('entra-userRegistrationDetails.json'));
  return JSON.stringify({ ...document, value: Array.from({ length: times }, () => document.value.map(change)).flat() });
}

describe('adoption exports of directories', { skip }, () => {
  it('AWS: the root account counts as an identity with a console, and columns are found by their names', async () => {
    // The root account, IAM-user and alice with a second factor, bob without.
    assert.deepEqual(await countsOf(repeatedRows('aws-credential-report.csv')), { 'not-stated': 4 * times, 'not-stated none': times, 'not-stated not-stated': 3 * times });
    // The root account with, the other one without.
    assert.deepEqual(await countsOf(repeatedRows('aws-credential-report.short-columns.csv')), { 'not-stated': 2 * times, 'not-stated none': times, 'not-stated not-stated': times });
  });

  it('Entra: isMfaCapable decides, guests are left out, and only FIDO2, passkeys, Windows Hello and certificates are phishing-resistant', async () => {
    assert.deepEqual(await countsOf(repeatedAccounts((account) => account)), { 'not-stated': 2 * times, 'not-stated none': times, 'not-stated push': times });
    // Registered, and not allowed by the tenant: it protects nobody.
    assert.deepEqual(await countsOf(repeatedAccounts((account, index) => (index === 0 ? { ...account, isMfaCapable: false } : account))), { 'not-stated': 2 * times, 'not-stated none': 2 * times });
    assert.deepEqual(await countsOf(repeatedAccounts((account, index) => (index === 1 ? { ...account, userType: 'guest' } : account))), { 'not-stated': times, 'not-stated none': 0, 'not-stated push': times });
    assert.deepEqual(await countsOf(repeatedAccounts((account, index) => (index === 1 ? { ...account, isMfaCapable: true, methodsRegistered: ['mobilePhone', 'windowsHelloForBusiness'] } : account))), { 'not-stated': 2 * times, 'not-stated none': 0, 'not-stated push': times, 'not-stated passkey': times });
  });
});
