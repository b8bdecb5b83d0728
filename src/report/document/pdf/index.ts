import { ours } from '../../../model/text.ts';
import { disclaimer } from '../../words.ts';
import type { Part, ReportDocument } from '../report-document.ts';
import { beginningOf, writeBlock } from './blocks.ts';
import { colours, type } from './look.ts';
import { Sheet, type ReportFonts } from './sheet.ts';
import type { Pause } from './table.ts';

/**
 * Writes a report as a tagged PDF: titled, with its language, real headings, tables whose heads are heads, charts as
 * lines with a description, and the letters embedded. The same report gives the same bytes.
 * @param fonts faces as TrueType files
 * @param pause lets other work of the process go on; it is asked for between blocks
 */
export async function pdfReport(report: ReportDocument, fonts: ReportFonts, pause: Pause = async () => undefined): Promise<Uint8Array> {
  const sheet = await Sheet.open(windowTitle(report), report.madeAt, report.paper, fonts);
  sheet.element('H1', () => { sheet.y = sheet.write(report.title, type.title, { x: sheet.left, y: sheet.y, width: sheet.width }); });
  sheet.element('P', () => { sheet.y = sheet.write(report.subject, type.subject, { x: sheet.left, y: sheet.y + 1, width: sheet.width }); });
  sheet.rule(sheet.y + 7, colours.accent);
  sheet.y += 18;
  if (report.facts.length > 0) await writeBlock(sheet, { kind: 'facts', facts: report.facts }, pause);
  for (const part of report.parts) await writePart(sheet, part, 2, pause);
  sheet.room(40);
  sheet.rule(sheet.y + 6);
  sheet.y += 14;
  for (const words of report.closing) await writeBlock(sheet, { kind: 'paragraph', text: words, tone: 'soft' }, pause);
  return sheet.end((page, number, of, y) => page.decoration(() => {
    page.write(windowTitle(report), type.foot, { x: page.left, y, width: page.width - 70, height: 9 });
    page.write(disclaimer, type.foot, { x: page.left, y: y + 10.5, width: page.width - 70, height: 9 });
    page.write(`${number} of ${of}`, type.foot, { x: page.left + page.width - 70, y, width: 70, height: 9, align: 'right' });
  }, 'Pagination'));
}

function windowTitle({ title, subject }: ReportDocument): readonly ReportDocument['title'][] {
  return [title, ours(': '), subject];
}

async function writePart(sheet: Sheet, { title, blocks, parts = [], beginsPage }: Part, level: 2 | 3 | 4, pause: Pause): Promise<void> {
  const style = level === 2 ? type.heading2 : type.heading3;
  const space = level === 2 ? 14 : 6;
  if (beginsPage === true) sheet.room(sheet.pageHeight);
  const first = parts[0];
  const next = blocks.length > 0 || first === undefined ? beginningOf(sheet, blocks) : sheet.heightOf(first.title, type.heading3, sheet.width) + beginningOf(sheet, first.blocks);
  sheet.room(space + sheet.heightOf(title, style, sheet.width) + 5 + next);
  if (!sheet.isAtTop) sheet.y += space;
  sheet.element(`H${level}`, () => { sheet.y = sheet.write(title, style, { x: sheet.left, y: sheet.y, width: sheet.width }); });
  sheet.y += level === 2 ? 5 : 3;
  for (const block of blocks) {
    await pause();
    await writeBlock(sheet, block, pause);
  }
  for (const part of parts) await writePart(sheet, part, level === 2 ? 3 : 4, pause);
}
