import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { ours, quote, say } from '../../model/text.ts';
import { reportFonts } from '../../workspace/reports/report-fonts.ts';
import { chartDrawing } from './chart-drawing.ts';
import { htmlReportDocument } from './html/index.ts';
import { pdfReport } from './pdf/index.ts';
import type { ReportFonts } from './pdf/sheet.ts';
import type { Block, ReportDocument } from './report-document.ts';

const hostile = '__proto__ constructor toString <img src=x onerror=alert(1)> </xmpmeta> ](javascript:) \u202Eevil\u202C \u0000 \ud800 ##vso[task] /JS (x) << >> 漢字 & “R&D”';

function report(blocks: readonly Block[], more: Partial<ReportDocument> = {}): ReportDocument {
  return { form: 'form-1', title: ours('A report'), subject: say`${quote('Gateway')}`, madeAt: '2026-05-31T09:00:00.000Z', paper: 'a4', facts: [{ name: 'Name', value: say`${quote('Gateway')}` }], parts: [{ title: ours('A part'), blocks }], closing: [ours('The end.')], ...more };
}

/** What stands in a PDF beside its packed streams, as letters of one byte. */
function openOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1').replaceAll(/\/FlateDecode\n>>\nstream\n.*?endstream/gsu, '');
}

/** Elements of the tree that says what is what, by their names. */
function tagsOf(bytes: Uint8Array): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [, tag] of openOf(bytes).matchAll(/\/S \/([A-Za-z0-9]+)\n/gu)) if (tag !== undefined) counts[tag] = (counts[tag] ?? 0) + 1;
  return counts;
}

const lines = (count: number): Block => ({ kind: 'table', caption: 'Many', columns: [{ title: 'Name', weight: 3 }, { title: 'Figure', weight: 1, align: 'end' }], rows: Array.from({ length: count }, (_, index) => [say`${quote(`line ${index}`)}`, ours(String(index))]) });

describe('a report as PDF', () => {
  let fonts: ReportFonts;
  before(async () => { fonts = await reportFonts(); });

  it('gives the same bytes for the same report, and says the time of the report and no other', async () => {
    const one = await pdfReport(report([lines(3)]), fonts);
    const other = await pdfReport(report([lines(3)]), fonts);
    assert.ok(Buffer.from(one).equals(Buffer.from(other)));
    const open = openOf(one);
    assert.match(open, /\/CreationDate \d+ 0 R/u);
    assert.match(open, /\(D:20260531090000Z\)/u);
    assert.deepEqual([...new Set([...open.matchAll(/D:(\d{8})/gu)].map(([, day]) => day))], ['20260531']);
  });

  it('is tagged, titled and in a language, with headings, tables whose heads are heads, and figures that are described', async () => {
    const chart: Block = { kind: 'chart', chart: { title: ours('A chart'), unit: 'share', points: [{ at: '2026-01-31', value: 0.2, words: '2 of 10' }, { at: '2026-02-28', value: 0.4, words: '4 of 10' }], description: ours('It grew from 2 of 10 to 4 of 10.') } };
    const bytes = await pdfReport(report([lines(2), { kind: 'list', items: [ours('One.'), ours('Two.')] }, { kind: 'facts', facts: [{ name: 'A', value: { verdict: 'met' } }] }, chart, { kind: 'signature', lines: ['Name', 'Date'] }]), fonts);
    const open = openOf(bytes);
    assert.match(open, /\/Lang \(en\)/u);
    assert.match(open, /\/Marked true/u);
    assert.match(open, /\/DisplayDocTitle true/u);
    assert.match(open, /<pdfuaid:part>1<\/pdfuaid:part>/u);
    assert.match(open, /\(A report: Gateway\)/u);
    assert.match(open, /\/Alt \(It grew from 2 of 10 to 4 of 10\.\)/u);
    const tags = tagsOf(bytes);
    // Facts at the head, the table with its head and two lines, and the fact of the part.
    assert.deepEqual([tags['H1'], tags['H2'], tags['Table'], tags['TR'], tags['TH'], tags['TD'], tags['L'], tags['LI'], tags['LBody'], tags['Figure']], [1, 1, 3, 5, 6, 4, 1, 2, 2, 1]);
    assert.match(open, /\/Scope \/Column/u);
    assert.match(open, /\/FontFile2/u, 'the letters are embedded');
    assert.doesNotMatch(open, /\/BaseFont \/(?:Helvetica|Times|Courier)/u);
  });

  it('carries nothing that acts or comes from elsewhere, whatever the words ask for', async () => {
    const words = say`${quote(hostile)}`;
    const bytes = await pdfReport(report([{ kind: 'paragraph', text: words }, { kind: 'table', caption: hostile, columns: [{ title: hostile, weight: 1 }], rows: [[words]] }, { kind: 'chart', chart: { title: words, unit: 'count', points: [{ at: '2026-01-31', value: 1, words: hostile }, { at: '2026-02-28', value: 2, words: hostile }], description: words } }], { title: words, subject: words }), fonts);
    const open = openOf(bytes);
    const metadata = /<x:xmpmeta.*endstream/su.exec(open)?.[0] ?? '';
    const acting = open.replace(metadata, '').replaceAll(/\((?:[^()\\]|\\.)*\)/gsu, '()');
    for (const part of ['/JavaScript', '/JS', '/OpenAction', '/AA', '/EmbeddedFile', '/Launch', '/URI', '/Annots', '/XObject /', '/GoToR', '/SubmitForm', '/AcroForm']) assert.equal(new RegExp(`${part}[\\s/<[(]`, 'u').test(acting), false, part);
    assert.match(metadata, /&#60;img src=x onerror=alert\(1\)&#62; &#60;\/xmpmeta&#62;/u);
    assert.equal((metadata.match(/<\/x:xmpmeta>/gu) ?? []).length, 1);
    assert.doesNotMatch(open, /\u202E/u);
  });

  it('writes the code of a letter that it has no shape for, and of one that nobody sees', async () => {
    const asked: string[] = [];
    const { Sheet } = await import('./pdf/sheet.ts');
    const { type } = await import('./pdf/look.ts');
    const sheet = await Sheet.open('Title', '2026-05-31T09:00:00.000Z', 'a4', fonts);
    for (const words of ['Łódź Ψ Ж ≥ →', '漢', '\u202E']) asked.push(String(sheet.widthOf(words, type.body) === sheet.widthOf(words === '漢' ? '\\u{6f22}' : words === '\u202E' ? '\\u{202e}' : words, type.body)));
    assert.deepEqual(asked, ['true', 'true', 'true']);
  });

  it('goes on over pages with a long table, its head again on each, and cuts a line that no page could hold', async () => {
    const bytes = await pdfReport(report([lines(120), { kind: 'table', caption: 'High', columns: [{ title: 'A', weight: 1 }, { title: 'B', weight: 9 }], rows: [[say`${quote('word '.repeat(6000), 30_000)}`, ours('beside')], [ours('after'), ours('it')]] }]), fonts);
    const open = openOf(bytes);
    const pages = Number(/\/Type \/Pages\n\/Count (\d+)/u.exec(open)?.[1]);
    assert.ok(pages >= 5 && pages <= 8, String(pages));
    const tags = tagsOf(bytes);
    assert.deepEqual([tags['Table'], tags['TR']], [3, 1 + 121 + 3], 'the tree has each head once');
  });

  it('asks for a pause so often that other work goes on', async () => {
    let pauses = 0;
    await pdfReport(report([lines(100)]), fonts, async () => { pauses += 1; });
    assert.ok(pauses >= 12, String(pauses));
  });
});

describe('a report as HTML', () => {
  it('escapes everything, loads nothing, and has its figures in the page and in a table', () => {
    const words = say`${quote(hostile)}`;
    const { value } = htmlReportDocument(report([{ kind: 'paragraph', text: words }, { kind: 'table', caption: hostile, columns: [{ title: hostile, weight: 1 }], rows: [[words]] }, { kind: 'chart', chart: { title: words, unit: 'share', points: [{ at: '2026-01-31', value: 0.2, words: hostile }, { at: '2026-02-28', value: undefined, words: 'withheld' }], description: words } }, { kind: 'facts', facts: [{ name: hostile, value: { lines: [words, words] } }] }], { title: words, subject: words }));
    assert.doesNotMatch(value, /<img|<script|<\/xmpmeta|\u202E|\u0000/u);
    assert.match(value, /\\u\{202e\}evil/u);
    assert.doesNotMatch(value, /(?:src|href)="(?!#)/u);
    assert.match(value, /default-src 'none'/u);
    assert.match(value, /<td class="number">withheld<\/td>/u);
  });

  it('has one heading of the first level, and the next below it', () => {
    const { value } = htmlReportDocument(report([], { parts: [{ title: ours('One'), blocks: [], parts: [{ title: ours('Two'), blocks: [], parts: [{ title: ours('Three'), blocks: [] }] }] }] }));
    assert.deepEqual([...value.matchAll(/<h(\d)>/gu)].map(([, level]) => level), ['1', '2', '3', '4']);
  });
});

describe('a chart', () => {
  const point = (at: string, value: number | undefined): { readonly at: string; readonly value: number | undefined; readonly words: string } => ({ at, value, words: '' });

  it('begins its axis at nothing, and breaks its line where a figure is withheld', () => {
    const { lines: drawn, dots } = chartDrawing({ unit: 'share', description: ours(''), points: [point('2026-01-31', 0.9), point('2026-02-28', 0.91), point('2026-03-31', undefined), point('2026-04-30', 0.92), point('2026-05-31', 0.93)] }, 400);
    assert.equal(drawn.filter(({ role }) => role === 'series').length, 2);
    assert.deepEqual(dots.map(({ role }) => role), ['point', 'point', 'withheld', 'point', 'last']);
    assert.ok(drawn.some(({ role, path }) => role === 'axis' && path.startsWith('M34,112')));
  });

  it('keeps its words apart and within its width', () => {
    for (const target of [0.88, 0.9, 0.92, 1, 0]) {
      const { labels, width } = chartDrawing({ unit: 'share', description: ours(''), points: [point('2026-01-31', 0.5), point('2026-05-31', 0.9)], target: { value: target, words: 'target' } }, 400);
      const beside = labels.filter(({ role }) => role === 'target' || role === 'value').filter(({ x }) => x > 300).map(({ y }) => y);
      assert.equal(beside.length, 2);
      assert.ok(Math.abs((beside[0] ?? 0) - (beside[1] ?? 0)) >= 10, `target ${target}`);
      assert.ok(labels.every(({ x }) => x >= 0 && x <= width));
    }
  });
});
