import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { rawText } from '../../model/text.ts';
import type { JsonObject, JsonValue } from '../gateway/json-value.ts';
import { parseCvss } from '../identifier/cvss.ts';
import type { Reading } from '../reader.ts';
import { sourceOf } from '../source.ts';
import { isKnownLanguage, isPrivateLanguage } from './language-tag.ts';
import { workOut, type WorkedVector } from './cvss/values.ts';
import { readAdvisory } from './read-advisory.ts';

type Advisory = Reading<'security-advisory'>;
const fixture = (name: string): JsonObject => JSON.parse(readFileSync(new URL(`../../../fixtures/read/csaf/${name}`, import.meta.url), 'utf8')) as JsonObject;
const read = (value: JsonValue): Advisory => readAdvisory(sourceOf('advisory.json', new TextEncoder().encode(JSON.stringify(value))));

suite('CSAF advisories', () => {
  test('a complete advisory is read without a finding', () => {
    const { facts, notes } = read(fixture('valid-security-advisory.json'));
    assert.deepEqual(notes.map(({ rule }) => rule), []);
    assert.equal(facts?.trackingId, 'ACME-2026-001');
    assert.deepEqual(facts.validation.mandatory, { ran: 43, failed: [], notRun: [] });
    assert.deepEqual(facts.validation.optional, { ran: 20, failed: [], notRun: [] });
    assert.deepEqual(facts.validation.informative, { ran: 8, failed: [], notRun: ['6.3.6', '6.3.7', '6.3.8'] });
    const [vulnerability] = facts.vulnerabilities;
    assert.deepEqual(vulnerability?.cwe, ['CWE-89']);
    assert.deepEqual([vulnerability.affected, vulnerability.fixed, vulnerability.severities, vulnerability.affectedWithoutRemediation, vulnerability.acknowledgements], [1, 1, 1, 0, 1]);
    assert.deepEqual(facts.statements.map(({ status, hasAction, products, purls }) => [status, hasAction, products, purls]), [['affected', true, 1, ['pkg:npm/acme-portal@2.4.0']], ['fixed', false, 1, ['pkg:npm/acme-portal@2.4.1']]]);
  });

  test('names of people, contact details and free text do not enter the facts or the notes', () => {
    for (const name of ['valid-security-advisory.json', 'finding-schema-and-further-key.json']) {
      const text = JSON.stringify(read(fixture(name)));
      for (const secret of ['Somebody', 'security@', 'joined from text', 'Install 2.4.1']) assert.ok(!text.includes(secret), secret);
    }
    const broken = structuredClone(fixture('valid-security-advisory.json')) as { vulnerabilities: { acknowledgments: unknown }[] } & JsonObject;
    for (const vulnerability of broken.vulnerabilities) vulnerability.acknowledgments = [{ names: [''], urls: ['Somebody Invented'] }];
    assert.ok(!JSON.stringify(read(broken)).includes('Somebody'));
  });

  test('version 2.1 is read, and says which tests were not run', () => {
    const { format, facts, notes } = read(fixture('valid-version-2.1.json'));
    assert.equal(format, 'csaf-2.1');
    assert.equal(facts?.validation.schemaBreaches, 0, notes.map(({ message }) => rawText(message)).join('\n'));
    assert.deepEqual(facts.validation.mandatory.failed, []);
    assert.ok(facts.validation.mandatory.notRun.includes('6.1.27.9'));
    assert.deepEqual(notes.map(({ rule }) => rule), ['csaf-tests-not-run']);
    assert.deepEqual(facts.vulnerabilities[0]?.cwe, ['CWE-89']);
    assert.equal(facts.statements[0]?.purls[0], 'pkg:npm/acme-portal@2.4.0');
  });

  test('what version 2.1 adds on sharing groups, patterns and CVSS 4.0 is asked', () => {
    const failedWith = (change: (document: { document: { distribution: unknown; tracking: { status: string } }; product_tree: { full_product_names?: unknown }; vulnerabilities: { metrics: { content: unknown }[] }[] }) => void): readonly string[] => {
      const changed = structuredClone(fixture('valid-version-2.1.json'));
      change(changed as unknown as Parameters<typeof change>[0]);
      const { facts, notes } = read(changed);
      assert.equal(facts?.validation.schemaBreaches, 0, notes.map(({ message }) => rawText(message)).join('\n'));
      return facts.validation.mandatory.failed;
    };
    const shared = (id: string, name: string | undefined, label: string, status = 'final'): readonly string[] => failedWith(({ document }) => {
      document.distribution = { sharing_group: { id, ...(name === undefined ? {} : { name }) }, tlp: { label } };
      document.tracking.status = status;
    });
    const [everybody, nobody, some] = ['ffffffff-ffff-ffff-ffff-ffffffffffff', '00000000-0000-0000-0000-000000000000', '5868d6be-b28a-404e-a245-0b5093b31b8b'];
    assert.deepEqual(shared(everybody, 'Public', 'CLEAR'), []);
    assert.deepEqual(shared(everybody, 'Public', 'RED'), ['6.1.38']);
    assert.deepEqual(shared(some, 'Customers', 'CLEAR'), ['6.1.39']);
    assert.deepEqual(shared(nobody, 'No sharing allowed', 'CLEAR', 'draft'), []);
    assert.deepEqual(shared(nobody, 'No sharing allowed', 'CLEAR'), ['6.1.39']);
    assert.deepEqual(shared(some, 'Public', 'RED'), ['6.1.40']);
    assert.deepEqual(shared(nobody, undefined, 'RED'), ['6.1.41']);
    const numbered = (helper: JsonObject): readonly string[] => failedWith(({ product_tree }) => {
      product_tree.full_product_names = [{ name: 'Box', product_id: 'P-1', product_identification_helper: helper }];
    });
    assert.deepEqual(numbered({ model_numbers: ['P*', String.raw`P\*A*`], serial_numbers: ['*'] }), []);
    assert.deepEqual(numbered({ model_numbers: ['P*A*'] }), ['6.1.43']);
    assert.deepEqual(numbered({ serial_numbers: [String.raw`P*\**`] }), ['6.1.44']);
    const rated = (members: JsonObject): readonly string[] => failedWith(({ vulnerabilities }) => {
      const vector = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/U:Amber';
      for (const metric of vulnerabilities[0]?.metrics ?? []) metric.content = { cvss_v4: { baseScore: 9.3, baseSeverity: 'CRITICAL', vectorString: vector, version: '4.0', ...members } };
    });
    assert.deepEqual(rated({ attackVector: 'NETWORK', providerUrgency: 'AMBER', Safety: 'NOT_DEFINED', vulnIntegrityImpact: 'HIGH' }), []);
    assert.deepEqual(rated({ vulnIntegrityImpact: 'LOW' }), ['6.1.10']);
    assert.deepEqual(rated({ providerUrgency: 'RED' }), ['6.1.10']);
    assert.deepEqual(rated({ baseSeverity: 'HIGH' }), ['6.1.9']);
  });

  test('an id that is defined twice makes no statement', () => {
    const twice = structuredClone(fixture('valid-security-advisory.json')) as { product_tree: { full_product_names?: unknown } } & JsonObject;
    twice.product_tree.full_product_names = [{ name: 'Another', product_id: 'P-240' }];
    const { facts, notes } = read(twice);
    assert.deepEqual(facts?.validation.mandatory.failed, ['6.1.2']);
    assert.deepEqual(facts.statements, []);
    assert.ok(notes.some(({ rule, place }) => rule === 'csaf-6.1.2' && place.line === 1 && place.jsonPointer !== undefined));
  });

  test('groups that stand for very many products, again and again, are refused', () => {
    const members = Array.from({ length: 10_000 }, (_, index) => `P-${index}`);
    const threats = Array.from({ length: 1000 }, () => ({ category: 'impact', details: 'none', group_ids: ['G'] }));
    const startedAt = performance.now();
    const { facts, notes } = read({ document: { csaf_version: '2.0' }, product_tree: { product_groups: [{ group_id: 'G', product_ids: members }] }, vulnerabilities: [{ threats }] });
    assert.equal(facts, undefined);
    assert.match(notes.map(({ message }) => rawText(message)).join(''), /groups that stand for more than 5000000 products/);
    assert.ok(performance.now() - startedAt < 5000);
  });

  test('any value at any place is read or refused, never thrown at', () => {
    const pool: readonly JsonValue[] = ['', 'x', 1, -0.5, null, true, [], {}, [null], [[]], [{}], 'CVE-2026-1', '2026-01-01T00:00:00Z'];
    for (const name of ['valid-security-advisory.json', 'valid-vex.json', 'valid-version-2.1.json']) {
      for (const path of pathsIn(fixture(name))) {
        for (const value of pool) {
          const document = structuredClone(fixture(name));
          put(document, path, value);
          assert.ok(Array.isArray(read(document).notes));
        }
      }
    }
  });
});

type Step = string | number;

function pathsIn(value: JsonValue, path: readonly Step[] = []): readonly (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [...(path.length === 0 ? [] : [path]), ...Object.entries(value).flatMap(([key, member]) => pathsIn(member as JsonValue, [...path, key]))];
}

function put(document: unknown, path: readonly Step[], value: JsonValue): void {
  const parent = path.slice(0, -1).reduce((object: unknown, step) => Reflect.get(Object(object), step), document);
  Reflect.set(Object(parent), path.at(-1) ?? '', value);
}

function workedOut(vector: string): WorkedVector | undefined {
  const parsed = parseCvss(vector);
  return parsed === undefined ? undefined : workOut(parsed);
}

test('severity values follow the equations of their version', () => {
  const expected: readonly (readonly [string, number, number, number])[] = [
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8, 9.8, 9.8],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 10, 10, 10],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 6.1, 6.1, 6.1],
    ['CVSS:3.0/AV:L/AC:H/PR:L/UI:N/S:U/C:H/I:H/A:H', 7, 7, 7],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 0, 0, 0],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P/RL:O/RC:C', 9.8, 8.8, 8.8],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/MC:N/MI:N/MA:N', 9.8, 9.8, 0],
    ['AV:N/AC:L/Au:N/C:N/I:N/A:C', 7.8, 7.8, 7.8],
    ['AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C', 7.8, 6.4, 6.4],
    ['AV:N/AC:L/Au:N/C:N/I:N/A:C/E:F/RL:OF/RC:C/CDP:H/TD:H/CR:M/IR:M/AR:H', 7.8, 6.4, 9.2],
    ['AV:L/AC:H/Au:N/C:C/I:C/A:C', 6.2, 6.2, 6.2],
  ];
  for (const [vector, base, temporal, environmental] of expected) assert.deepEqual(workedOut(vector)?.values, { base, temporal, environmental }, vector);
  assert.equal(workedOut('CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N'), undefined);
});

test('language tags are held to the register', () => {
  for (const tag of ['en', 'de-AT', 'zh-Hant-TW', 'zh-yue', 'sr-Latn-RS', 'es-419', 'i-default', 'x-acme', 'qaa']) assert.ok(isKnownLanguage(tag), tag);
  for (const tag of ['ez', 'en-QQQQ', 'en-99', 'en_GB', 'english!', '', 'e'.repeat(200)]) assert.ok(!isKnownLanguage(tag), tag);
  assert.deepEqual(['qtx', 'en-Qabc', 'en-XK', 'en'].map(isPrivateLanguage), [true, true, true, false]);
});
