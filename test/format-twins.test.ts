/** The same bill written in six ways gives the same components, so that no way of writing hides one. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Sbom, SbomComponent } from '../src/model/evidence/sbom.ts';
import { headOf } from '../src/read/head.ts';
import { namedFormat } from '../src/read/named-formats.ts';
import { readers } from '../src/read/index.ts';
import { sourceOf } from '../src/read/source.ts';

const files = ['spdx-json/valid-twin.json', 'spdx-yaml/valid-twin.yaml', 'spdx-xml/valid-twin.xml', 'spdx-tag-value/valid-twin.spdx', 'cyclonedx/valid-twin.json', 'cyclonedx/valid-twin.xml'];

async function sbomOf(path: string): Promise<Sbom> {
  const source = sourceOf(path, readFileSync(new URL(`../fixtures/read/${path}`, import.meta.url)));
  const head = headOf(source);
  const reader = readers.find((one) => one.accepts(head));
  const reading = await reader?.read(source);
  assert.ok(reading?.facts !== undefined && reading.kind === 'sbom', `${path} is read as a bill`);
  return reading.facts as Sbom;
}

/** What a component is, without where it stands and how it is referred to. */
function plain({ name, version, producer, identifiers, hashes, licences }: SbomComponent): unknown {
  return { name, version, producer: producer.value, identifiers, hashes, licences: licences.value };
}

describe('one bill in several forms', () => {
  it('gives the same components in SPDX and CycloneDX, in JSON, YAML, XML and tag-value', async () => {
    const [first, ...others] = await Promise.all(files.map(async (path) => ({ path, sbom: await sbomOf(path) })));
    assert.ok(first !== undefined);
    const expected = first.sbom.components.map(plain);
    assert.equal(expected.length, 3);
    for (const { path, sbom } of others) {
      assert.deepEqual(sbom.components.map(plain), expected, path);
      assert.deepEqual([sbom.subject?.name, sbom.subject?.version.value], ['red-lantern', '5.0.0'], path);
    }
  });

  it('gives the same facts in the four forms of SPDX, and in the two of CycloneDX', async () => {
    const withoutPlaces = ({ encoding: _encoding, listedIn: _listedIn, components, subject, ...facts }: Sbom): unknown => ({ ...facts, components: components.map((one) => ({ ...one, place: undefined })), subject: { ...subject, place: undefined } });
    const all = (await Promise.all(files.map(sbomOf))).map(withoutPlaces);
    for (const facts of all.slice(1, 4)) assert.deepEqual(facts, all[0]);
    assert.deepEqual(all[5], all[4]);
  });

  it('tells models, data and bills of suppliers in CycloneDX JSON and XML, and models and data in SPDX 3', async () => {
    const learning = async (path: string): Promise<unknown> => (await sbomOf(path)).components.filter(({ type }) => type === 'machine-learning-model' || type === 'data').map(({ name, type, model, tellsContents }) => ({ name, type, model, tellsContents }));
    const expected = [{ name: 'tide-model', type: 'machine-learning-model', model: { tellsTraining: true, tellsUse: true }, tellsContents: undefined }, { name: 'tide-table', type: 'data', model: undefined, tellsContents: true }];
    for (const path of ['cyclonedx/valid-1.6-model-and-data.json', 'cyclonedx/valid-1.6-model-and-data.xml', 'spdx-3/valid-model-and-data.json']) assert.deepEqual(await learning(path), expected, path);
    for (const path of ['cyclonedx/valid-1.6-model-and-data.json', 'cyclonedx/valid-1.6-model-and-data.xml']) assert.deepEqual((await sbomOf(path)).components.filter(({ hasSbomAddress }) => hasSbomAddress === true).map(({ name }) => name), ['closed-box'], path);
  });

  it('is named where it is written in RDF, protobuf text or a spreadsheet, and not read', () => {
    const name = (content: string): string | undefined => namedFormat(headOf(sourceOf('x', new TextEncoder().encode(content))));
    assert.equal(name('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#"/>'), 'an SPDX document in RDF/XML');
    assert.equal(name('spec_version: "1.6"\nversion: 1\n'), 'a CycloneDX document in protobuf text');
    assert.equal(name('PK\u0003\u0004....[Content_Types].xml....xl/workbook.xml'), 'a spreadsheet (XLSX)');
  });
});
