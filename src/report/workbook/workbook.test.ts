import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { SaxesParser } from 'saxes';
import { fromBufferPromise } from 'yauzl';
import { acme } from '../../../test/example/vendor-position.ts';
import { forbiddenWording } from '../../../test/wording.ts';
import { clauseLabel } from '../../catalog/questions/index.ts';
import { quote, rawText, say } from '../../model/text.ts';
import type { VendorPosition } from '../../model/vendor-position.ts';
import { disclaimer } from '../words.ts';
import { correction } from '../vendor-view/words.ts';
import { questionsWorkbook } from './questions-workbook.ts';

/** The members of the zip archive as texts, by name. */
async function unpacked(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const archive = await fromBufferPromise(Buffer.from(bytes));
  const members = new Map<string, string>();
  for await (const entry of archive.eachEntry()) members.set(entry.fileName, (await buffer(await archive.openReadStreamPromise(entry))).toString('utf8'));
  return members;
}

interface Cells {
  readonly rows: readonly (readonly string[])[];
  readonly types: ReadonlySet<string>;
  readonly elements: ReadonlySet<string>;
}

/** What a program that reads the sheet sees in its cells. */
function cellsOf(xml: string): Cells {
  const rows: string[][] = [];
  const types = new Set<string>();
  const elements = new Set<string>();
  const parser = new SaxesParser();
  parser.on('error', (problem) => assert.fail(problem));
  parser.on('opentag', (tag) => {
    elements.add(tag.name);
    if (tag.name === 'row') rows.push([]);
    if (tag.name === 'c') {
      rows.at(-1)?.push('');
      if (tag.attributes['t'] !== undefined) types.add(String(tag.attributes['t']));
    }
  });
  parser.on('text', (text) => {
    const row = rows.at(-1);
    if (row !== undefined && row.length > 0 && text.trim() !== '' && !elements.has('dataValidations')) row[row.length - 1] += text;
  });
  parser.write(xml).close();
  return { rows, types, elements };
}

const members = await unpacked(await questionsWorkbook(acme));
const guide = cellsOf(members.get('xl/worksheets/sheet1.xml') ?? '');
const sheetXml = members.get('xl/worksheets/sheet2.xml') ?? '';
const sheet = cellsOf(sheetXml);

describe('the workbook of questions', () => {
  it('has two sheets that say what they are', () => assert.deepEqual([...(members.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)].map((match) => match[1]), ['How to use', 'Questions']));

  it('has a row for each question that remains, with room for the answer and a clause named a draft', () => {
    assert.deepEqual(sheet.rows[0], ['Id', 'Section', 'Question', 'Why it matters', 'What a good answer shows', 'What was seen from outside', 'State of the answer', 'Answer', 'Evidence attached', clauseLabel]);
    assert.equal(sheet.rows.length, acme.questions.length + 1);
    for (const question of acme.questions) {
      const row = sheet.rows.find((cells) => cells[0] === question.requirement);
      assert.deepEqual(row?.slice(2), [question.ask, question.why, question.goodAnswer, rawText(question.open), '', '', '', question.clause]);
    }
  });

  it('offers the states of an answer as a list, each explained on the first sheet', () => {
    const [, range, list] = /<dataValidation type="list"[^>]*sqref="([^"]*)"><formula1>&#34;([^&]*)&#34;<\/formula1>/.exec(sheetXml) ?? [];
    assert.equal(range, `G2:G${acme.questions.length + 1}`);
    const states = list?.split(',') ?? [];
    assert.equal(states.length, 5);
    assert.ok((list ?? '').length <= 255, 'the format allows no longer list');
    for (const state of states) assert.ok(guide.rows.some(([cell]) => cell?.startsWith(`${state}: `)), state);
  });

  it('keeps the header in view and wraps the columns', () => {
    assert.match(sheetXml, /<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"\/>/);
    assert.equal((members.get('xl/styles.xml') ?? '').match(/wrapText="1"/g)?.length, 5);
    assert.equal((sheetXml.match(/<col /g) ?? []).length, 10);
  });

  it('says how to use it, where to ask further, whose verdict it is not, when it was seen and how to correct it', () => {
    const words = guide.rows.flat().join('\n');
    for (const word of [disclaimer, ...correction, acme.capture.digest, '2026-11-20', 'Cybersecurity Advisor', 'K-12', 'Software Acquisition Guide', 'draft for your counsel']) assert.ok(words.includes(word), word);
    assert.doesNotMatch(words, forbiddenWording);
    assert.doesNotMatch(words, /https?:/);
    assert.doesNotMatch(sheet.rows.flat().join('\n'), forbiddenWording);
  });

  it('holds text only, whatever a cell begins with', async () => {
    for (const start of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '_x003D_1+1', '=HYPERLINK("https://evil.example")', '<f>1</f>', '</t></is></c><c><f>1</f></c>']) {
      const hostile: VendorPosition = { ...acme, vendor: { domain: start, name: start, product: start }, questions: acme.questions.map((question) => ({ ...question, open: say`${quote(start)}` })) };
      const parts = await unpacked(await questionsWorkbook(hostile));
      for (const name of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']) {
        const cells = cellsOf(parts.get(name) ?? '');
        assert.deepEqual([...cells.types], ['inlineStr'], start);
        assert.equal(cells.elements.has('f'), false, start);
      }
      const seen = cellsOf(parts.get('xl/worksheets/sheet2.xml') ?? '').rows[1]?.[5];
      assert.equal(seen, start.replace('\t', '\\u{9}').replace('_x003D_', '_x005F_x003D_'));
    }
    assert.equal((members.get('xl/styles.xml') ?? '').match(/quotePrefix="1"/g)?.length, 5, 'a cell that is edited stays text');
  });

  it('has the same bytes for the same position', async () => {
    assert.deepEqual(await questionsWorkbook(acme), await questionsWorkbook(structuredClone(acme)));
  });

  it('stays a workbook when no question remains', async () => {
    const parts = await unpacked(await questionsWorkbook({ ...acme, questions: [] }));
    assert.equal(cellsOf(parts.get('xl/worksheets/sheet2.xml') ?? '').rows.length, 1);
  });
});
