import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MfaSeries } from '../../model/evidence/mfa-adoption.ts';
import { awsCredentialReport } from '../aws-credential-report/index.ts';
import { entraRegistration } from '../entra-registration/index.ts';
import { headOf } from '../head.ts';
import type { Reading, Reader } from '../reader.ts';
import { sourceOf } from '../source.ts';
import { mfaAdoption } from './index.ts';
import { parsePeriod } from './period.ts';

const read = (reader: Reader<'mfa-adoption'>, text: string): Reading<'mfa-adoption'> => {
  const reading = reader.read(sourceOf('export', new TextEncoder().encode(text)));
  assert.ok(!(reading instanceof Promise));
  return reading;
};
const seriesOf = (reader: Reader<'mfa-adoption'>, text: string): readonly MfaSeries[] => read(reader, text).facts?.series ?? [];
const header = 'period,population,role,factor,accounts,active\n';

test('without a row for none, the rest of the active accounts have no second factor', () => {
  const [series] = seriesOf(mfaAdoption, `${header}2026-05,customers,Admin,security key,60,100\n`);
  assert.deepEqual(series, { population: 'customers', role: 'administrator', at: '2026-05-31', from: '2026-05-01', active: 100, counts: [{ factor: 'none', accounts: 40 }, { factor: 'fido2', accounts: 60 }], namesFactors: true });
});

test('without a total and without a row for none, no total is made up', () => {
  const [series] = seriesOf(mfaAdoption, `${header}2026-05,customers,user,totp,60,\n2026-05,customers,user,fido2,40,\n`);
  assert.equal(series?.active, undefined);
});

test('a row that adds up others is left out, or it would give a withheld count away', () => {
  const text = `${header}2026-05,customers,administrator,none,4,\n2026-05,customers,user,none,500,\n2026-05,customers,all,none,504,\n`;
  assert.deepEqual(seriesOf(mfaAdoption, text).map(({ role, active }) => [role, active]), [['administrator', undefined], ['user', 500]]);
  assert.deepEqual(seriesOf(mfaAdoption, `${header}2026-05,customers,all,none,504,\n`).map(({ role, active }) => [role, active]), [['not-stated', 504]]);
  assert.deepEqual(seriesOf(mfaAdoption, `${header}2026-05,customers,user,any,104,\n2026-05,customers,user,sms,100,\n2026-05,customers,user,totp,4,\n2026-05,customers,user,none,300,\n`)[0]?.counts, [{ factor: 'none', accounts: 300 }, { factor: 'sms' }, { factor: 'totp' }]);
});

test('counts that do not add up to the total are a finding, and the sum counts', () => {
  const reading = read(mfaAdoption, `${header}2026-05,customers,user,none,40,999\n2026-05,customers,user,totp,60,999\n`);
  assert.equal(reading.facts?.series[0]?.active, 100);
  assert.deepEqual(reading.notes.map(({ rule }) => rule), ['sum']);
});

test('a lost row takes the total of its series with it, and the set is not complete', () => {
  const reading = read(mfaAdoption, `${header}2026-05,customers,user,none,40,\n2026-05,customers,user,totp,many,\n2026-05,customers,administrator,none,40,\n`);
  assert.deepEqual(reading.facts?.series.map(({ role, active }) => [role, active]), [['administrator', 40], ['user', undefined]]);
  assert.equal(reading.complete, false);
});

test('JSON and CSV of the same counts give the same facts', () => {
  const rows = [['2026-05', 'customers', 'user', 'none', 40], ['2026-05', 'customers', 'user', 'passkey', 60]] as const;
  const json = JSON.stringify({ assay: 'mfa-adoption', series: rows.map(([period, population, role, factor, accounts]) => ({ period, population, role, factor, accounts })) });
  assert.deepEqual(read(mfaAdoption, json).facts, read(mfaAdoption, `${header}${rows.map((row) => `${row.join(',')},\n`).join('')}`).facts);
});

test('periods end on their last day', () => {
  const ends = ['2026-05-07', '2028-02', '2026-Q3', '2026', '2026-01-15/2026-02-14', '05/2026', '2026-02-30', '2026-03-01/2026-02-01'].map((text) => parsePeriod(text)?.at);
  assert.deepEqual(ends, ['2026-05-07', '2028-02-29', '2026-09-30', '2026-12-31', '2026-02-14', undefined, undefined, undefined]);
});

test('of an AWS report the root account and every identity with a password count', () => {
  const row = (user: string, password: string, mfa: string): string => `${user},arn:x,${password},${mfa}\n`;
  const text = `user,arn,password_enabled,mfa_active\n${row('<root_account>', 'not_supported', 'true')}${row('a', 'true', 'true').repeat(14)}${row('b', 'true', 'false').repeat(12)}${row('c', 'false', 'false').repeat(50)}${row('d', 'N/A', 'false')}`;
  assert.deepEqual(seriesOf(awsCredentialReport, text), [{ population: 'own-staff', role: 'not-stated', active: 27, counts: [{ factor: 'none', accounts: 12 }, { factor: 'not-stated', accounts: 15 }], namesFactors: false }]);
});

test('of an Entra export capability decides, guests are left out, and the strongest method counts', () => {
  const user = (isMfaCapable: boolean, methodsRegistered: readonly string[], more = {}): unknown => ({ isMfaCapable, methodsRegistered, isAdmin: false, userType: 'member', lastUpdatedDateTime: '2026-05-30T23:00:00Z', ...more });
  const many = (times: number, one: unknown): readonly unknown[] => Array.from({ length: times }, () => one);
  const value = [...many(11, user(false, ['mobilePhone'])), ...many(12, user(true, ['mobilePhone', 'fido2SecurityKey'])), ...many(13, user(true, ['windowsHelloForBusiness'])), ...many(14, user(true, ['email'])), ...many(99, user(false, [], { userType: 'guest' })), ...many(20, user(true, ['x509CertificateMultiFactor'], { isAdmin: true, lastUpdatedDateTime: '2026-05-31T01:00:00Z' }))];
  assert.deepEqual(seriesOf(entraRegistration, JSON.stringify({ value })), [
    { population: 'own-staff', role: 'administrator', at: '2026-05-31', active: 20, counts: [{ factor: 'none', accounts: 0 }, { factor: 'certificate', accounts: 20 }], namesFactors: true },
    { population: 'own-staff', role: 'user', at: '2026-05-31', active: 50, counts: [{ factor: 'none', accounts: 11 }, { factor: 'not-stated', accounts: 14 }, { factor: 'passkey', accounts: 13 }, { factor: 'fido2', accounts: 12 }], namesFactors: true },
  ]);
});

test('a table of which no row can be read says of each row why', () => {
  const rows = ['2026-05,customers,user,none,"1,000",', '01/2026,customers,user,none,1000,', '2026-05,everyone,user,none,1000,'];
  const { facts, notes } = read(mfaAdoption, header + rows.map((row) => `${row}\n`).join(''));
  assert.equal(facts, undefined);
  assert.deepEqual(notes.map(({ level, rule, place }) => [level, rule, place.row]), [['unreadable', 'unreadable', 1], ['finding', 'accounts', 2], ['finding', 'period', 3], ['finding', 'population', 4]]);
});

test('a first line that names the separator is passed over', () => {
  const text = 'sep=;\nperiod;population;role;factor;accounts;active\n2026-05;customers;user;none;100;\n';
  assert.ok(mfaAdoption.accepts(headOf(sourceOf('export.csv', new TextEncoder().encode(text)))));
  assert.equal(seriesOf(mfaAdoption, text)[0]?.active, 100);
});
