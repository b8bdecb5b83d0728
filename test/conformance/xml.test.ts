/** XML documents of the official CycloneDX suite, real ones, and the attack cases: by their bytes they say what they say to the parser. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { toldByBytes, toldByParser } from '../support/xml-events.ts';

const data = new URL('../../../shared/data/', import.meta.url);
const options = existsSync(data) ? {} : { skip: '../shared/data is not here' };

function documentsIn(folder: string): readonly Uint8Array[] {
  const home = new URL(folder, data);
  return readdirSync(home, { recursive: true, withFileTypes: true }).filter(({ name }) => name.endsWith('.xml')).map(({ parentPath, name }) => readFileSync(`${parentPath}/${name}`));
}

test('what is read by its bytes is what the parser reads, and what it refuses is not read', options, () => {
  const sets = [{ folder: 'cyclonedx/suite/', documents: 322, left: 0 }, { folder: 'cyclonedx/real/', documents: 17, left: 0 }, { folder: 'attack/xml/', documents: 42, left: 35 }];
  for (const { folder, documents, left } of sets) {
    const all = documentsIn(folder).map((bytes) => ({ byBytes: toldByBytes(bytes), byParser: toldByParser(bytes) }));
    const others = all.filter(({ byBytes }) => byBytes === undefined);
    console.log(`XML documents in ${folder}: ${all.length}, left to the parser ${others.length}`);
    assert.deepEqual([all.length, others.length], [documents, left], folder);
    for (const { byBytes, byParser } of all) if (byBytes !== undefined) assert.deepEqual(byBytes, byParser);
  }
});
