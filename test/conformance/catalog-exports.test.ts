/**
 * The catalogue against files that no one on this project wrote: OSCAL's example catalogues pass our strict schema of the model,
 * the official CycloneDX schema accepts our export, and our wording repeats no sentence of the sources.
 */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { requirements, sources } from '../../src/catalog/index.ts';
import { framing } from '../../src/catalog/framing.ts';
import { catalogCycloneDx } from '../../src/report/catalog/cyclonedx.ts';
import { oscalCatalog } from '../../src/report/catalog/oscal-catalog-schema.ts';
import { catalogOscal } from '../../src/report/catalog/oscal.ts';

const data = new URL('../../../shared/data/', import.meta.url);
const seeds = new URL('../../../shared/seeds/', import.meta.url);
const skip = existsSync(data) ? false : 'there is no ../shared/data here';
const at = '2026-11-22T00:00:00Z';
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, data), 'utf8'));

suite('OSCAL', { skip }, () => {
  const files = skip === false ? globSync(['oscal/**/*.json', 'catalogs/mvsp/*.json'], { cwd: data.pathname }).toSorted() : [];
  const isCatalog = (document: unknown): boolean => typeof document === 'object' && document !== null && 'catalog' in document;

  test('every example catalogue is accepted, every other model is refused', () => {
    const rows = files.map((file) => ({ file, isCatalog: isCatalog(json(file)), result: oscalCatalog.safeParse(json(file)) }));
    for (const row of rows) assert.equal(row.result.success, row.isCatalog, `${row.file}: ${JSON.stringify(row.result.error?.issues.slice(0, 3))}`);
    const accepted = rows.filter((row) => row.isCatalog).length;
    assert.deepEqual({ files: rows.length, accepted }, { files: 7, accepted: 3 });
    process.stdout.write(`oscal: ${rows.length} files, ${accepted} catalogues accepted, ${rows.length - accepted} other models refused\n`);
  });

  test('every example catalogue is refused after one change that the model does not allow', () => {
    const damages: readonly ((text: string) => string)[] = [
      (text) => text.replace('"title"', '"headline"'),
      (text) => text.replace(/"uuid"\s*:\s*"[^"]+"/, '"uuid": "not-a-uuid"'),
      (text) => text.replace(/"last-modified"\s*:\s*"[^"]+"/, '"last-modified": "yesterday"'),
      (text) => text.replace(/"id"\s*:\s*"[^"]+"/, '"id": "1 2"'),
    ];
    let refused = 0;
    for (const file of files.filter((path) => isCatalog(json(path)))) {
      const text = readFileSync(new URL(file, data), 'utf8');
      for (const damage of damages) {
        assert.notEqual(damage(text), text);
        assert.equal(oscalCatalog.safeParse(JSON.parse(damage(text))).success, false, `${file}: ${damage.toString()}`);
        refused += 1;
      }
    }
    assert.equal(refused, 12);
  });

  test('our own export is accepted', () => {
    assert.equal(oscalCatalog.safeParse(JSON.parse(catalogOscal(requirements, at).value)).success, true);
  });
});

suite('CycloneDX', { skip }, () => {
  test('our export is valid against the official schemas 1.6 and, but for its version, 1.7', () => {
    for (const version of ['1.6', '1.7']) {
      const ajv = new Ajv({ strict: false, allErrors: true });
      addFormats.default(ajv);
      ajv.addFormat('iri-reference', /^\S+$/);
      ajv.addFormat('idn-email', /^[^\s@]+@[^\s@]+$/);
      for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs']) ajv.addSchema(json(`cyclonedx/schema/${name}.schema.json`) as object);
      const validate = ajv.compile(json(`cyclonedx/schema/bom-${version}.schema.json`) as object);
      const own = JSON.parse(catalogCycloneDx(requirements, at).value) as Record<string, unknown>;
      const document = { ...own, specVersion: version, $schema: `http://cyclonedx.org/schema/bom-${version}.schema.json` };
      assert.equal(validate(document), true, JSON.stringify(validate.errors?.slice(0, 3)));
      assert.equal(validate(json('cyclonedx/suite/1.6/valid-standard-1.6.json')) || version !== '1.6', true);
    }
  });
});

suite('Own words', { skip }, () => {
  const runLength = 6;
  const wordsOf = (text: string): readonly string[] => text.toLowerCase().replace(/[‘’]/g, "'").match(/[a-z0-9'-]+/g) ?? [];
  const runsOf = (words: readonly string[]): readonly string[] => words.slice(runLength - 1).map((_word, index) => words.slice(index, index + runLength).join(' '));
  const files = skip === false ? [...globSync('*', { cwd: seeds.pathname }).map((name) => new URL(name, seeds)), new URL('../catalogue.md', seeds)] : [];
  const source = new Set(files.flatMap((file) => runsOf(wordsOf(readFileSync(file, 'utf8')))));
  const borrowed = (text: string): readonly string[] => runsOf(wordsOf(text)).filter((run) => source.has(run));
  // The titles of the sources are names, not sentences.
  const titles = new Set(sources.flatMap((item) => runsOf(wordsOf(item.title))));

  test(`no text of the catalogue shares ${runLength} words in a row with a source`, () => {
    assert.equal(files.length, 6);
    assert.ok(source.size > 10_000);
    const texts = requirements.flatMap((item) => [item.text, item.guidance, ...item.parts.map((part) => (part.by === 'person' ? part.question : part.by === 'nobody-yet' ? part.reason : ''))].map((text) => ({ id: item.id as string, text })));
    const all = [...texts, ...framing.map((item) => ({ id: `line ${item.line}`, text: item.reason }))];
    assert.deepEqual(all.flatMap(({ id, text }) => borrowed(text).filter((run) => !titles.has(run)).map((run) => `${id}: ${run}`)), []);
    process.stdout.write(`own words: ${all.length} texts, none shares ${runLength} words in a row with ${files.length} source files\n`);
  });

  test('a planted sentence of a source is found', () => {
    const sentence = readFileSync(new URL('pledge-overview.txt', seeds), 'utf8').split('\n').find((line) => line.length > 200) ?? '';
    assert.notDeepEqual(borrowed(sentence.slice(0, 120)), []);
  });
});
