import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { cycloneDxValidator } from '../../../test/support/cyclonedx-schema.ts';
import { requirements } from '../../catalog/index.ts';
import type { Escaped } from '../escape/escaped.ts';
import { catalogCycloneDx } from './cyclonedx.ts';
import { catalogFile } from './json-schema.ts';
import { catalogData, catalogJson } from './json.ts';
import { oscalCatalog } from './oscal-catalog-schema.ts';
import { catalogOscal, oscalData } from './oscal.ts';

const at = '2026-11-22T00:00:00Z';
const few = requirements.filter((item) => item.wayOf === 'pledge/mfa');
const parsed = (text: Escaped<'json'>): unknown => JSON.parse(text.value);

interface Standards {
  readonly definitions: { readonly standards: readonly { readonly 'bom-ref': string; readonly requirements: readonly { readonly 'bom-ref': string; readonly parent?: string }[]; readonly levels: readonly { readonly 'bom-ref': string; readonly requirements: readonly string[] }[] }[] };
}

suite('The catalogue as CycloneDX', () => {
  const errorsOf = cycloneDxValidator();

  test('is valid against the official 1.6 schema, whole and in part', () => {
    assert.deepEqual(errorsOf(parsed(catalogCycloneDx(requirements, at))), []);
    assert.deepEqual(errorsOf(parsed(catalogCycloneDx(few, at))), []);
    assert.deepEqual(errorsOf(parsed(catalogCycloneDx([], at))), []);
  });

  test('would be refused with a field that CycloneDX does not know', () => {
    const document = parsed(catalogCycloneDx(few, at)) as Standards;
    assert.notDeepEqual(errorsOf({ ...document, definitions: { standards: document.definitions.standards.map((standard) => ({ ...standard, verdict: 'met' })) } }), []);
  });

  test('names every reference once and points only at what is there', () => {
    for (const items of [requirements, few]) {
      const { standards } = (parsed(catalogCycloneDx(items, at)) as Standards).definitions;
      const all = standards.flatMap((standard) => standard.requirements);
      const references = standards.flatMap((standard) => [standard['bom-ref'], ...standard.requirements.map((item) => item['bom-ref']), ...standard.levels.map((level) => level['bom-ref'])]);
      assert.equal(new Set(references).size, references.length);
      assert.equal(all.length, items.length);
      assert.deepEqual([...all.flatMap((item) => item.parent ?? []), ...standards.flatMap((standard) => standard.levels.flatMap((level) => level.requirements))].filter((reference) => !references.includes(reference)), []);
      assert.equal(standards.flatMap((standard) => standard.levels.flatMap((level) => level.requirements)).length, items.length);
    }
  });
});

suite('The catalogue as OSCAL', () => {
  test('follows the 1.1 catalogue model, whole and in part', () => {
    assert.deepEqual(oscalCatalog.safeParse(parsed(catalogOscal(requirements, at))).error?.issues, undefined);
    assert.deepEqual(oscalCatalog.safeParse(parsed(catalogOscal(few, at))).error?.issues, undefined);
  });

  test('holds each requirement as one control, and each link leads somewhere', () => {
    const text = catalogOscal(requirements, at).value;
    const { catalog } = oscalData(requirements, at);
    const controls = (catalog.groups ?? []).flatMap((source) => (source.groups ?? []).flatMap((group) => group.controls ?? []));
    assert.equal(controls.length, requirements.length);
    const targets = new Set([...controls.map((control) => `#${control.id}`), ...(catalog['back-matter']?.resources ?? []).map((resource) => `#${resource.uuid}`)]);
    const links = [...text.matchAll(/"href": "(#[^"]+)"/g)].map((match) => match[1] ?? '');
    assert.ok(links.length > requirements.length);
    assert.deepEqual(links.filter((link) => !targets.has(link)), []);
    const ids = [...text.matchAll(/^ +"id": "([^"]+)"/gm)].map((match) => match[1] ?? '');
    assert.equal(new Set(ids).size, ids.length);
  });

  const broken: Readonly<Record<string, (text: string) => string>> = {
    'a field that OSCAL does not know': (text) => text.replace('"controls":', '"requirements":'),
    'a control id with a slash': (text) => text.replace('"id": "pledge.mfa-chimes"', '"id": "pledge/mfa-chimes"'),
    'a UUID of no version': (text) => text.replace(/"uuid": "[0-9a-f-]+"/, '"uuid": "00000000-0000-0000-0000-000000000000"'),
    'a control without a title': (text) => text.replace(/"id": "pledge.mfa-chimes",\s+"title": "[^"]+",/, '"id": "pledge.mfa-chimes",'),
    'a time without a zone': (text) => text.replace(at, '2026-11-22T00:00:00'),
    'a control id that comes twice': (text) => text.replace('"id": "pledge.mfa-chimes"', '"id": "pledge.mfa-by-default"'),
    'an empty list': (text) => text.replace(/"props": \[[^\]]*\]/, '"props": []'),
  };
  for (const [name, damage] of Object.entries(broken)) {
    test(`would be refused with ${name}`, () => {
      const text = catalogOscal(few, at).value;
      assert.notEqual(damage(text), text);
      assert.equal(oscalCatalog.safeParse(JSON.parse(damage(text))).success, false);
    });
  }
});

suite('The catalogue as our own JSON', () => {
  test('follows its published schema, in zod and as JSON Schema', () => {
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    const { $schema: _draft, ...schema } = z.toJSONSchema(catalogFile);
    const validate = ajv.compile(schema);
    for (const items of [requirements, few]) {
      const document = parsed(catalogJson(items));
      assert.deepEqual(catalogFile.safeParse(document).error?.issues, undefined);
      assert.equal(validate(document), true, JSON.stringify(validate.errors));
    }
    assert.equal(validate({ ...catalogData(few), score: 1 }), false);
  });

  test('loses nothing of a requirement', () => {
    const document = parsed(catalogJson(requirements)) as { requirements: Record<string, unknown>[] };
    assert.deepEqual(document.requirements.map(({ coverage: _coverage, ...item }) => item), JSON.parse(JSON.stringify(requirements)));
  });
});

test('The same requirements and time give the same bytes, another time gives another document', () => {
  assert.equal(catalogOscal(requirements, at).value, catalogOscal(requirements, at).value);
  assert.equal(catalogCycloneDx(requirements, at).value, catalogCycloneDx(requirements, at).value);
  assert.notEqual(oscalData(few, at).catalog.uuid, oscalData(few, '2026-11-23T00:00:00Z').catalog.uuid);
});

test('Every export says whose verdict it is not', () => {
  for (const text of [catalogJson(few), catalogCycloneDx(few, at), catalogOscal(few, at)]) assert.match(text.value, /Not a verdict of CISA or of any other agency/);
});
