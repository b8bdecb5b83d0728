import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { documentFile, paragraph, wordTable, workbookFile } from '../../../test/support/office-files.ts';
import { rawText } from '../../model/text.ts';
import type { FoundQuestion, Placement, QuestionnaireMapping, QuestionnaireReading } from '../../model/questionnaire.ts';
import { guessMapping } from '../../read/questionnaire/guess-mapping.ts';
import { questionsIn } from '../../read/questionnaire/questions-in.ts';
import { sourceOf, Unreadable } from '../../read/source.ts';
import { fillQuestionnaire, readQuestionnaire } from './ask-questionnaire.ts';
import { filledOf, readingOf } from './perform-questionnaire.ts';

describe('a questionnaire', () => {
  const bytesOf = (content: Uint8Array | string): Uint8Array => (typeof content === 'string' ? new TextEncoder().encode(content) : content);

  async function read(content: Uint8Array | string): Promise<{ readonly reading: QuestionnaireReading; readonly mapping: QuestionnaireMapping }> {
    const reading = await readingOf(sourceOf('file', bytesOf(content)));
    return { reading, mapping: guessMapping(reading) };
  }

  async function questions(content: Uint8Array | string): Promise<readonly FoundQuestion[]> {
    const { reading, mapping } = await read(content);
    return questionsIn(reading, mapping);
  }

  async function filled(content: Uint8Array | string, placements: readonly Placement[]): Promise<{ readonly bytes: Uint8Array; readonly left: readonly string[] }> {
    const { bytes, left } = await filledOf(sourceOf('file', bytesOf(content)), placements);
    return { bytes, left: left.map(({ why }) => rawText(why)) };
  }

  const asked = ['Do you support single sign-on?', 'Describe how you log security events.', 'Is there a disclosure policy?'];
  const rule = (formula: string): string => `<dataValidations count="1"><dataValidation type="list" sqref="C3:C50"><formula1>${formula}</formula1></dataValidation></dataValidations>`;

  it('finds questions, numbers, lists and room for answers in a workbook, and writes only there', async () => {
    const picture = new Uint8Array([137, 80, 78, 71, 1, 2, 3]);
    const bytes = workbookFile([
      { name: 'Read me', rows: [['Vendor security questionnaire of Globex Procurement'], ['Please fill in the sheet Security.']] },
      { name: 'Security', before: '<dimension ref="A1:D6"/>', rows: [['Globex vendor questions'], ['No.', 'Question', 'Yes/No', 'Comments'], ['Access'], ['1', asked[0] ?? '', '', ''], ['2', asked[1] ?? '', '', null], ['3', asked[2] ?? '']], after: rule('Lists!$A$1:$A$3') },
      { name: 'Lists', state: 'hidden', rows: [['Yes'], ['No'], ['Not applicable']] },
    ], { more: { 'xl/media/image1.png': picture } });
    const { reading, mapping } = await read(bytes);
    assert.deepEqual(mapping.map(({ isUsed }) => isUsed), [false, true, false]);
    assert.match(reading.notes.map(rawText).join(' '), /The sheet Lists is hidden/u);
    const found = questionsIn(reading, mapping);
    assert.deepEqual(found.map(({ reference, section, text, choices, place }) => ({ reference, section, text, choices, place })), [0, 1, 2].map((index) => ({ reference: String(index + 1), section: 'Access', text: asked[index], choices: ['Yes', 'No', 'Not applicable'], place: { grid: 1, row: index + 4, choice: 2, answer: 3, evidence: null } })));
    const hostile = '=HYPERLINK("https://evil.example","x")';
    const { bytes: out, left } = await filled(bytes, [{ grid: 1, row: 4, column: 2, text: 'Yes' }, { grid: 1, row: 4, column: 3, text: 'SAML 2.0\nand OpenID Connect' }, { grid: 1, row: 5, column: 3, text: hostile }, { grid: 1, row: 6, column: 3, text: '_x0041_ & <b>' }]);
    assert.deepEqual(left, []);
    const again = await questions(out);
    assert.deepEqual(again.map(({ text, given }) => [text, given.choice, given.answer]), [[asked[0], 'Yes', 'SAML 2.0\nand OpenID Connect'], [asked[1], '', hostile], [asked[2], '', '_x0041_ & <b>']]);
    const [was, is] = [unzipSync(bytes), unzipSync(out)];
    assert.deepEqual(Object.keys(is), Object.keys(was));
    for (const name of Object.keys(was)) if (name !== 'xl/worksheets/sheet2.xml') assert.deepEqual(is[name], was[name], name);
    const sheet = new TextDecoder().decode(is['xl/worksheets/sheet2.xml']);
    assert.doesNotMatch(sheet, /<f>/u);
    assert.match(sheet, /<c r="C4" s="2" t="inlineStr">/u, 'the style of the cell stays');
    assert.ok(sheet.endsWith(new TextDecoder().decode(was['xl/worksheets/sheet2.xml']).split('</sheetData>')[1] ?? '-'), 'what follows the rows stays');
  });

  it('gives a table without room for answers a new column, and leaves a cell with a formula and a covered one alone', async () => {
    const bytes = workbookFile([{ name: 'Q', data: `<row><c t="inlineStr"><is><t>Question</t></is></c></row><row><c t="inlineStr"><is><t>${asked[0] ?? ''}</t></is></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>${asked[1] ?? ''}</t></is></c><c r="D3"><f>1+1</f><v>2</v></c></row><row r="4"><c r="A4" t="inlineStr"><is><t>${asked[2] ?? ''}</t></is></c></row>`, after: '<mergeCells count="1"><mergeCell ref="A4:B4"/></mergeCells>' }]);
    const { reading, mapping } = await read(bytes);
    const found = questionsIn(reading, mapping);
    assert.deepEqual(found.map(({ place }) => place.answer), [2, 2, 2], 'neither covered by the merged cell nor where a formula stands');
    const { left, bytes: out } = await filled(bytes, [{ grid: 0, row: 2, column: 2, text: 'One' }, { grid: 0, row: 3, column: 3, text: 'Two' }, { grid: 0, row: 4, column: 1, text: 'Three' }, { grid: 0, row: 4, column: 2, text: 'Four' }]);
    assert.deepEqual(left.length, 2);
    assert.match(left.join(' '), /holds a formula/u);
    assert.match(left.join(' '), /merged/u);
    assert.deepEqual(questionsIn((await read(out)).reading, mapping).map(({ given }) => given.answer), ['One', '', 'Four']);
  });

  it('reads lists written in the rule, named ones, and those of the newer form', async () => {
    const rows = [['Question', 'Response'], [asked[0] ?? '', '']];
    const of = async (after: string, names = ''): Promise<readonly string[]> => (await questions(workbookFile([{ name: 'Q', rows, after }, { name: 'My lists', state: 'veryHidden', rows: [['Full'], ['None']] }], { names })))[0]?.choices ?? [];
    const sheetRule = (formula: string): string => `<dataValidations><dataValidation type="list" sqref="B2 B9"><formula1>${formula}</formula1></dataValidation></dataValidations>`;
    assert.deepEqual(await of(sheetRule('"Yes, No,N/A"')), ['Yes', 'No', 'N/A']);
    assert.deepEqual(await of(sheetRule('levels'), '<definedName name="Levels">\'My lists\'!$A$1:$A$2</definedName>'), ['Full', 'None']);
    assert.deepEqual(await of('<extLst><ext xmlns:x14="x" xmlns:xm="y"><x14:dataValidations><x14:dataValidation type="list"><x14:formula1><xm:f>\'My lists\'!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>B2:B4</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>'), ['Full', 'None']);
    assert.deepEqual(await of(sheetRule('INDIRECT(A9)')), [], 'nothing is worked out');
  });

  it('reads a CSV file with any separator and encoding, and changes only the cells that get an answer', async () => {
    const table = `\uFEFFId;Question;Answer\r\nA-1;"Do you ""sign""\nreleases?";\r\n\r\nA-2;Which SBOM format?;old\r\n`;
    const found = await questions(table);
    assert.deepEqual(found.map(({ reference, text, given }) => [reference, text, given.answer]), [['A-1', 'Do you "sign"\nreleases?', ''], ['A-2', 'Which SBOM format?', 'old']]);
    const { bytes: out } = await filled(table, found.map(({ place }, index) => ({ grid: 0, row: place.row, column: 2, text: index === 0 ? '=1+1; yes\nand more' : 'CycloneDX' })));
    assert.equal(Buffer.from(out).toString('utf8'), `\uFEFFId;Question;Answer\r\nA-1;"Do you ""sign""\nreleases?";"'=1+1; yes\nand more"\r\n\r\nA-2;Which SBOM format?;"CycloneDX"\r\n`);
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Question\tReply\nIs it so?\nAnd so?\t', 'utf16le')]);
    assert.equal(Buffer.from((await filled(wide, [{ grid: 0, row: 2, column: 1, text: 'Ja' }, { grid: 0, row: 3, column: 2, text: 'x' }])).bytes).toString('utf16le'), '\uFEFFQuestion\tReply\nIs it so?\t"Ja"\nAnd so?\t\t"x"');
  });

  it('reads paragraphs and tables of a text, and answers below the question or in its cell', async () => {
    const text = documentFile(`${paragraph('Questions', 'Heading1')}${paragraph('Thank you for answering.')}${paragraph(`1. ${asked[0] ?? ''}`)}<w:p><w:r><w:t>Is there a </w:t></w:r><w:r><w:del><w:t>secret </w:t></w:del></w:r><w:r><w:t>disclosure policy?</w:t></w:r></w:p>`);
    const found = await questions(text);
    assert.deepEqual(found.map((one) => [one.section, one.text, one.place.answer]), [['Questions', `1. ${asked[0] ?? ''}`, 'below'], ['Questions', 'Is there a disclosure policy?', 'below']]);
    const { bytes: out, left } = await filled(text, found.map(({ place }) => ({ grid: place.grid, row: place.row, column: 'below', text: 'First line\nsecond <line>' })));
    assert.deepEqual(left, []);
    assert.deepEqual((await questions(out)).map((one) => one.text), found.map((one) => one.text));
    const document = new TextDecoder().decode(unzipSync(out)['word/document.xml']);
    assert.match(document, /single sign-on\?<\/w:t><\/w:r><\/w:p><w:p><w:r><w:t xml:space="preserve">First line<\/w:t><w:br\/><w:t xml:space="preserve">second &#60;line&#62;<\/w:t>/u);

    const table = documentFile(`${paragraph('Please answer in the tables.')}${wordTable([['#', 'Question', 'Answer'], ['1', asked[0] ?? '', ''], ['2', asked[1] ?? '', 'Draft:']])}${wordTable([['Question', 'Answer'], [asked[2] ?? '', '']])}`);
    const inTables = await questions(table);
    assert.deepEqual(inTables.map(({ reference, text: words, place }) => [reference, words, place.grid, place.answer]), [['1', asked[0], 1, 2], ['2', asked[1], 1, 2], ['', asked[2], 2, 1]]);
    const { bytes: outTables } = await filled(table, inTables.map(({ place }, index) => ({ grid: place.grid, row: place.row, column: Number(place.answer), text: `Answer ${index}` })));
    assert.deepEqual((await questions(outTables)).map(({ given }) => given.answer), ['Answer 0', 'Draft:\nAnswer 1', 'Answer 2']);
  });

  it('reads and fills its own form', async () => {
    const own = { schema: 'assay-questionnaire-1', title: 'Ours', questions: [{ id: 'Q1', section: 'One', question: 'Is it so?', requirements: ['pledge/vdp'], choices: ['Yes', 'No'] }, { question: 'And this?' }] };
    const form = JSON.stringify(own);
    const found = await questions(form);
    assert.deepEqual(found.map(({ reference, section, text, choices, requirements }) => ({ reference, section, text, choices, requirements })), [{ reference: 'Q1', section: 'One', text: 'Is it so?', choices: ['Yes', 'No'], requirements: ['pledge/vdp'] }, { reference: '', section: '', text: 'And this?', choices: [], requirements: [] }]);
    const { bytes: out, left } = await filled(form, [{ grid: 0, row: 1, column: 7, text: 'planned' }, { grid: 0, row: 1, column: 4, text: 'Next year' }, { grid: 0, row: 2, column: 7, text: 'perhaps' }]);
    assert.equal(left.length, 1);
    assert.deepEqual(JSON.parse(Buffer.from(out).toString('utf8')), { ...own, questions: [{ ...own.questions[0], answer: { state: 'planned', text: 'Next year' } }, own.questions[1]] });
  });

  it('is read and filled by a process that may only read it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-questionnaire-'));
    try {
      const path = join(folder, 'asked.csv');
      writeFileSync(path, 'Question,Answer\nIs it so?,\nAnd this?,\n');
      const { reading, mapping } = await readQuestionnaire(path);
      assert.deepEqual(questionsIn(reading, mapping).map(({ text }) => text), ['Is it so?', 'And this?']);
      const to = join(folder, 'filled.csv');
      assert.deepEqual(await fillQuestionnaire(path, [{ grid: 0, row: 3, column: 1, text: 'Yes' }, { grid: 0, row: 9, column: 1, text: 'No' }], folder, to), { placed: 1, left: [{ grid: 0, row: 9, why: { parts: ['The table has no such row.'] } }] });
      assert.equal(readFileSync(to, 'utf8'), 'Question,Answer\nIs it so?,\nAnd this?,"Yes"\n');
      writeFileSync(path, '%PDF-1.7');
      await assert.rejects(readQuestionnaire(path), (problem) => problem instanceof Unreadable && /is a PDF/u.test(problem.reason));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
