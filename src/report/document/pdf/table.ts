import { ours } from '../../../model/text.ts';
import type { Cell, Column, Table } from '../report-document.ts';
import { heightOfCell, writeCell } from './cell.ts';
import { colours, type, type TypeStyle } from './look.ts';
import type { Sheet } from './sheet.ts';

/** Lets other work of the process go on. */
export type Pause = () => Promise<void>;

const padding = { x: 4, y: 3.6 };
/** Lines that are written between two pauses. */
const linesAtOnce = 8;
/** Lines that stand with the head of a table at least: fewer would look left behind. A short table is not broken at all. */
const linesWithHead = 3;
const keptTogether = 8;

interface Laid {
  readonly column: Column;
  readonly x: number;
  /** Without the space at both sides. */
  readonly width: number;
}

/** Writes a table; on each further page its head stands again. */
export async function writeTable(sheet: Sheet, { columns, rows }: Table, pause: Pause): Promise<void> {
  const laid = laidOut(sheet, columns);
  const headHeight = headHeightOf(sheet, laid);
  sheet.room(beginningHeight(sheet, laid, headHeight, rows));
  await sheet.within('Table', async () => {
    await sheet.within('TR', () => {
      writeHead(sheet, laid, headHeight, (write) => sheet.element('TH', write, { scope: 'Column' }));
    });
    for (const [index, cells] of rows.entries()) {
      if (index % linesAtOnce === linesAtOnce - 1) await pause();
      const height = Math.min(lineHeight(sheet, laid, cells), sheet.pageHeight - headHeight);
      // On a further page the head is for the eye alone: the tree holds it once.
      if (sheet.room(height)) writeHead(sheet, laid, headHeight, (write) => sheet.decoration(write));
      await sheet.within('TR', () => writeLine(sheet, laid, cells, height));
    }
  });
  sheet.y += 9;
}

/** How much of a table must stand together with what leads to it. */
export function beginningOfTable(sheet: Sheet, { columns, rows }: Table): number {
  const laid = laidOut(sheet, columns);
  return beginningHeight(sheet, laid, headHeightOf(sheet, laid), rows);
}

function beginningHeight(sheet: Sheet, laid: readonly Laid[], headHeight: number, rows: Table['rows']): number {
  const first = rows.slice(0, rows.length <= keptTogether ? rows.length : linesWithHead).reduce((sum, cells) => sum + lineHeight(sheet, laid, cells), 0);
  return Math.min(headHeight + first, sheet.pageHeight / 2);
}

function laidOut(sheet: Sheet, columns: readonly Column[]): readonly Laid[] {
  const whole = columns.reduce((sum, { weight }) => sum + weight, 0);
  let x = sheet.left;
  return columns.map((column) => {
    const width = (column.weight / whole) * sheet.width;
    const laid = { column, x: x + padding.x, width: width - 2 * padding.x };
    x += width;
    return laid;
  });
}

function writeHead(sheet: Sheet, laid: readonly Laid[], height: number, as: (write: () => void) => void): void {
  const top = sheet.y;
  sheet.decoration((document) => document.rect(sheet.left, top, sheet.width, height).fill(colours.ground));
  for (const { column, x, width } of laid) as(() => { sheet.write(column.title, type.columnHead, { x, y: top + padding.y, width, align: alignOf(column) }); });
  sheet.y = top + height;
  sheet.rule(sheet.y, colours.strong);
}

function writeLine(sheet: Sheet, laid: readonly Laid[], cells: readonly Cell[], height: number): void {
  const top = sheet.y;
  for (const [index, { column, x, width }] of laid.entries()) {
    const isHead = index === 0;
    sheet.element(isHead ? 'TH' : 'TD', () => writeCell(sheet, cells[index] ?? ours(''), styleOf(column, isHead), { x, y: top + padding.y, width, height: height - 2 * padding.y + 1, align: alignOf(column) }), isHead ? { scope: 'Row' } : {});
  }
  sheet.y = top + height;
  sheet.rule(sheet.y);
}

function headHeightOf(sheet: Sheet, laid: readonly Laid[]): number {
  return Math.max(...laid.map(({ column, width }) => sheet.heightOf(column.title, type.columnHead, width))) + 2 * padding.y;
}

function lineHeight(sheet: Sheet, laid: readonly Laid[], cells: readonly Cell[]): number {
  return Math.max(...laid.map(({ column, width }, index) => heightOfCell(sheet, cells[index] ?? ours(''), styleOf(column, index === 0), width))) + 2 * padding.y;
}

function styleOf(column: Column, isHead: boolean): TypeStyle {
  if (column.isCode === true) return type.code;
  const style = isHead ? type.cellHead : type.cell;
  return column.align === 'end' ? { ...style, isAligned: true } : style;
}

function alignOf({ align }: Column): 'left' | 'right' {
  return align === 'end' ? 'right' : 'left';
}
