/**
 * Other forms of a dossier against files that no one on this project wrote: the official CycloneDX schemas accept our attestations,
 * and OSCAL's example of assessment results passes our strict schema of the model.
 */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { cyclonedxAttestations } from '../../src/dossier/export/cyclonedx-attestations.ts';
import { oscalAssessmentResults } from '../../src/dossier/export/oscal-assessment-results.ts';
import { oscalAssessmentResults as oscalSchema } from '../../src/report/oscal-results/results-schema.ts';
import type { CaseResults, ResultLine } from '../../src/workspace/exchange/case-results.ts';
import { cyclonedxResults } from '../../src/workspace/exchange/results-cyclonedx.ts';
import { oscalResults } from '../../src/workspace/exchange/results-oscal.ts';
import { requirements } from '../../src/catalog/index.ts';
import { acceptedDossier, anyDossier, exampleDossier } from '../example-dossier.ts';

const data = new URL('../../../shared/data/', import.meta.url);
const skip = existsSync(data) ? false : 'there is no ../shared/data here';
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, data), 'utf8'));

function validatorOf(version: string): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat('iri-reference', /^\S+$/);
  ajv.addFormat('idn-email', /^[^\s@]+@[^\s@]+$/);
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs']) ajv.addSchema(json(`cyclonedx/schema/${name}.schema.json`) as object);
  return ajv.compile(json(`cyclonedx/schema/bom-${version}.schema.json`) as object);
}

suite('A dossier as CycloneDX Attestations', { skip }, () => {
  for (const version of ['1.6', '1.7']) {
    test(`is valid against the official schema ${version}${version === '1.6' ? '' : ', but for its version'}, by hand and generated`, () => {
      const validate = validatorOf(version);
      const check = (text: string): void => {
        const document = { ...JSON.parse(text) as object, specVersion: version, $schema: `http://cyclonedx.org/schema/bom-${version}.schema.json` };
        assert.equal(validate(document), true, JSON.stringify(validate.errors?.slice(0, 3)));
      };
      check(cyclonedxAttestations(exampleDossier()).value);
      let generated = 0;
      fc.assert(fc.property(anyDossier, (predicate) => {
        check(cyclonedxAttestations(predicate).value);
        generated += 1;
      }), { numRuns: 300 });
      process.stdout.write(`cyclonedx ${version}: 1 dossier by hand and ${generated} generated are valid as attestations\n`);
    });
  }

  test('has every field that the official example of attestations has, but for numbers, signatures and addresses', () => {
    assert.equal(validatorOf('1.6')(json('cyclonedx/suite/1.6/valid-attestation-1.6.json')), true);
    const own = fieldsOf((JSON.parse(cyclonedxAttestations(exampleDossier()).value) as { readonly declarations: unknown }).declarations);
    const official = fieldsOf((json('cyclonedx/suite/1.6/valid-attestation-1.6.json') as { readonly declarations: unknown }).declarations);
    assert.deepEqual([...official].filter((field) => !own.has(field)).toSorted(), ['algorithm', 'author', 'certificatePath', 'expires', 'externalReferences', 'mitigationStrategies', 'organizations', 'reviewer', 'score', 'sensitiveData', 'signature', 'value']);
  });
});

const verdict = fc.constantFrom('met', 'partly-met', 'not-met', 'contradicted', 'claimed', 'unknown', 'not-applicable');
const reason = fc.record({ parts: fc.array(fc.oneof(fc.string(), fc.record({ quote: fc.string({ unit: 'grapheme' }) })), { maxLength: 3 }) });
const day = fc.constantFrom('2026-05-31', '2026-06-01');
const digest = fc.constantFrom('a'.repeat(64), 'b'.repeat(64));
const lineOf: fc.Arbitrary<ResultLine> = fc.record({
  requirement: fc.constantFrom(...requirements.map(({ id }) => id)), level: fc.constantFrom('must', 'should', null),
  seen: fc.record({ verdict, reason, sources: fc.array(fc.record({ address: fc.string({ unit: 'grapheme' }), day, digest: digest.map((hex) => `sha256:${hex}`) }), { maxLength: 2 }) }),
  files: fc.option(fc.record({ verdict, reason })),
  answer: fc.option(fc.record({ state: fc.constantFrom('yes-with-evidence', 'yes', 'partly', 'planned', 'no', 'not-applicable'), text: fc.string({ unit: 'grapheme' }), plannedOn: fc.option(day), answeredAt: fc.constant('2026-06-01T09:00:00.000Z'), files: fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/), path: fc.string({ minLength: 1, unit: 'grapheme' }), sha256: digest }), { maxLength: 2, selector: ({ id }) => id }), differs: fc.boolean() })),
});
const anyCase: fc.Arbitrary<CaseResults> = fc.record({
  purchase: fc.record({ id: fc.constant('case-1'), title: fc.string({ minLength: 1, unit: 'grapheme' }) }), organisation: fc.string({ minLength: 1 }), asOf: fc.constant('2026-06-01T09:00:00.000Z'),
  candidates: fc.uniqueArray(fc.record({
    id: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/), vendor: fc.string({ minLength: 1, unit: 'grapheme' }), product: fc.string({ unit: 'grapheme' }), lines: fc.uniqueArray(lineOf, { maxLength: 6, selector: ({ requirement }) => requirement }),
    look: fc.option(fc.record({ startedAt: fc.constant('2026-05-31T08:00:00.000Z'), endedAt: fc.constant('2026-05-31T08:01:00.000Z'), engineVersion: fc.constant('0.1.0'), catalogVersion: fc.constant('1'), captureDigest: digest })),
  }), { maxLength: 3, selector: ({ id }) => id }),
});

suite('The candidates of a case as CycloneDX Attestations and OSCAL', { skip }, () => {
  test('are valid against the official schemas 1.6 and 1.7, and against the model, whatever was seen and answered', () => {
    const validators = ['1.6', '1.7'].map((version) => [version, validatorOf(version)] as const);
    fc.assert(fc.property(anyCase, (results) => {
      const document = JSON.parse(cyclonedxResults(results).value) as object;
      for (const [version, validate] of validators) assert.equal(validate({ ...document, specVersion: version, $schema: `http://cyclonedx.org/schema/bom-${version}.schema.json` }), true, JSON.stringify(validate.errors?.slice(0, 3)));
      assert.deepEqual(oscalSchema.safeParse(JSON.parse(oscalResults(results).value)).error?.issues, undefined);
    }), { numRuns: 200 });
  });
});

function fieldsOf(value: unknown): ReadonlySet<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((item) => [...fieldsOf(item)]));
  return typeof value === 'object' && value !== null ? new Set(Object.entries(value).flatMap(([key, item]) => [key, ...fieldsOf(item)])) : new Set();
}

suite('OSCAL assessment results', { skip }, () => {
  const files = skip === false ? globSync(['oscal/**/*.json', 'catalogs/mvsp/*.json'], { cwd: data.pathname }).toSorted() : [];
  const isOfModel = (document: unknown): boolean => typeof document === 'object' && document !== null && 'assessment-results' in document;

  test('every example of the model is accepted, every other model is refused', () => {
    const rows = files.map((file) => ({ file, isOfModel: isOfModel(json(file)), result: oscalSchema.safeParse(json(file)) }));
    for (const row of rows) assert.equal(row.result.success, row.isOfModel, `${row.file}: ${JSON.stringify(row.result.error?.issues.slice(0, 3))}`);
    const accepted = rows.filter((row) => row.isOfModel).length;
    assert.deepEqual({ files: rows.length, accepted }, { files: 7, accepted: 1 });
    process.stdout.write(`oscal: ${rows.length} files, ${accepted} assessment results accepted, ${rows.length - accepted} other models refused\n`);
  });

  const damages: Readonly<Record<string, (text: string) => string>> = {
    'a field of another name': (text) => text.replace('"title"', '"headline"'),
    'something that is no UUID': (text) => text.replace(/"uuid"\s*:\s*"[^"]+"/, '"uuid": "not-a-uuid"'),
    'something that is no time': (text) => text.replace(/"last-modified"\s*:\s*"[^"]+"/, '"last-modified": "yesterday"'),
    'a time without a zone': (text) => text.replace(/"collected"\s*:\s*"([^"]{19})[^"]*"/, '"collected": "$1"'),
    'a state that OSCAL does not know': (text) => text.replace(/"state"\s*:\s*"(?:not-)?satisfied"/, '"state": "unknown"'),
    'an observation without methods': (text) => text.replace(/"methods"\s*:\s*\[[^\]]*\]/, '"methods": []'),
    'a finding without its target': (text) => text.replace(/"target"\s*:/, '"aim":'),
    'a result without the controls that were reviewed': (text) => text.replace(/"reviewed-controls"(?=[\s\S]*"observations")/g, '"controls"'),
    'a link to an observation that is not there': (text) => text.replace(/"observation-uuid"\s*:\s*"[^"]+"/, '"observation-uuid": "00000000-0000-4000-8000-000000000000"'),
    'a plan that is not named': (text) => text.replace(/"import-ap"/, '"plan"'),
  };
  for (const [name, damage] of Object.entries(damages)) {
    test(`the example and our own are refused with ${name}`, () => {
      const examples = files.filter((path) => isOfModel(json(path))).map((path) => readFileSync(new URL(path, data), 'utf8'));
      assert.equal(examples.length, 1);
      for (const text of [...examples, oscalAssessmentResults(exampleDossier()).value]) {
        assert.notEqual(damage(text), text);
        assert.equal(oscalSchema.safeParse(JSON.parse(damage(text))).success, false);
      }
    });
  }

  test('our own are accepted, by hand and generated', async () => {
    assert.deepEqual(oscalSchema.safeParse(JSON.parse(oscalAssessmentResults(await acceptedDossier(exampleDossier())).value)).error?.issues, undefined);
    fc.assert(fc.property(anyDossier, (predicate) => oscalSchema.safeParse(JSON.parse(oscalAssessmentResults(predicate).value)).success), { numRuns: 300 });
  });
});
