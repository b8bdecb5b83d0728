import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { rawText } from '../../model/text.ts';
import type { Reading } from '../reader.ts';
import { sourceOf, type Source } from '../source.ts';
import { spdxJson } from '../spdx-json/index.ts';
import { eachLine } from './lines.ts';
import { spdxTagValue } from './index.ts';

function fixture(reader: string, name: string): Uint8Array {
  return readFileSync(new URL(`../../../fixtures/read/${reader}/${name}`, import.meta.url));
}

async function read(content: Uint8Array): Promise<Reading<'sbom'>> {
  return spdxTagValue.read(sourceOf('sbom.spdx', content));
}

/** The same bytes in pieces of a few bytes, so that lines and characters are cut everywhere. */
function inPieces(content: Uint8Array, size: number): Source {
  return {
    ...sourceOf('x', content),
    *chunks() {
      for (let start = 0; start < content.length; start += size) yield content.subarray(start, start + size);
    },
  };
}

function linesOf(source: Source): readonly string[] {
  const lines: string[] = [];
  eachLine(source, (text, start, end, row) => {
    assert.equal(row, lines.length + 1);
    lines.push(text.slice(start, end));
  }, () => undefined);
  return lines;
}

describe('SPDX 2 as tag-value', () => {
  it('says the same as the JSON form of the same document', async () => {
    const { facts: fromTags } = await read(fixture('spdx-tag-value', 'valid-2.3.spdx'));
    const { facts: fromJson } = await spdxJson.read(sourceOf('x', fixture('spdx-json', 'valid-2.3.json')));
    assert.equal(fromTags?.subject?.name, fromJson?.subject?.name);
    assert.deepEqual(fromTags?.authors, fromJson?.authors);
    const withoutPlaces = (facts: typeof fromJson): unknown => facts?.components.map((component) => ({ ...component, place: undefined }));
    assert.deepEqual(withoutPlaces(fromTags), withoutPlaces(fromJson));
    assert.deepEqual(fromJson?.components.map(({ place }) => `${fromJson.listedIn ?? ''}/${place ?? ''}`), ['/packages/1']);
    const lines = fixture('spdx-tag-value', 'valid-2.3.spdx').toString().split('\n');
    for (const { name, place = 0 } of fromTags?.components ?? []) assert.equal(lines[place - 1], `PackageName: ${name ?? ''}`);
    assert.equal(fromTags?.encoding, 'tag-value');
  });

  it('reads the same from any line ends and from UTF-16', async () => {
    const { facts } = await read(fixture('spdx-tag-value', 'valid-2.3.spdx'));
    for (const name of ['valid-windows-lines.spdx', 'valid-carriage-returns-alone.spdx', 'valid-utf-16.spdx']) {
      assert.deepEqual((await read(fixture('spdx-tag-value', name))).facts, facts, name);
    }
  });

  it('names the line of each rule that is broken', async () => {
    const { notes } = await read(fixture('spdx-tag-value', 'finding-misplaced-and-repeated.spdx'));
    assert.deepEqual(notes.map(({ rule, place }) => [rule, place.line]), [['misplaced-tag', 4], ['repeated-tag', 16]]);
  });

  it('a text that looks like tags stays a text', async () => {
    const text = 'SPDXVersion: SPDX-2.3\nPackageName: a\nSPDXID: SPDXRef-a\nPackageComment: <text>\nPackageName: evil\n</text>\nPackageVersion: 1\n';
    const { facts } = await read(new TextEncoder().encode(text));
    assert.equal(facts?.subject?.name, 'a');
    assert.deepEqual(facts?.components, []);
    assert.equal(facts?.subject?.version.value, '1');
  });

  it('says where a text begins that is never closed', async () => {
    const { facts, notes } = await read(fixture('spdx-tag-value', 'unreadable-text-never-closed.spdx'));
    assert.equal(facts, undefined);
    assert.match(rawText(notes[0]?.message ?? { parts: [] }), /PackageComment/);
    assert.equal(notes[0]?.place.line, 41);
  });
});

describe('lines of a text', () => {
  it('come whole, wherever the pieces are cut', () => {
    const content = new TextEncoder().encode('ä: 1\r\nb\rc\n\r\nd€\n\nlast');
    for (const size of [1, 2, 3, 5, 100]) assert.deepEqual(linesOf(inPieces(content, size)), ['ä: 1', 'b', 'c', '', 'd€', '', 'last'], `pieces of ${size}`);
  });

  it('refuse bytes that are no text', () => {
    assert.throws(() => linesOf(inPieces(new Uint8Array([0x61, 0x0a, 0xff]), 1)), { reason: 'is not UTF-8' });
    assert.throws(() => linesOf(inPieces(new Uint8Array([0x61, 0x0a, 0x00]), 2)), { reason: 'holds a NUL character', at: { line: 2 } });
  });
});
