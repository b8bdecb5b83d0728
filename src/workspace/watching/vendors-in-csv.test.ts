import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vendorsInCsv } from './vendors-in-csv.ts';

test('a table with some of the columns is read, in any order', () => {
  assert.deepEqual(vendorsInCsv('domain,name,criticality\nacme.example,Acme,critical\n,Globex,\n'), {
    vendors: [{ name: 'Acme', domain: 'acme.example', criticality: 'critical', service: null }, { name: 'Globex', domain: null, criticality: 'ordinary', service: null }],
  });
});

test('each wrong line is named by its number, and nothing of the table counts', () => {
  const reading = vendorsInCsv('name,domain\nAcme,acme.example\nGlobex,not a domain\n"",initech.example\n');
  assert.ok('problems' in reading);
  assert.deepEqual(reading.problems.map(({ line }) => line), [3, 4]);
});

test('a table without names, with a column that nobody knows, or that is none, says what was expected', () => {
  for (const text of ['domain\nacme.example', 'name,price\nAcme,3', '"name\nAcme']) {
    const reading = vendorsInCsv(text);
    assert.ok('problems' in reading && reading.problems.length === 1, text);
  }
});
