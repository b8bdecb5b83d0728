/** Advisories and statements on vulnerabilities: the official suite of CSAF, real documents, the attack cases, real OpenVEX and CycloneDX. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { suite, test } from 'node:test';
import type { VulnerabilityStatement } from '../../src/model/evidence/vulnerability-statements.ts';
import { rawText } from '../../src/model/text.ts';
import { csaf } from '../../src/read/csaf/index.ts';
import { readAdvisory } from '../../src/read/csaf/read-advisory.ts';
import { cyclonedx } from '../../src/read/cyclonedx/index.ts';
import { headOf } from '../../src/read/head.ts';
import { readers } from '../../src/read/index.ts';
import { openvex } from '../../src/read/openvex/index.ts';
import { sourceOf, type Source } from '../../src/read/source.ts';
import { attackCases, hasAttackData, tryCase } from './attack/cases.ts';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const skip = existsSync(`${data}csaf/suite-2.0-mandatory`) ? false : '../shared/data is not here: advisories were skipped';
const filesIn = (pattern: string): readonly string[] => globSync(pattern, { cwd: data }).toSorted();
const sourceAt = (path: string): Source => sourceOf(path, readFileSync(`${data}${path}`));
const readersOf = (path: string): readonly string[] => readers.filter((reader) => reader.accepts(headOf(sourceAt(path)))).map(({ id }) => id);

interface SuiteTest {
  readonly id: string;
  readonly failures?: readonly { readonly name: string }[];
  readonly valid?: readonly { readonly name: string }[];
}

suite('CSAF', { skip }, () => {
  test('the official suite of mandatory tests: 147 of 147 files as marked', () => {
    const folder = 'csaf/suite-2.0-mandatory/';
    const { tests } = JSON.parse(readFileSync(`${data}${folder}testcases.json`, 'utf8')) as { readonly tests: readonly SuiteTest[] };
    const wrong: string[] = [];
    let files = 0;
    for (const { id, failures = [], valid = [] } of tests) {
      for (const { name, isMarkedValid } of [...failures.map((one) => ({ ...one, isMarkedValid: false })), ...valid.map((one) => ({ ...one, isMarkedValid: true }))]) {
        files += 1;
        const { facts } = readAdvisory(sourceAt(`${folder}${name}`));
        const failed = facts?.validation.mandatory.failed ?? ['unread'];
        const isAsMarked = isMarkedValid ? failed.length === 0 && facts?.validation.schemaBreaches === 0 : failed.includes(id);
        if (!isAsMarked) wrong.push(`${name}: ${failed.join(' ')}`);
      }
    }
    process.stdout.write(`CSAF 2.0 mandatory suite: ${files - wrong.length} of ${files} files of ${tests.length} tests as marked\n`);
    assert.deepEqual(wrong, []);
    assert.deepEqual([tests.length, files], [43, 147]);
  });

  test('every real example has exactly one reader and keeps the schema and the mandatory tests', () => {
    const files = filesIn('csaf/examples/csaf/**/*.json');
    assert.equal(files.length, 19);
    let statements = 0;
    for (const path of files) {
      assert.deepEqual(readersOf(path), ['csaf'], path);
      const { facts } = readAdvisory(sourceAt(path));
      assert.deepEqual([facts?.validation.schemaBreaches, facts?.validation.mandatory.failed], [0, []], path);
      statements += facts?.statements.length ?? 0;
    }
    assert.equal(statements, 71);
  });

  test('the attack cases end as expected', { skip: !hasAttackData }, async () => {
    const cases = attackCases(['csaf']);
    assert.equal(cases.length, 5);
    // Products that are defined twice or by themselves leave no statement, and a finding says why.
    const ambiguous = new Set(['6.1.2', '6.1.3', '6.1.5']);
    const problems: string[] = [];
    for (const attack of cases) {
      const problem = await tryCase(attack, async (bytes) => {
        const source = sourceOf(attack.file, bytes);
        const reading = csaf.accepts(headOf(source)) ? await csaf.read(source) : undefined;
        const isTrusted = reading?.facts !== undefined && !reading.facts.validation.mandatory.failed.some((clause) => ambiguous.has(clause));
        if (!isTrusted) {
          assert.ok(reading === undefined || reading.notes.length > 0);
          assert.deepEqual(reading?.facts?.statements ?? [], []);
        }
        return { outcome: isTrusted ? 'accepted' : 'rejected', output: JSON.stringify(reading) ?? '' };
      });
      if (problem !== undefined) problems.push(problem);
    }
    assert.deepEqual(problems, []);
  });
});

function countsOf(statements: readonly VulnerabilityStatement[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status } of statements) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

suite('statements on vulnerabilities', { skip }, () => {
  test('59 real OpenVEX documents with 15,304 statements', async () => {
    const files = filesIn('vex/aqua-vexhub/pkg/**/*.json').filter((path) => !path.endsWith('manifest.json'));
    const statements: VulnerabilityStatement[] = [];
    const findings: string[] = [];
    for (const path of files) {
      assert.deepEqual(readersOf(path), ['openvex'], path);
      const { facts, format, notes } = await openvex.read(sourceAt(path));
      assert.equal(format, 'openvex-0.2.0');
      statements.push(...(facts?.statements ?? []));
      findings.push(...notes.map(({ message, place }) => `${rawText(message)} ${place.jsonPointer ?? ''}`));
    }
    process.stdout.write(`OpenVEX: ${statements.length} statements in ${files.length} documents\n`);
    assert.deepEqual([files.length, statements.length], [59, 15_304]);
    assert.deepEqual(countsOf(statements), { not_affected: 15_304 });
    assert.equal(statements.filter(({ hasJustification }) => hasJustification).length, 15_304);
    assert.equal(statements.filter(({ hasImpactStatement }) => hasImpactStatement).length, 15_284);
    assert.ok(statements.every(({ vulnerability, products, at }) => vulnerability !== '' && products > 0 && at !== undefined));
    // One real document has an id without a scheme.
    assert.deepEqual(findings, ['This value is of another form; an IRI was expected (OpenVEX 0.2.0). /@id']);
  });

  test('real CycloneDX documents with vulnerabilities', async () => {
    const files = filesIn('cyclonedx/real/**/*.json');
    const statements: VulnerabilityStatement[] = [];
    let documents = 0;
    for (const path of files) {
      const { facts } = await cyclonedx.read(sourceAt(path));
      if (facts?.vulnerabilities === undefined) continue;
      documents += 1;
      statements.push(...facts.vulnerabilities.statements);
    }
    process.stdout.write(`CycloneDX: ${statements.length} statements in ${documents} of ${files.length} real documents\n`);
    assert.deepEqual([documents, countsOf(statements)], [25, { not_affected: 82, affected: 15, fixed: 7, under_investigation: 8 }]);
  });

  test('the same vulnerability in JSON and XML gives the same statement', async () => {
    for (const version of ['1.4', '1.5', '1.6']) {
      const json = await cyclonedx.read(sourceAt(`cyclonedx/suite/${version}/valid-vulnerability-${version}.json`));
      const xml = await cyclonedx.read(sourceAt(`cyclonedx/suite/${version}/valid-vulnerability-${version}.xml`));
      assert.equal(json.facts?.vulnerabilities?.statements.length, 1, version);
      assert.deepEqual(json.facts.vulnerabilities, xml.facts?.vulnerabilities, version);
    }
  });
});
