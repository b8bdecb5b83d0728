/** Metadata that makers publish for machines: the official CSAF examples against the official schemas, real bundles, hostile files. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { rawText } from '../../src/model/text.ts';
import { readSource } from '../../src/analyser/read-source.ts';
import { csafAggregator } from '../../src/read/csaf-aggregator/index.ts';
import { csafProviderMetadata } from '../../src/read/csaf-provider-metadata/index.ts';
import { readPage } from '../../src/read/html-page/index.ts';
import { pageText } from '../../src/read/html-page/page-text.ts';
import { headOf } from '../../src/read/head.ts';
import { readers } from '../../src/read/index.ts';
import { npmAttestations } from '../../src/read/npm-attestations/index.ts';
import type { Reading } from '../../src/read/reader.ts';
import { samlMetadata } from '../../src/read/saml-metadata/index.ts';
import { sourceOf, type Source } from '../../src/read/source.ts';

const data = new URL('../../../shared/data/', import.meta.url);
const skip = existsSync(new URL('csaf/examples/', data)) ? false : '../shared/data is not here: real published metadata was skipped';

type Json = Record<string, unknown>;
const jsonAt = (path: string): Json => JSON.parse(readFileSync(new URL(path, data), 'utf8')) as Json;
const sourceAt = (path: string): Source => sourceOf(path, readFileSync(new URL(path, data)));
const sourceOfJson = (value: unknown): Source => sourceOf('document.json', new TextEncoder().encode(JSON.stringify(value)));
const filesIn = (folder: string): readonly string[] => readdirSync(new URL(folder, data)).map((name) => `${folder}${name}`).toSorted();

/** The official schemas with what they refer to. */
function schemas(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  for (const name of readdirSync(new URL('csaf/referenced_schema/first/', data)).filter((file) => !file.includes('strict'))) {
    const { $schema: _schema, id: _id, ...schema } = jsonAt(`csaf/referenced_schema/first/${name}`);
    ajv.addSchema({ ...schema, $id: `https://www.first.org/cvss/${name}` });
  }
  for (const name of ['csaf_json_schema', 'provider_json_schema', 'aggregator_json_schema']) ajv.addSchema(jsonAt(`csaf/json_schema/${name}.json`));
  return ajv;
}

describe('CSAF provider metadata and aggregators', { skip }, () => {
  it('every official example has exactly one reader, and breaks no rule', async () => {
    const files = [...filesIn('csaf/examples/provider-metadata/'), ...filesIn('csaf/examples/aggregator/')];
    assert.equal(files.length, 4);
    for (const path of files) {
      const accepted = readers.filter((reader) => reader.accepts(headOf(sourceAt(path))));
      assert.deepEqual(accepted.map(({ id }) => id), [path.includes('aggregator') ? 'csaf-aggregator' : 'csaf-provider-metadata'], path);
      const reading = (await accepted[0]?.read(sourceAt(path))) as Reading;
      assert.ok(reading.facts !== undefined, path);
      assert.deepEqual(reading.notes.map(({ message }) => rawText(message)), [], path);
    }
  });

  it('a member that the schema asks for is missed by the reader too', async () => {
    const ajv = schemas();
    const validate = ajv.getSchema('https://docs.oasis-open.org/csaf/csaf/v2.0/provider_json_schema.json');
    const example = jsonAt('csaf/examples/provider-metadata/example-01-provider-metadata.json');
    assert.ok(validate?.(example), JSON.stringify(validate?.errors));
    const publisher = example['publisher'] as Json;
    const without = (object: Json, key: string): Json => Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
    const broken = [...Object.keys(example).map((key) => without(example, key)), ...Object.keys(publisher).map((key) => ({ ...example, publisher: without(publisher, key) }))];
    let refused = 0;
    for (const value of broken.filter((item) => !(validate?.(item) ?? false))) {
      refused += 1;
      const { facts, notes } = await csafProviderMetadata.read(sourceOfJson(value));
      assert.ok(facts !== undefined && notes.some(({ level }) => level === 'finding'), JSON.stringify(value));
    }
    assert.equal(refused, 10);
  });

  it('no CSAF advisory is taken for metadata', () => {
    for (const name of readdirSync(new URL('csaf/suite-2.0-mandatory/mandatory/', data))) {
      if (!name.endsWith('.json')) continue;
      const head = headOf(sourceAt(`csaf/suite-2.0-mandatory/mandatory/${name}`));
      assert.ok(!csafProviderMetadata.accepts(head) && !csafAggregator.accepts(head), name);
    }
  });
});

describe('attestations', { skip }, () => {
  it('real bundles are read as an answer of the registry, whatever their version', async () => {
    const folder = new URL('intoto/bundles/', data);
    const bundles = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.sigstore')).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Json).filter((bundle) => bundle['dsseEnvelope'] !== undefined);
    assert.ok(bundles.length >= 9);
    const { facts } = await npmAttestations.read(sourceOfJson({ attestations: bundles.map((bundle) => ({ bundle })) }));
    assert.equal(facts?.purl, 'pkg:npm/sigstore@1.0.0');
    assert.ok(facts.attestations.length >= 9 && facts.attestations.every(({ subjectMatches }) => subjectMatches));
  });
});

describe('hostile files', { skip }, () => {
  it('SAML responses are no metadata, and none ends the reader', async () => {
    const files = filesIn('attack/saml/own/');
    assert.ok(files.length > 50);
    for (const path of files) {
      assert.ok(!samlMetadata.accepts(headOf(sourceAt(path))), path);
      assert.equal((await samlMetadata.read(sourceAt(path))).facts, undefined, path);
    }
  });

  it('markup that attacks a page is read without being run, and leaves no markup in the visible text', async () => {
    for (const path of filesIn('attack/html/own/')) {
      const page = sourceOf('page.html', new TextEncoder().encode(`<!doctype html><html><body>${readFileSync(new URL(path, data), 'utf8')}<p>SAML</p></body></html>`));
      const { facts } = await readPage(page);
      assert.ok(facts !== undefined, path);
      assert.ok(facts.links.every(({ address }) => !/^\s*javascript:/i.test(address)), path);
      assert.doesNotMatch(new TextDecoder().decode(pageText(page).bytes(1_000_000)), /<(?:script|img|svg|iframe|object)\b|\son\w+\s*=\s*[^&]*>/i, path);
    }
  });

  it('a page of HTML in the place of a file is a page and never the file', async () => {
    const { reading } = await readSource(sourceAt('attack/evidence/own/html_200.html'));
    assert.equal(reading?.kind, 'web-page');
  });
});
