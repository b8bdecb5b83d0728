import type { Text } from '../../../model/text.ts';
import type { Cell, ShownVerdict } from '../report-document.ts';
import { verdictWords } from '../verdict-words.ts';
import { type, verdictColours, type TypeStyle } from './look.ts';
import type { Sheet } from './sheet.ts';

/** Where a cell’s content stands. */
export interface CellBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** What is beyond it is cut. */
  readonly height: number;
  readonly align: 'left' | 'right';
}

/** Width of a verdict’s mark with the space beside it. */
const markWidth = 11;
/** Height of the mark where the word stands below it. */
const markHeight = 10;

/** How high a cell’s content will stand. */
export function heightOfCell(sheet: Sheet, cell: Cell, style: TypeStyle, width: number): number {
  if ('parts' in cell) return sheet.heightOf(cell, style, width);
  if ('lines' in cell) return linesOf(cell.lines, style).reduce((sum, [line, own]) => sum + sheet.heightOf(line, own, width), 0);
  return layOut(sheet, cell.verdict, style, width).height;
}

/** Writes a cell’s content, to be called inside the element that holds it. */
export function writeCell(sheet: Sheet, cell: Cell, style: TypeStyle, box: CellBox): void {
  if ('parts' in cell) sheet.write(cell, style, box);
  else if ('verdict' in cell) writeVerdict(sheet, cell.verdict, style, box);
  else {
    let y = box.y;
    for (const [line, own] of linesOf(cell.lines, style)) {
      const left = box.y + box.height - y;
      if (left < own.size) return;
      sheet.write(line, own, { ...box, y, height: left });
      y += sheet.heightOf(line, own, box.width);
    }
  }
}

function linesOf(lines: readonly Text[], style: TypeStyle): readonly (readonly [Text, TypeStyle])[] {
  return lines.map((line, index) => [line, index === 0 ? style : { ...type.soft, size: style.size - 1, gap: style.gap }] as const);
}

/** The verdict as a word, with a mark whose shape differs too, so that colour carries no meaning alone. */
function writeVerdict(sheet: Sheet, verdict: ShownVerdict, style: TypeStyle, box: CellBox): void {
  const { own, isBelow } = layOut(sheet, verdict, style, box.width);
  const { colour } = own;
  const radius = 2.9;
  const [x, y] = [box.x + 3.2, box.y + own.size * 0.6];
  sheet.drawing((document) => {
    const isOpen = verdict === 'unknown' || verdict === 'not-applicable' || verdict === 'another-way';
    if (isOpen || verdict === 'partly-met') document.circle(x, y, radius - 0.4).lineWidth(0.9).stroke(colour);
    if (verdict === 'partly-met') document.path(`M${x},${y - radius}A${radius},${radius} 0 0 0 ${x},${y + radius}Z`).fill(colour);
    if (!isOpen && verdict !== 'partly-met') document.circle(x, y, radius).fill(colour);
  });
  const place = isBelow ? { ...box, y: box.y + markHeight } : { ...box, x: box.x + markWidth, width: box.width - markWidth };
  sheet.write(verdictWords(verdict), own, { ...place, align: 'left' });
}

/** A verdict’s word is not broken: in a narrow field it stands below its mark, and is set as small as it needs. */
function layOut(sheet: Sheet, verdict: ShownVerdict, { size, gap }: TypeStyle, width: number): { readonly own: TypeStyle; readonly isBelow: boolean; readonly height: number } {
  const own: TypeStyle = { face: 'strong', size, gap, colour: verdictColours[verdict] };
  const words = verdictWords(verdict);
  const needed = Math.max(...words.split(' ').map((word) => sheet.widthOf(word, own))) + 1;
  const isBelow = needed > width - markWidth;
  const fitting = isBelow && needed > width ? { ...own, size: (own.size * width) / needed } : own;
  return { own: fitting, isBelow, height: isBelow ? markHeight + sheet.heightOf(words, fitting, width) : sheet.heightOf(words, own, width - markWidth) };
}
