import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { rawText } from '../../model/text.ts';
import type { Sbom } from '../../model/evidence/sbom.ts';
import { notesMax, type Reading } from '../reader.ts';
import { sourceOf } from '../source.ts';
import { cyclonedx } from './index.ts';

const fixtures = new URL('../../../fixtures/read/cyclonedx/', import.meta.url);

async function readFixture(name: string): Promise<Reading<'sbom'>> {
  return cyclonedx.read(sourceOf(name, readFileSync(new URL(name, fixtures))));
}

async function readText(text: string): Promise<Reading<'sbom'>> {
  return cyclonedx.read(sourceOf('bom', new TextEncoder().encode(text)));
}

async function factsOf(name: string): Promise<Sbom> {
  const { facts } = await readFixture(name);
  assert.ok(facts !== undefined, name);
  return facts;
}

function documentOf(rest: string): string {
  return `{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,${rest}}`;
}

suite('CycloneDX', () => {
  test('gives all that the SBOM checks ask for', async () => {
    const facts = await factsOf('valid-1.6-bsi-fields.json');
    assert.equal(facts.specificationVersion, '1.6');
    assert.equal(facts.createdAt, '2026-08-01T09:30:00Z');
    assert.deepEqual(facts.generationContexts, ['build']);
    assert.deepEqual(facts.tools, [{ name: 'lantern-sbom', version: '3.0.1' }]);
    assert.deepEqual(facts.authors, [
      { kind: 'person', hasName: true, hasEmail: true },
      { kind: 'organisation', name: 'Example Works', url: 'https://works.example', hasEmail: true },
    ]);
    assert.equal(facts.completeness, 'complete');
    assert.equal(facts.subject?.name, 'lantern');
    assert.deepEqual(facts.subject?.producer, { state: 'present', value: 'Example Works', hasContact: true });
    const [wick, core] = facts.components;
    assert.deepEqual(wick, {
      reference: 'pkg:npm/wick@2.1.0',
      place: 0,
      version: { state: 'present', value: '2.1.0' },
      producer: { state: 'present', value: 'Wick Makers', hasContact: true },
      identifiers: [{ type: 'purl', value: 'pkg:npm/wick@2.1.0' }],
      hashes: [{ algorithm: 'SHA-512' }],
      licences: { state: 'present', value: 'MIT OR Apache-2.0' },
      name: 'wick',
      type: 'library',
      fileName: 'wick-2.1.0.tgz',
      bsiProperties: { executable: 'non-executable', archive: 'archive', structured: 'structured' },
      hasDeployableAddress: true,
      hasSourceAddress: true,
      deployableHashes: ['SHA-512'],
    });
    assert.equal(core?.version.state, 'declared-unknown');
    assert.equal(core?.licences.state, 'declared-unknown');
    assert.equal(facts.components.length, 2, 'nested components are listed too');
  });

  test('JSON and XML give the same component', async () => {
    const json = (await factsOf('valid-1.6-bsi-fields.json')).components[0];
    const xml = (await factsOf('valid-1.6.xml')).components[0];
    for (const key of ['reference', 'name', 'version', 'producer', 'identifiers', 'hashes', 'deployableHashes', 'fileName'] as const) assert.deepEqual(xml?.[key], json?.[key], key);
  });

  test('an XML document gives graph, contexts and completeness', async () => {
    const facts = await factsOf('valid-1.6.xml');
    assert.deepEqual(facts.dependencies, [
      { from: 'lantern', to: ['pkg:npm/wick@2.1.0'] },
      { from: 'pkg:npm/wick@2.1.0', to: ['wick-core'] },
    ]);
    assert.deepEqual(facts.generationContexts, ['build']);
    assert.equal(facts.completeness, 'incomplete');
    assert.deepEqual(facts.authors.map(({ kind }) => kind), ['person', 'organisation']);
  });

  test('names and addresses of persons stay behind', async () => {
    for (const name of ['valid-1.6-bsi-fields.json', 'valid-1.6.xml']) {
      const text = JSON.stringify(await readFixture(name));
      assert.ok(!text.includes('Robin') && !text.includes('robin@') && !text.includes('@wick.example') && !text.includes('security@'), name);
    }
  });

  test('findings name their place by pointer and line, or by line and column', async () => {
    const json = await readFixture('finding-schema.json');
    assert.deepEqual(
      json.notes.map(({ place }) => place.jsonPointer),
      ['/serialNumber', '/components/0/type', '/components/0/hashes/0/content', '/components/0/licences', '/components/1'],
    );
    assert.ok(json.notes.every(({ rule, place }) => rule === 'schema' && (place.line ?? 0) > 1));
    const xml = await readFixture('finding-schema.xml');
    assert.deepEqual(xml.notes.map(({ place }) => place.line), [4, 6, 8, 8]);
    assert.match(xml.notes.map(({ message }) => rawText(message)).join('\n'), /attribute type is missing.*\n.*flavour is not allowed/s);
  });

  test('a document without a time, subject or components has none in the facts', async () => {
    const facts = await factsOf('valid-1.4-vex.json');
    assert.ok(!('createdAt' in facts) && !('subject' in facts));
    assert.equal(facts.holdsVulnerabilities, true);
    assert.deepEqual(facts.components, []);
  });

  test('a signature over the whole document is seen, one over a part is not', async () => {
    assert.equal((await factsOf('valid-1.6-signed.json')).isSigned, true);
    assert.equal((await factsOf('valid-1.6-bsi-fields.json')).isSigned, false);
  });

  test('a subject that is listed again is no component of itself', async () => {
    const reading = await readText(documentOf('"metadata":{"component":{"type":"application","bom-ref":"a","name":"a"}},"components":[{"type":"application","bom-ref":"a","name":"a"},{"type":"library","bom-ref":"b","name":"b"}]'));
    assert.deepEqual(reading.facts?.components.map(({ name }) => name), ['b']);
    assert.deepEqual(reading.notes.map(({ rule }) => rule), ['duplicate-reference']);
  });

  test('dependencies may come before the components', async () => {
    const reading = await readText(documentOf('"dependencies":[{"ref":"a","dependsOn":["b","gone"]}],"components":[{"type":"library","bom-ref":"a","name":"a"},{"type":"library","bom-ref":"b","name":"b"}]'));
    assert.deepEqual(reading.notes.map(({ rule, place }) => [rule, place.jsonPointer]), [['dangling-reference', '/dependencies/0']]);
    assert.deepEqual(reading.facts?.dependencies, [{ from: 'a', to: ['b', 'gone'] }]);
  });

  test('an author who does not know the dependencies of a component says so in its facts', async () => {
    const reading = await readText(documentOf('"components":[{"type":"library","bom-ref":"a","name":"a"}],"compositions":[{"aggregate":"unknown","dependencies":["a"]}]'));
    assert.equal(reading.facts?.components[0]?.dependencies, 'declared-unknown');
    assert.equal(reading.facts?.completeness, 'unknown');
  });

  test('keys that every object inherits do no harm', async () => {
    const reading = await readText(documentOf('"__proto__":{"a":1},"components":[{"type":"library","bom-ref":"__proto__","name":"constructor"}],"dependencies":[{"ref":"__proto__","dependsOn":["toString"]}]'));
    assert.equal(reading.facts?.components[0]?.reference, '__proto__');
    assert.deepEqual(reading.notes.map(({ rule }) => rule), ['schema', 'dangling-reference']);
  });

  test('many violations are counted, and the first are kept', async () => {
    const components = Array.from({ length: 1000 }, () => '{"type":"nothing","name":"a"}').join(',');
    const reading = await readText(documentOf(`"components":[${components}]`));
    assert.equal(reading.notes.length, notesMax);
    // Each has a wrong type, and all but the first repeat it.
    assert.equal(reading.notesOmitted, 1999 - notesMax);
    assert.equal(reading.facts?.schemaFindings, 1999);
  });

  test('long lists inside one component take linear time', async () => {
    const cost = async (count: number): Promise<number> => {
      const references = Array.from({ length: count }, (_, index) => `{"type":"distribution","url":"https://a.example/${index}","hashes":[{"alg":"MD5","content":"${'ab'.repeat(16)}"}]}`).join(',');
      const document = documentOf(`"components":[{"type":"library","name":"a","externalReferences":[${references}]}]`);
      const before = process.cpuUsage();
      const reading = await readText(document);
      assert.deepEqual(reading.facts?.components[0]?.deployableHashes, ['MD5']);
      return process.cpuUsage(before).user;
    };
    await cost(2_000);
    // Eight times as much: 64 times the cost where every item looked at every other.
    const growths = [];
    for (let round = 0; round < 3; round += 1) growths.push((await cost(40_000)) / (await cost(5_000)));
    assert.ok(Math.min(...growths) < 24, growths.join(', '));
  });

  test('a refusal says what and where', async () => {
    const cases: readonly (readonly [string, RegExp, object])[] = [
      ['unreadable-unknown-version.json', /version 99\.0.*known are 1\.2/, { jsonPointer: '/specVersion' }],
      ['unreadable-capital-twin.json', /"Components".*"components"/, { jsonPointer: '/Components' }],
      ['unreadable-two-things-one-reference.json', /two different things/, { jsonPointer: '/components/1/bom-ref' }],
      ['unreadable-time-with-a-space.json', /RFC 3339/, { jsonPointer: '/metadata/timestamp' }],
      ['unreadable-document-type.xml', /DOCTYPE/, { line: 2 }],
      ['unreadable-unknown-version.xml', /"12"/, { line: 2 }],
    ];
    for (const [name, message, place] of cases) {
      const [note] = (await readFixture(name)).notes;
      assert.match(note === undefined ? '' : rawText(note.message), message, name);
      assert.deepEqual({ ...note?.place, ...place }, note?.place, name);
      assert.ok((note?.place.line ?? 0) > 0, name);
    }
  });
});
