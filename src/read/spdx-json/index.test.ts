import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { rawText } from '../../model/text.ts';
import { headOf } from '../head.ts';
import type { Reading } from '../reader.ts';
import { sourceOf } from '../source.ts';
import { spdxJson } from './index.ts';

function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../../../fixtures/read/spdx-json/${name}`, import.meta.url));
}

async function read(content: Uint8Array | string): Promise<Reading<'sbom'>> {
  return spdxJson.read(sourceOf('sbom.spdx.json', typeof content === 'string' ? new TextEncoder().encode(content) : content));
}

describe('SPDX 2 as JSON', () => {
  it('tells present, declared unknown and missing apart, and NONE is information', async () => {
    const { facts } = await read(fixture('valid-2.3.json'));
    const [wing] = facts?.components ?? [];
    assert.equal(facts?.subject?.name, 'blue-lantern');
    assert.deepEqual(facts?.subject?.licences, { state: 'present', value: 'Apache-2.0' });
    assert.deepEqual(wing?.producer, { state: 'declared-unknown' });
    assert.deepEqual(wing?.licences, { state: 'present', value: 'NONE' });
    assert.deepEqual(wing?.hashes, [{ algorithm: 'SHA-256' }]);
    assert.deepEqual(facts?.tools, [{ name: 'sbom-maker', version: '2.1.0' }]);
    assert.deepEqual(facts?.dependencies, [{ from: 'SPDXRef-app', to: ['SPDXRef-left-wing'] }, { from: 'SPDXRef-left-wing', to: [] }]);
  });

  it('gives the same facts whatever the order of its members', async () => {
    const text = new TextDecoder().decode(fixture('valid-2.3.json'));
    const members: Record<string, unknown> = JSON.parse(text);
    const reversed = JSON.stringify(Object.fromEntries(Object.entries(members).toReversed()));
    assert.deepEqual((await read(reversed)).facts, (await read(text)).facts);
    assert.ok(spdxJson.accepts(headOf(sourceOf('x', new TextEncoder().encode(reversed)))));
  });

  it('names line, column and pointer of each rule that is broken', async () => {
    const { notes, facts } = await read(fixture('finding-wrong-values.json'));
    assert.equal(facts?.schemaFindings, notes.filter(({ level }) => level === 'finding').length);
    const date = notes.find((note) => note.place.jsonPointer === '/creationInfo/created');
    assert.equal(date?.place.line, 8);
    assert.match(rawText(date?.message ?? { parts: [] }), /1 November 2026/);
  });

  it('no person of the document is in facts or notes', async () => {
    const document = JSON.parse(new TextDecoder().decode(fixture('valid-2.3.json')));
    document.creationInfo.creators = ['Person: Vera Planted (vera@planted.example)', 'Vera Planted'];
    document.packages[0].supplier = 'Person: Vera Planted (vera@planted.example)';
    document.packages[1].originator = 'Vera Planted';
    document.packages[1].annotations = [{ annotator: 'Vera Planted', comment: 'x', annotationDate: 'x', annotationType: 'OTHER' }];
    const reading = await read(JSON.stringify(document));
    assert.ok(reading.notes.length > 0);
    assert.doesNotMatch(JSON.stringify(reading), /planted/i);
  });

  it('keeps 200 notes and counts the others', async () => {
    const packages = Array.from({ length: 300 }, (_, index) => ({ SPDXID: `SPDXRef-${index}`, name: 'x' }));
    const { notes, notesOmitted } = await read(JSON.stringify({ spdxVersion: 'SPDX-2.3', packages }));
    assert.equal(notes.length, 200);
    assert.equal(notesOmitted, 300 + 5 - 200);
  });

  it('grows in step with the document', async () => {
    const documentOf = (count: number): string => JSON.stringify({
      spdxVersion: 'SPDX-2.3',
      packages: Array.from({ length: count }, (_, index) => ({ SPDXID: `SPDXRef-${index}`, name: 'x', downloadLocation: 'NONE' })),
      relationships: Array.from({ length: count }, (_, index) => ({ spdxElementId: `SPDXRef-0`, relationshipType: 'CONTAINS', relatedSpdxElement: `SPDXRef-${index}` })),
    });
    const timeOf = async (text: string): Promise<number> => {
      let best = Infinity;
      for (let round = 0; round < 3; round += 1) {
        const start = performance.now();
        await read(text);
        best = Math.min(best, performance.now() - start);
      }
      return best;
    };
    const small = await timeOf(documentOf(4000));
    const large = await timeOf(documentOf(16_000));
    assert.ok(large < small * 16, `four times the size took ${(large / small).toFixed(1)} times as long`);
  });
});
