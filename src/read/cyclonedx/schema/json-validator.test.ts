import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { Ajv, type ValidateFunction } from 'ajv';
import type { JsonObject, JsonValue } from '../../gateway/json-value.ts';
import { jsonValidatorOf, jsonVersions } from '../spec-version.ts';
import { textRules } from './text-rules.ts';

const schemas = new URL('../../../../node_modules/@cyclonedx/cyclonedx-library/res/schema/', import.meta.url);
const fixtures = new URL('../../../../fixtures/read/cyclonedx/', import.meta.url);

function schemaOf(name: string): JsonObject {
  return JSON.parse(readFileSync(new URL(`${name}.SNAPSHOT.schema.json`, schemas), 'utf8')) as JsonObject;
}

/** The official schema as ajv reads it; formats as our own rules judge them. */
function official(version: string): ValidateFunction {
  const ajv = new Ajv({
    strict: false,
    formats: { date: textRules.date, 'date-time': textRules['date-time'], 'idn-email': textRules.email, 'iri-reference': textRules['iri-reference'], uri: textRules.uri },
  });
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs']) ajv.addSchema(schemaOf(name), `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`);
  return ajv.compile(schemaOf(`bom-${version}${version === '1.2' || version === '1.3' ? '-strict' : ''}`));
}

function documents(): JsonObject[] {
  const names = readdirSync(fixtures).filter((name) => /^(?:valid|finding)-.*\.json$/.test(name) && !name.includes('byte-order-mark'));
  return names.map((name) => JSON.parse(readFileSync(new URL(name, fixtures), 'utf8')) as JsonObject);
}

const pool: readonly JsonValue[] = ['x', '', 1, -1, 1.5, null, true, [], {}, 'a\nb', 'MIT', 'a@b.example', 'required', { id: 'MIT' }, [{}], { license: { id: 'No' } }, '2026-01-01T00:00:00Z'];

/** Changes one place of a document, by numbers of a seeded generator. */
function mutate(document: JsonValue, random: (below: number) => number): void {
  const nodes: (Record<string, JsonValue> | JsonValue[])[] = [];
  const collect = (value: JsonValue): void => {
    if (typeof value !== 'object' || value === null) return;
    nodes.push(value as (typeof nodes)[number]);
    Object.values(value).forEach(collect);
  };
  collect(document);
  const node = nodes[random(nodes.length)] ?? [];
  const other = structuredClone(pool[random(pool.length)] ?? null);
  if (Array.isArray(node)) {
    if (random(2) === 0) node.push(random(2) === 0 ? structuredClone(node[0] ?? other) : other);
    else node[0] = other;
    return;
  }
  const key = Object.keys(node)[random(Object.keys(node).length || 1)] ?? 'more';
  const operation = random(4);
  if (operation === 0) delete node[key];
  else if (operation === 1) node[`more${random(3)}`] = other;
  else node[key] = other;
}

suite('the CycloneDX JSON model', () => {
  for (const version of jsonVersions) {
    test(`${version} agrees with ajv on the official schema`, async () => {
      let state = 7;
      const random = (below: number): number => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return (state >>> 8) % below;
      };
      const validate = official(version);
      const ours = await jsonValidatorOf(version);
      const counts = { valid: 0, invalid: 0 };
      for (const original of documents()) {
        for (let round = 0; round < 40; round++) {
          const document = structuredClone({ ...original, specVersion: version });
          if (round > 0) mutate(document, random);
          if (round > 20) mutate(document, random);
          const expected = validate(document);
          const told: string[] = [];
          assert.equal(ours?.root(document, undefined, ''), expected, JSON.stringify(document));
          assert.equal(ours?.root(document, (pointer) => told.push(pointer), ''), expected);
          assert.equal(told.length === 0, expected, 'a violation is told exactly when there is one');
          counts[expected ? 'valid' : 'invalid'] += 1;
        }
      }
      assert.ok(counts.valid > 20 && counts.invalid > 100, JSON.stringify(counts));
    });
  }

  test('a violation is told at its place', async () => {
    const ours = await jsonValidatorOf('1.6');
    const told: string[] = [];
    const document = { bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ type: 'library', name: 'a', licenses: [{ license: { id: 'Nope' } }], hashes: [{ alg: 'SHA-256', content: 'short' }], 'a/b': 1 }] };
    ours?.root(document, (pointer) => told.push(pointer), '');
    assert.deepEqual(told, ['/components/0/licenses/0/license/id', '/components/0/hashes/0/content', '/components/0/a~1b']);
  });

  test('a list of many equal items takes linear time', async () => {
    const ours = await jsonValidatorOf('1.6');
    const startedAt = performance.now();
    const components = Array.from({ length: 50_000 }, () => ({ type: 'library', name: 'a' }));
    assert.equal(ours?.root({ bomFormat: 'CycloneDX', specVersion: '1.6', components }, undefined, ''), false);
    assert.ok(performance.now() - startedAt < 2000);
  });
});
