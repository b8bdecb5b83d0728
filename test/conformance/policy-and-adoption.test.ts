/** Real security.txt files, policy texts and adoption exports; see the readmes of the readers for what the figures mean. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { PolicyClause } from '../../src/model/evidence/disclosure-policy.ts';
import type { MfaAdoption } from '../../src/model/evidence/mfa-adoption.ts';
import { rawText } from '../../src/model/text.ts';
import { disclosurePolicy, readDisclosurePolicy } from '../../src/read/disclosure-policy/index.ts';
import { parseCsv } from '../../src/read/gateway/csv.ts';
import { headOf } from '../../src/read/head.ts';
import { readers } from '../../src/read/index.ts';
import type { Reading } from '../../src/read/reader.ts';
import { securityTxt } from '../../src/read/security-txt/index.ts';
import { sourceOf, type Source } from '../../src/read/source.ts';
import { attackCases, tryCase } from './attack/cases.ts';

const data = new URL('../../../shared/data/', import.meta.url);
const skip = existsSync(new URL('securitytxt/real/', data)) ? false : '../shared/data is not here: real policy and adoption files were skipped';

const expected = { real: 8, hosts: 4901, dioterms: 57, exports: 3, attacks: 23 };

const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(new URL(folder, data), { recursive: true, encoding: 'utf8' }).filter((name) => ending.test(name)).map((name) => `${folder}${name}`).toSorted();
const sourceAt = (path: string): Source => sourceOf(path, readFileSync(new URL(path, data)));
const table = (rows: readonly Readonly<Record<string, string | number>>[]): void => {
  const [first] = rows;
  if (first === undefined) return;
  const widths = Object.keys(first).map((key) => Math.max(key.length, ...rows.map((row) => String(row[key] ?? '').length)));
  for (const cells of [Object.keys(first), ...rows.map((row) => Object.keys(first).map((key) => String(row[key] ?? '')))]) process.stdout.write(`  ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ').trimEnd()}\n`);
};
/** Read, or refused with a sentence and, where there is one, a place. */
const outcomeOf = (reading: Reading): 'read' | 'refused' => {
  if (reading.facts !== undefined) return 'read';
  const [note] = reading.notes;
  assert.ok(note !== undefined && note.level === 'unreadable' && rawText(note.message).length > 20);
  return 'refused';
};

describe('security.txt', { skip }, () => {
  it('reads every real body and says which rules each breaks', async () => {
    const files = filesIn('securitytxt/real/', /\.txt$/);
    assert.equal(files.length, expected.real);
    const rows = await Promise.all(files.map(async (path) => {
      const source = sourceAt(path);
      assert.deepEqual(readers.filter((reader) => reader.accepts(headOf(source))).map(({ id }) => id), ['security-txt'], path);
      const { facts } = await securityTxt.read(source);
      assert.ok(facts !== undefined, path);
      assert.ok(facts.contacts.length > 0 && facts.expires.length > 0, path);
      return { file: path.split('/').at(-1) ?? '', contacts: facts.contacts.length, signature: facts.signature, breaches: facts.breaches.map(({ rule, line }) => `${rule}:${line ?? ''}`).join(' ') };
    }));
    table(rows);
    assert.equal(rows.filter(({ signature }) => signature === 'present').length, 2);
  });

  it('reads the fields of every host as a security.txt, or refuses it with its place', async () => {
    // One character a byte, there and back: some hosts wrote no UTF-8, and their bytes must reach the reader as they are.
    const bytes = readFileSync(new URL('securitytxt/safe-harbour/all.csv', data));
    const { header, rows } = parseCsv(new TextEncoder().encode(bytes.toString('latin1')));
    const column = (name: string): number => header.indexOf(name);
    const tally = { hosts: 0, read: 0, refused: 0, 'refused with place': 0, 'contact is no URI': 0, 'web not https': 0, 'no contact': 0 };
    for (const { cells } of rows) {
      const cell = (name: string): readonly string[] => (cells[column(name)] ?? '').split(/\s+/).filter((value) => value !== '');
      // The collection cut the scheme off mailboxes; the hosts wrote one or not, so both forms occur here by turns.
      const text = [
        ...cell('email').map((address, index) => `Contact: ${index % 2 === 0 ? 'mailto:' : ''}${address}`),
        ...(cells[column('platform')] ?? '' ? [`Contact: ${cells[column('platform')] ?? ''}`] : []),
        ...cell('acknowledgements').map((value) => `Acknowledgments: ${value}`),
        ...cell('hiring').map((value) => `Hiring: ${value}`),
        ...cell('policy').map((value) => `Policy: ${value}`),
        ...cell('encryption').map((value) => `Encryption: ${value}`),
        ...(cells[column('languages')] ?? '' ? [`Preferred-Languages: ${cells[column('languages')] ?? ''}`] : []),
      ].join('\n');
      tally.hosts += 1;
      const reading = await securityTxt.read(sourceOf('.well-known/security.txt', Buffer.from(`${text}\n`, 'latin1')));
      const outcome = outcomeOf(reading);
      tally[outcome] += 1;
      if (outcome === 'refused' && reading.notes.some(({ place }) => place.line !== undefined)) tally['refused with place'] += 1;
      const rules = new Set(reading.facts?.breaches.map(({ rule }) => rule));
      if (rules.has('contact-uri')) tally['contact is no URI'] += 1;
      if (rules.has('web-https')) tally['web not https'] += 1;
      if (rules.has('contact-once')) tally['no contact'] += 1;
      assert.ok(!JSON.stringify(reading.facts ?? {}).includes('@'), 'no mailbox name is kept');
    }
    table([tally]);
    assert.equal(tally.hosts, expected.hosts);
    assert.equal(tally.read + tally.refused, tally.hosts);
    assert.equal(tally['refused with place'], tally.refused);
  });

  it('ends every attack case as expected', async () => {
    const cases = attackCases(['security.txt']);
    assert.equal(cases.length, expected.attacks);
    const problems = await Promise.all(cases.map((attack) => tryCase(attack, async (bytes) => {
      const reading = await securityTxt.read(sourceOf(attack.file, bytes));
      return { outcome: reading.facts === undefined ? 'rejected' : 'accepted', output: JSON.stringify(reading) };
    })));
    assert.deepEqual(problems.filter((problem) => problem !== undefined), []);
  });
});

/**
 * Which clauses each English text holds, as a person reads it: a authorises testing, b no legal action, c gives a channel,
 * d public disclosure after some time. A mere mention of «our Official Channels» gives none.
 */
const truth: Readonly<Record<string, string>> = {
  'bod-20-01/pages/20-01-vdp-template.md': 'abcd',
  'dioterms/terms/bbp/en-US.md': 'abcd',
  'dioterms/terms/vdp/en-US.md': 'abcd',
  'dioterms/terms/vdp-with-cvd/en-US.md': 'abcd',
  'dioterms/terms/safe-harbor/en-US.md': 'ab',
  'dioterms/terms/simple-safe-harbor/en-US.md': 'ab',
  'dioterms/regional/AUS-core-terms.md': 'ab',
  'dioterms/regional/CAN-core-terms.md': 'abd',
  'dioterms/regional/CHE-core-terms.md': 'ab',
  'dioterms/regional/GBR-core-terms.md': 'ab',
  'dioterms/regional/NZL-core-terms.md': 'ab',
  'dioterms/regional/USA-core-terms.md': 'abd',
  'dioterms/archive/core-terms-US-2020-ELECTIONS.md': 'bcd',
  'dioterms/archive/generic-core-terms.md': 'ab',
};
const letters: readonly (readonly [string, PolicyClause])[] = [['a', 'authorises-testing'], ['b', 'no-legal-action'], ['c', 'channel'], ['d', 'public-disclosure']];

describe('disclosure policies', { skip }, () => {
  it('recognises the clauses of the terms and templates, with its misses counted', async () => {
    const counts = letters.map(([letter, clause]) => ({ clause: `(${letter}) ${clause}`, letter, found: 0, missed: 0, wrong: 0 }));
    for (const [name, holds] of Object.entries(truth)) {
      const source = sourceAt(`securitytxt/${name}`);
      assert.ok(disclosurePolicy.accepts(headOf(source)), `${name} is a policy`);
      const { facts } = readDisclosurePolicy(source);
      assert.equal(facts?.language, 'english', name);
      letters.forEach(([letter, clause], index) => {
        const count = counts[index];
        const isFound = (facts?.clauses[clause].length ?? 0) > 0;
        if (count === undefined) return;
        if (holds.includes(letter) && isFound) count.found += 1;
        else if (holds.includes(letter)) count.missed += 1;
        else if (isFound) count.wrong += 1;
      });
    }
    table(counts.map(({ clause, found, missed, wrong }) => ({ clause, texts: Object.keys(truth).length, found, missed, 'found where it is not': wrong })));
    assert.deepEqual(counts.map(({ letter, missed }) => `${letter}${missed}`), ['a0', 'b0', 'c0', 'd0'], 'no clause is missed');
    assert.ok(counts.reduce((sum, { wrong }) => sum + wrong, 0) <= 2, 'few passages are taken for a clause that is not there');
  });

  it('reads every page of the sets, and says of other languages that it cannot search them', async () => {
    const files = [...filesIn('securitytxt/dioterms/', /\.md$/), ...filesIn('securitytxt/bod-20-01/', /\.md$/)];
    assert.equal(files.filter((path) => path.includes('/dioterms/')).length, expected.dioterms);
    const tally = { files: 0, accepted: 0, read: 0, refused: 0, 'other language': 0 };
    for (const path of files) {
      const source = sourceAt(path);
      tally.files += 1;
      if (disclosurePolicy.accepts(headOf(source))) tally.accepted += 1;
      const reading = readDisclosurePolicy(source);
      tally[outcomeOf(reading)] += 1;
      if (reading.facts?.language === 'other' && /\/(?:terms|regional)\//.test(path)) tally['other language'] += 1;
      assert.ok(readers.filter((reader) => reader.accepts(headOf(source))).length <= 1, `${path} has one reader at most`);
    }
    table([tally]);
    assert.equal(tally['other language'], 10, 'four texts each in Arabic and Nepali, two in Dutch');
  });
});

describe('adoption exports', { skip }, () => {
  it('reads the samples of the directories and withholds their few accounts', async () => {
    const files = filesIn('identity/mfa-exports/', /\.(?:csv|json)$/);
    assert.equal(files.length, expected.exports);
    const rows = await Promise.all(files.map(async (path) => {
      const source = sourceAt(path);
      const [reader, ...others] = readers.filter((one) => one.accepts(headOf(source)));
      assert.deepEqual(others, []);
      const reading = await reader?.read(source);
      assert.ok(reading?.kind === 'mfa-adoption' && reading.facts !== undefined, path);
      const { series } = reading.facts as MfaAdoption;
      assert.ok(series.every((one) => one.population === 'own-staff' && one.active === undefined), 'a handful of accounts is withheld');
      for (const secret of ['Contoso', 'Alex', 'Allan', 'alice', 'bob', '123456789', '501421114742', 'valent', 'IAM-user']) assert.ok(!JSON.stringify(reading).includes(secret), secret);
      return { file: path.split('/').at(-1) ?? '', reader: reader?.id ?? '', series: series.length, factors: series.flatMap(({ counts }) => counts.map(({ factor }) => factor)).join(' ') };
    }));
    table(rows);
  });
});
