import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crc32, deflateRawSync } from 'node:zlib';
import { documentFile, officeFile, paragraph, workbookFile, workbookMembers, type OfficeMembers } from '../../../test/support/office-files.ts';
import { rawText } from '../../model/text.ts';
import type { QuestionnaireReading } from '../../model/questionnaire.ts';
import { guessMapping } from '../../read/questionnaire/guess-mapping.ts';
import { questionsIn } from '../../read/questionnaire/questions-in.ts';
import { sourceOf, Unreadable } from '../../read/source.ts';
import { filledOf, readingOf } from './perform-questionnaire.ts';

const questions = [['Question', 'Answer'], ['Is it so?', ''], ['And this?', '']];
const sheetPart = 'xl/worksheets/sheet1.xml';

async function read(bytes: Uint8Array): Promise<QuestionnaireReading> {
  return readingOf(sourceOf('hostile', bytes));
}

/** A workbook with one member changed. */
function withPart(name: string, change: (content: string) => string | Uint8Array, more: OfficeMembers = {}): Uint8Array {
  const members = workbookMembers([{ name: 'Q', rows: questions }]);
  const content = members[name];
  assert.ok(typeof content === 'string', name);
  return officeFile({ ...members, [name]: change(content), ...more });
}

/** The bytes of an archive whose only member is another than its headers say. */
function lyingZip(statedBytes: number): Uint8Array {
  const [name, raw] = [Buffer.from('_rels/.rels'), Buffer.from(Array.from({ length: 20_000 }, (_line, index) => `line ${index * 7919}`).join(' '))];
  const packed = deflateRawSync(raw);
  const header = (signature: number, size: number): Buffer => {
    const bytes = Buffer.alloc(size);
    bytes.writeUInt32LE(signature);
    const shift = size === 46 ? 2 : 0;
    bytes.writeUInt16LE(20, 4 + shift);
    bytes.writeUInt16LE(8, 8 + shift);
    bytes.writeUInt32LE(crc32(raw), 14 + shift);
    bytes.writeUInt32LE(packed.length, 18 + shift);
    bytes.writeUInt32LE(statedBytes, 22 + shift);
    bytes.writeUInt16LE(name.length, 26 + shift);
    return bytes;
  };
  const local = Buffer.concat([header(0x04034b50, 30), name, packed]);
  const central = Buffer.concat([header(0x02014b50, 46), name]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

describe('a hostile questionnaire', () => {
  const refused: readonly (readonly [string, () => Uint8Array, RegExp])[] = [
    ['a sheet that unpacks to far more than it is', () => withPart(sheetPart, () => new Uint8Array(4_000_000).fill(0x20)), /refused as a bomb/u],
    ['a member that unpacks to more than it states', () => lyingZip(1000), /unpacks .* to more than|states|holds broken/u],
    ['a document type with entities', () => withPart(sheetPart, (xml) => xml.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet')), /DOCTYPE/u],
    ['an entity of a file', () => withPart('xl/sharedStrings.xml', (xml) => xml.replace('<sst', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><sst')), /DOCTYPE/u],
    ['elements inside each other without end', () => withPart(sheetPart, (xml) => xml.replace('<sheetData>', '<a>'.repeat(500)).replace('</sheetData>', '</a>'.repeat(500))), /nests deeper than/u],
    ['an element with thousands of attributes', () => withPart(sheetPart, (xml) => xml.replace('<sheetData>', `<sheetData ${Array.from({ length: 5000 }, (_item, index) => `a${index}="1"`).join(' ')}>`)), /more than \d+ attributes/u],
    ['rows out of order', () => withPart(sheetPart, (xml) => xml.replace('<row r="3"', '<row r="2"')), /out of order/u],
    ['a cell in another row', () => withPart(sheetPart, (xml) => xml.replace('r="A2"', 'r="A9"')), /out of order/u],
    ['a row beyond the last', () => withPart(sheetPart, (xml) => xml.replace('<row r="3"', '<row r="9999999"')), /out of order/u],
    ['UTF-16 where UTF-8 is expected', () => withPart(sheetPart, (xml) => Buffer.from(`\uFEFF${xml}`, 'utf16le')), /UTF-16/u],
    ['broken UTF-8', () => withPart(sheetPart, (xml) => Buffer.concat([Buffer.from(xml.slice(0, 200)), Buffer.from([0xc3, 0x28]), Buffer.from(xml.slice(200))])), /UTF-8/u],
    ['XML that ends early', () => withPart(sheetPart, (xml) => xml.slice(0, -20)), /not well-formed/u],
    ['a name that leads out of the archive', () => officeFile({ ...workbookMembers([{ name: 'Q', rows: questions }]), '../../evil.xml': 'x' }), /leads out of its folder/u],
    ['an absolute name', () => officeFile({ ...workbookMembers([{ name: 'Q', rows: questions }]), '/etc/evil': 'x' }), /absolute path/u],
    ['a main part outside the file', () => withPart('_rels/.rels', (xml) => xml.replace('xl/workbook.xml', '../../../etc/passwd')), /no Office file/u],
    ['a main part at another address', () => withPart('_rels/.rels', (xml) => xml.replace('Target="xl/workbook.xml"', 'Target="https://evil.example/x" TargetMode="External"')), /no Office file/u],
    ['a sheet that is not there', () => withPart('xl/_rels/workbook.xml.rels', (xml) => xml.replace('worksheets/sheet1.xml', 'worksheets/other.xml')), /does not hold it/u],
    ['a workbook without sheets', () => withPart('xl/workbook.xml', (xml) => xml.replace(/<sheets>.*<\/sheets>/u, '<sheets/>')), /without a sheet/u],
    ['a binary workbook', () => officeFile({ '_rels/.rels': (workbookMembers([{ name: 'Q' }])['_rels/.rels'] as string).replace('workbook.xml', 'workbook.bin'), 'xl/workbook.bin': 'x' }), /xlsb/u],
    ['an archive of something else', () => officeFile({ 'readme.txt': 'x' }), /no Office file/u],
    ['an OpenDocument file', () => officeFile({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }), /OpenDocument/u],
    ['an old or locked Office file', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /older form|locks/u],
    ['a CSV whose quote never closes', () => Buffer.from('Question,Answer\n"Is it so?,\n'), /quote does not close/u],
    ['a CSV in an old encoding', () => Buffer.concat([Buffer.from('Question\nGefällt '), Buffer.from([0xe4, 0x3f])]), /CSV UTF-8/u],
    ['a CSV with a NUL', () => Buffer.from('Question\nIs \0it?\n'), /NUL/u],
    ['JSON of another form', () => Buffer.from('{"schema":"assay-questionnaire-1","questions":[{"question":5}]}'), /questions\.0\.question/u],
    ['JSON with a key twice', () => Buffer.from('{"schema":"a","schema":"assay-questionnaire-1","questions":[]}'), /twice/u],
    ['JSON nested without end', () => Buffer.from(`{"a":${'['.repeat(100)}`), /depth|nest|deep/iu],
  ];
  for (const [what, bytes, expected] of refused) {
    it(`is refused with a clear sentence: ${what}`, async () => {
      const problem: unknown = await read(bytes()).then(() => undefined, (thrown: unknown) => thrown);
      assert.ok(problem instanceof Unreadable, String(problem));
      assert.match(problem.reason, expected);
      assert.ok(problem.reason.length < 300, 'it does not repeat what the file holds');
    });
  }

  it('with a hundred thousand empty rows is read, and only what stands in it is kept', async () => {
    const rows = Array.from({ length: 100_000 }, (_row, index) => `<row r="${index + 10}"/>`).join('');
    const bytes = withPart(sheetPart, (xml) => xml.replace('</sheetData>', `${rows}<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Is this the last one?</t></is></c></row></sheetData>`));
    const before = performance.now();
    const reading = await read(bytes);
    assert.deepEqual(reading.grids[0]?.rows.map(({ row }) => row), [1, 2, 3, 1_048_576]);
    assert.ok(performance.now() - before < 10_000);
  });

  it('with more cells, columns and text than are read says how much was left out', async () => {
    const many = Array.from({ length: 6000 }, (_row, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="inlineStr"><is><t>Is it so ${index}?</t></is></c><c r="ZZ${index + 1}"><v>1</v></c></row>`).join('');
    const reading = await read(withPart(sheetPart, (xml) => xml.replace(/<sheetData>.*<\/sheetData>/u, `<sheetData>${many}</sheetData>`)));
    assert.equal(reading.grids[0]?.rows.length, 5000);
    assert.match(reading.notes.map(rawText).join(' '), /7000 cells lie beyond what is read/u);
    assert.equal(questionsIn(reading, guessMapping(reading)).length, 2000);
    const long = await read(withPart('xl/sharedStrings.xml', (xml) => xml.replace('Is it so?', 'x'.repeat(20_000))));
    assert.match(long.notes.map(rawText).join(' '), /1 texts are longer than 8000 characters/u);
  });

  it('keeps macros and links to other files where they are, and says so', async () => {
    const bytes = workbookFile([{ name: 'Q', rows: questions }], { more: { 'xl/vbaProject.bin': new Uint8Array([1, 2, 3]), 'xl/externalLinks/externalLink1.xml': '<!DOCTYPE x><x/>' }, moreRelations: [['rIdV', 'vbaProject', 'vbaProject.bin'], ['rIdX', 'externalLink', 'externalLinks/externalLink1.xml']] });
    const reading = await read(bytes);
    assert.match(reading.notes.map(rawText).join(' '), /holds macros.*points at 1 other workbooks/u);
    await filledOf(sourceOf('x', bytes), [{ grid: 0, row: 2, column: 1, text: 'Yes' }]);
  });

  it('has merged cells, rules and names of absurd size, and stays quick', async () => {
    const merged = `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(1000)}</mergeCells>`;
    const rules = `<dataValidations>${`<dataValidation type="list" sqref="${'A1:XFD1048576 '.repeat(50)}"><formula1>$A$1:$XFD$1048576</formula1></dataValidation>`.repeat(500)}</dataValidations>`;
    const before = performance.now();
    await read(withPart(sheetPart, (xml) => xml.replace('</sheetData>', `</sheetData>${merged}${rules}`)));
    assert.ok(performance.now() - before < 10_000);
  });

  it('writes nothing that a program would run, whatever an answer says', async () => {
    const evil = ['=cmd|\'/c calc\'!A0', '+1', '-1', '@SUM(1)', '\t=1', '<script>', ']]>', '</t></is></c>', '_x0000_', '&#0;', '\u202eabc', 'a'.repeat(8000)];
    const bytes = workbookFile([{ name: 'Q', rows: [['Question', 'Answer'], ...evil.map((_text, index) => [`Is it so ${index}?`, ''])] }]);
    const { bytes: out, left } = await filledOf(sourceOf('x', bytes), evil.map((text, index) => ({ grid: 0, row: index + 2, column: 1, text })));
    assert.equal(left.length, 0);
    const cells = (await read(out)).grids[0]?.rows.slice(1).map(({ cells: own }) => own[1]?.text) ?? [];
    assert.deepEqual(cells.slice(0, 4), evil.slice(0, 4));
    assert.deepEqual(cells.slice(4), ['=1', '<script>', ']]>', '</t></is></c>', '_x0000_', '&#0;', '\\u{202e}abc', 'a'.repeat(8000)]);
    const table = await filledOf(sourceOf('x', Buffer.from(`Question,Answer\n${evil.map((_text, index) => `Is it so ${index}?,`).join('\n')}\n`)), evil.map((text, index) => ({ grid: 0, row: index + 2, column: 1, text })));
    for (const line of Buffer.from(table.bytes).toString('utf8').split('\n')) assert.doesNotMatch(line, /,"?[=+\-@\t]/u);
  });

  it('is a text with boxes, deleted words and fields, of which only what is seen is asked', async () => {
    const reading = await read(documentFile(`${paragraph('Is this seen?')}<w:p><w:del><w:r><w:t>Is this deleted?</w:t></w:r></w:del><w:r><w:instrText>HYPERLINK "https://evil.example"</w:instrText></w:r><w:r><w:t>And is this seen?</w:t></w:r></w:p>`));
    assert.deepEqual(questionsIn(reading, guessMapping(reading)).map(({ text }) => text), ['Is this seen?', 'And is this seen?']);
    assert.match(reading.notes.map(rawText).join(' '), /changes that were not accepted/u);
  });
});
