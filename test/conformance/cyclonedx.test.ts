/** The official CycloneDX test suite, the real documents of `../shared/data/cyclonedx`, and the attack cases for SBOM readers. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { rawText } from '../../src/model/text.ts';
import { headOf } from '../../src/read/head.ts';
import { readers } from '../../src/read/index.ts';
import { namedFormat } from '../../src/read/named-formats.ts';
import type { Note, Reading } from '../../src/read/reader.ts';
import { sourceOf, type Source } from '../../src/read/source.ts';
import { attackCases, hasAttackData, tryCase } from './attack/cases.ts';

const folder = new URL('../../../shared/data/cyclonedx/', import.meta.url);
const options = existsSync(folder) ? {} : { skip: '../shared/data is not here' };

interface Row {
  readonly file: string;
  readonly reader: string | undefined;
  readonly reading: Reading | undefined;
  readonly name: string | undefined;
}

async function rowOf(source: Source): Promise<Row> {
  const head = headOf(source);
  const accepting = readers.filter((reader) => reader.accepts(head));
  assert.ok(accepting.length <= 1, `several readers accept ${source.name}: ${accepting.map(({ id }) => id).join(', ')}`);
  const [reader] = accepting;
  return { file: source.name, reader: reader?.id, reading: await reader?.read(source), name: reader === undefined ? namedFormat(head) : undefined };
}

async function rowsOf(path: string): Promise<readonly Row[]> {
  const home = new URL(path, folder);
  const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const rows: Row[] = [];
  for (const { parentPath, name } of files) rows.push(await rowOf(sourceOf(name, readFileSync(`${parentPath}/${name}`))));
  return rows;
}

function hasPlace({ place }: Note): boolean {
  return place.jsonPointer !== undefined || place.line !== undefined;
}

/** What a document breaks: findings, or why it was refused. */
function problems(row: Row): readonly Note[] {
  return row.reading?.notes.filter(({ level }) => level !== 'information') ?? [];
}

function said(rows: readonly Row[]): string {
  return rows.map(({ file, reading }) => `${file} ${reading?.notes.map(({ message }) => rawText(message)).join(' ') ?? ''}`).join('\n');
}

suite('the official CycloneDX suite', options, () => {
  for (const { form, versions, valid, invalid } of [
    { form: 'json', versions: ['1.2', '1.3', '1.4', '1.5', '1.6'], valid: 157, invalid: 110 },
    { form: 'xml', versions: ['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6'], valid: 183, invalid: 139 },
  ]) {
    test(`${form}: what is valid breaks no rule of its schema, what is not is told with its place`, async () => {
      const rows: Row[] = [];
      for (const version of versions) rows.push(...(await rowsOf(`suite/${version}/`)).filter(({ file }) => file.endsWith(`.${form}`) && !file.startsWith('skip_')));
      const good = rows.filter(({ file }) => file.startsWith('valid-'));
      const bad = rows.filter(({ file }) => file.startsWith('invalid-'));
      const refused = bad.filter(({ reading }) => reading?.facts === undefined);
      console.log(`CycloneDX suite ${form}: valid ${good.length}, invalid ${bad.length}, of these read ${bad.length - refused.length} and refused ${refused.length}`);
      assert.deepEqual([good.length, bad.length], [valid, invalid]);
      const wrongGood = good.filter((row) => row.reader !== (row.file === 'valid-attestation-1.6.json' ? 'cyclonedx-declarations' : 'cyclonedx') || row.reading?.facts === undefined || problems(row).some(({ rule }) => rule === 'schema'));
      assert.equal(wrongGood.length, 0, said(wrongGood));
      const wrongBad = bad.filter((row) => row.reader !== 'cyclonedx' || !problems(row).some(hasPlace));
      assert.equal(wrongBad.length, 0, said(wrongBad));
      // Refused are only those that say that they are of another format or of a version that does not exist.
      assert.deepEqual(refused.filter(({ file }) => !/^invalid-(?:bomformat|namespace)-/.test(file)).map(({ file }) => file), []);
    });
  }

  test('protobuf text is named as not yet read', async () => {
    const rows = (await rowsOf('suite/')).filter(({ file }) => file.endsWith('.textproto'));
    assert.equal(rows.length, 135);
    assert.deepEqual(rows.filter(({ name }) => name !== 'a CycloneDX document in protobuf text').map(({ file }) => file), []);
  });
});

suite('real CycloneDX documents', options, () => {
  test('every file is read, refused with a place, or named', async () => {
    const rows = (await rowsOf('real/')).filter(({ file }) => file !== 'LICENSE');
    const read = rows.filter(({ reading }) => reading?.facts !== undefined);
    const findings = read.filter((row) => problems(row).length > 0);
    const refused = rows.filter(({ reading }) => reading !== undefined && reading.facts === undefined);
    console.log(`CycloneDX real files ${rows.length}: read ${read.length}, of them with findings ${findings.length}, refused ${refused.length}, named ${rows.filter(({ name }) => name !== undefined).length}`);
    assert.deepEqual(refused.filter((row) => !problems(row).some(hasPlace)).map(({ file }) => file), []);
    assert.deepEqual(rows.filter((row) => row.reading === undefined && row.name === undefined).map(({ file }) => file), []);
    assert.deepEqual([rows.length, read.length, refused.length], [82, 82, 0]);
    assert.ok(rows.every(({ reader }) => reader === 'cyclonedx'));
  });
});

suite('attack cases for SBOM readers', hasAttackData ? {} : { skip: '../shared/data is not here' }, () => {
  test('every case ends as expected in its time', async () => {
    const cases = attackCases(['cyclonedx', 'cyclonedx-xml', 'sbom']);
    const wrong: string[] = [];
    for (const one of cases) {
      const problem = await tryCase(one, async (bytes) => {
        const { reading } = await rowOf(sourceOf(one.file, bytes));
        // A page of HTML in the place of a bill is evidence of another kind; as a bill it is refused.
        return { outcome: reading?.facts === undefined || reading.kind !== 'sbom' ? 'rejected' : 'accepted', output: JSON.stringify(reading ?? '') };
      });
      if (problem !== undefined) wrong.push(problem);
    }
    console.log(`attack cases cyclonedx, cyclonedx-xml, sbom: ${cases.length - wrong.length} of ${cases.length} as expected`);
    assert.equal(cases.length, 94);
    assert.deepEqual(wrong, []);
  });
});
