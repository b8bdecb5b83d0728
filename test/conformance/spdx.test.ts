/** SPDX documents of `../shared/data/spdx` and the attack cases for SPDX readers. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { rawText } from '../../src/model/text.ts';
import { headOf } from '../../src/read/head.ts';
import { readers } from '../../src/read/index.ts';
import { namedFormat } from '../../src/read/named-formats.ts';
import type { Reading } from '../../src/read/reader.ts';
import { sourceOf, type Source } from '../../src/read/source.ts';
import { attackCases, hasAttackData, tryCase } from './attack/cases.ts';

const folder = new URL('../../../shared/data/spdx/', import.meta.url);
const options = existsSync(folder) ? {} : { skip: '../shared/data is not here' };

/** What lies in the folder and is neither an SBOM nor of a format with a name: a licence text and a logging configuration. */
const noEvidence = ['LICENSE', 'log4j2.xml'];

interface Row {
  readonly file: string;
  readonly reader: string | undefined;
  readonly reading: Reading | undefined;
  readonly name: string | undefined;
}

async function readingOf(source: Source): Promise<Omit<Row, 'file'>> {
  const head = headOf(source);
  const accepting = readers.filter((reader) => reader.accepts(head));
  assert.ok(accepting.length <= 1, `several readers accept ${source.name}: ${accepting.map(({ id }) => id).join(', ')}`);
  const [reader] = accepting;
  return { reader: reader?.id, reading: await reader?.read(source), name: reader === undefined ? namedFormat(head) : undefined };
}

async function readFolder(): Promise<readonly Row[]> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const rows: Row[] = [];
  for (const { parentPath, name } of files) rows.push({ file: name, ...(await readingOf(sourceOf(name, readFileSync(`${parentPath}/${name}`)))) });
  return rows;
}

suite('SPDX documents', options, () => {
  test('every file is read, refused with a place, or named', async () => {
    const rows = await readFolder();
    const count = (isCounted: (row: Row) => boolean): number => rows.filter(isCounted).length;
    const read = count(({ reading }) => reading?.facts !== undefined);
    const refused = rows.filter(({ reading }) => reading !== undefined && reading.facts === undefined);
    const named = count(({ name }) => name !== undefined);
    const other = rows.filter((row) => row.reading === undefined && row.name === undefined).map(({ file }) => file);
    for (const { file, reading } of refused) assert.ok(reading?.notes.some(({ level, place }) => level === 'unreadable' && Object.keys(place).length > 0), `${file} is refused without a place`);
    console.log(`SPDX files ${rows.length}: read ${read}, of them with findings ${count(({ reading }) => reading?.notes.some(({ level }) => level === 'finding') === true)}, refused ${refused.length}, named as not yet read or no SBOM ${named}, no evidence ${other.length}`);
    for (const reader of ['spdx-json', 'spdx-tag-value', 'spdx-yaml', 'spdx-xml', 'spdx-3']) console.log(`  ${reader.padEnd(16)}${count((row) => row.reader === reader)}`);
    assert.deepEqual(other.toSorted(), noEvidence);
    assert.deepEqual([rows.length, read, refused.length, named], [36, 17, 0, 17]);
  });

  test('the official examples break no rule, and those made to break one are told', async () => {
    const findings = new Map((await readFolder()).map(({ file, reading }) => [file, reading?.notes.filter(({ level }) => level === 'finding').map(({ rule }) => rule) ?? []]));
    for (const file of ['SPDXJSONExample-v2.2.spdx.json', 'SPDXJSONExample-v2.3.spdx.json', 'SPDXTagExample-v2.2.spdx', 'SPDXTagExample-v2.3.spdx', 'SPDXYAMLExample-2.2.spdx.yaml', 'SPDXYAMLExample-2.3.spdx.yaml', 'SPDXXMLExample-v2.2.spdx.xml', 'SPDXXMLExample-v2.3.spdx.xml', 'SPDXJsonLDExample-v3.0.1.json', 'package_sbom.json']) {
      assert.deepEqual(findings.get(file), [], file);
    }
    assert.deepEqual(findings.get('BadJSON.spdx.json'), ['type', 'type', 'unknown-field', 'type']);
    assert.ok(findings.get('SPDXWrongVersion.spdx.json')?.includes('version'));
  });
});

suite('attack cases for SPDX', hasAttackData ? {} : { skip: '../shared/data is not here' }, () => {
  const cases = attackCases(['spdx']);

  test('the set is there', () => assert.equal(cases.length, 8));

  for (const one of cases) {
    test(one.id, async () => {
      const problem = await tryCase(one, async (bytes, { file }) => {
        const { reading } = await readingOf(sourceOf(file, bytes));
        const output = JSON.stringify([reading?.facts, reading?.notes.map(({ message }) => rawText(message))]);
        return { outcome: reading?.facts === undefined ? 'rejected' : 'accepted', output };
      });
      assert.equal(problem, undefined);
    });
  }
});
