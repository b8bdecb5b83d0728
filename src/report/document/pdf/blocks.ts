import type { Text } from '../../../model/text.ts';
import type { Block, Fact } from '../report-document.ts';
import { heightOfCell, writeCell } from './cell.ts';
import { writeChart } from './chart.ts';
import { colours, type } from './look.ts';
import type { Sheet } from './sheet.ts';
import { beginningOfTable, writeTable, type Pause } from './table.ts';

/** Space after a block. */
const after = 7;
/** A paragraph of less than this height is not broken over two pages. */
const keptTogether = 80;

/** Writes one block of a part. @param pause lets other work of the process go on between two lines of a long table */
export async function writeBlock(sheet: Sheet, block: Block, pause: Pause): Promise<void> {
  switch (block.kind) {
    case 'paragraph': return writeParagraph(sheet, block.text, block.tone);
    case 'list': return writeList(sheet, block.items, block.isNumbered === true);
    case 'facts': return writeFacts(sheet, block.facts);
    case 'table': return writeTable(sheet, block, pause);
    case 'chart': return writeChart(sheet, block.chart);
    case 'signature': return writeSignature(sheet, block.lines);
  }
}

/** How much must stand on the page of a heading, so that it is not left behind: a short paragraph brings what it leads to. */
export function beginningOf(sheet: Sheet, [block, ...rest]: readonly Block[]): number {
  switch (block?.kind) {
    case undefined: return 0;
    case 'paragraph': {
      const height = sheet.heightOf(block.text, type.body, sheet.width);
      return height < keptTogether ? height + after + (rest[0]?.kind === 'paragraph' ? 0 : beginningOf(sheet, rest.slice(0, 1))) : keptTogether;
    }
    case 'chart': return 175;
    case 'signature': return 60 * block.lines.length;
    case 'table': return beginningOfTable(sheet, block);
    case 'facts': return Math.min(heightOfFacts(sheet, block.facts), sheet.pageHeight / 2);
    case 'list': return 34;
  }
}

function writeParagraph(sheet: Sheet, text: Text, tone: 'notice' | 'soft' | undefined): void {
  const style = tone === 'soft' ? type.soft : type.body;
  const inset = tone === 'notice' ? 12 : 0;
  const width = sheet.width - inset;
  const height = sheet.heightOf(text, style, width);
  if (height < keptTogether || tone === 'notice') sheet.room(height);
  const top = sheet.y;
  sheet.element('P', () => { sheet.y = sheet.write(text, style, { x: sheet.left + inset, y: sheet.y, width }); });
  if (tone === 'notice' && sheet.y > top) sheet.decoration((document) => document.rect(sheet.left, top - 1, 2.5, sheet.y - top).fill(colours.accent));
  sheet.y += after;
}

async function writeList(sheet: Sheet, items: readonly Text[], isNumbered: boolean): Promise<void> {
  const indent = 15;
  await sheet.within('L', async () => {
    for (const [index, item] of items.entries()) {
      const width = sheet.width - indent;
      const height = sheet.heightOf(item, type.body, width);
      if (height < keptTogether) sheet.room(height);
      await sheet.within('LI', () => {
        const top = sheet.y;
        sheet.element('Lbl', () => { sheet.write(isNumbered ? `${index + 1}.` : '•', { ...type.body, colour: colours.soft }, { x: sheet.left, y: top, width: indent }); });
        sheet.element('LBody', () => { sheet.y = sheet.write(item, type.body, { x: sheet.left + indent, y: top, width }); });
      });
      sheet.y += 2.5;
    }
  });
  sheet.y += after - 2.5;
}

/** Names and values beside each other; a table of two columns for whoever hears it. */
async function writeFacts(sheet: Sheet, facts: readonly Fact[]): Promise<void> {
  const width = sheet.width - nameWidth;
  const whole = heightOfFacts(sheet, facts);
  if (whole < sheet.pageHeight / 2) sheet.room(whole);
  await sheet.within('Table', async () => {
    for (const fact of facts) {
      const height = Math.min(heightOfFact(sheet, fact), sheet.pageHeight);
      sheet.room(height);
      await sheet.within('TR', () => {
        const top = sheet.y;
        sheet.element('TH', () => { sheet.write(fact.name, type.soft, { x: sheet.left, y: top + 0.8, width: nameWidth - 10 }); }, { scope: 'Row' });
        sheet.element('TD', () => writeCell(sheet, fact.value, type.body, { x: sheet.left + nameWidth, y: top, width, height: height + 1, align: 'left' }));
        sheet.y = top + height;
      });
      sheet.y += betweenFacts;
    }
  });
  sheet.y += after;
}

const nameWidth = 118;
const betweenFacts = 2.5;

function heightOfFact(sheet: Sheet, { name, value }: Fact): number {
  return Math.max(heightOfCell(sheet, value, type.body, sheet.width - nameWidth), sheet.heightOf(name, type.soft, nameWidth - 10));
}

function heightOfFacts(sheet: Sheet, facts: readonly Fact[]): number {
  return facts.reduce((sum, fact) => sum + heightOfFact(sheet, fact) + betweenFacts, 0);
}

/** Lines to be filled in by hand, kept together. */
function writeSignature(sheet: Sheet, lines: readonly string[]): void {
  const [step, width] = [46, 250];
  sheet.room(step * lines.length);
  for (const line of lines) {
    const y = sheet.y + step - 14;
    sheet.rule(y - 3, colours.strong, sheet.left, width);
    sheet.element('P', () => { sheet.write(line, type.soft, { x: sheet.left, y, width }); });
    sheet.y += step;
  }
}
