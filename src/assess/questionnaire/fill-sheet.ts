import { ours, say, type Text } from '../../model/text.ts';
import { parseXml, type XmlElement } from '../../read/gateway/xml.ts';
import { cellAt, columnLetters, holds, type CellRange } from '../../read/questionnaire/office/cell-reference.ts';
import { attributeOf, CellPlace, type SheetFacts } from '../../read/questionnaire/office/sheet-cells.ts';
import { sourceOf } from '../../read/source.ts';
import { Escaped } from '../../report/escape/escaped.ts';
import { xml } from '../../report/escape/xml.ts';
import { spliced, type Splice } from './splices.ts';

/** Text for one cell. */
export interface CellText {
  readonly row: number;
  /** From 0. */
  readonly column: number;
  readonly text: string;
}

interface OpenRow {
  readonly row: number;
  readonly start: number;
  readonly tagEnd: number;
  readonly isEmpty: boolean;
  readonly prefix: string;
  readonly tag: string;
  /** Cells of this row that are still to be written, by column. */
  readonly wanted: CellText[];
}

/**
 * Writes texts into a worksheet: each cell becomes an inline string with the style that it had, so that no program takes it for
 * a formula; everything else stays character for character. A cell that holds a formula is left alone.
 * @param document the member as it is, without a byte-order mark
 * @param facts of the same sheet
 */
export function fillSheet(document: string, facts: SheetFacts, texts: readonly CellText[]): { readonly document: string; readonly left: readonly { readonly cell: CellText; readonly why: Text }[] } {
  const left: { cell: CellText; why: Text }[] = [];
  const byRow = new Map<number, CellText[]>();
  for (const text of texts) {
    if (isCovered(text, facts.merged)) left.push({ cell: text, why: ours('The cell is covered by another one with which it is merged.') });
    else byRow.set(text.row, [...(byRow.get(text.row) ?? []), text]);
  }
  const splices: Splice[] = [];
  const place = new CellPlace();
  let row: OpenRow | undefined;
  let cell: { start: number; style: string | undefined; hasFormula: boolean; wanted: CellText | undefined } | undefined;
  parseXml(sourceOf('', new TextEncoder().encode(document)), {
    open: (element, end) => {
      const start = document.lastIndexOf('<', end - 1);
      if (element.name === 'row') {
        place.row(element);
        row = { row: place.at.row, start, tagEnd: end, isEmpty: document[end - 2] === '/', ...tagOf(document.slice(start, end)), wanted: (byRow.get(place.at.row) ?? []).toSorted((one, other) => one.column - other.column) };
        byRow.delete(place.at.row);
        if (row.isEmpty && row.wanted.length > 0) {
          splices.push({ from: start, to: end, text: `${row.tag}>${row.wanted.map((one) => cellXml(one, row?.prefix ?? '', undefined)).join('')}</${row.prefix}row>` });
          row.wanted.length = 0;
        } else if (row.wanted.length > 0) splices.push({ from: start, to: end, text: `${row.tag}>` });
      } else if (element.name === 'c' && row !== undefined) {
        place.cell(element);
        const { column } = place.at;
        insertBefore(splices, row, column, start);
        const [next] = row.wanted;
        const wanted = next?.column === column ? row.wanted.shift() : undefined;
        cell = { start, style: attributeOf(element, 's'), hasFormula: false, wanted };
      } else if (element.name === 'f' && cell !== undefined) cell.hasFormula = true;
      else if (element.name === 'dimension') splices.push(...wider(document, element, start, end, texts));
    },
    text: () => undefined,
    close: ({ name }, end) => {
      if (name === 'c' && cell !== undefined) {
        const { wanted, start, style, hasFormula } = cell;
        if (wanted !== undefined && hasFormula) left.push({ cell: wanted, why: ours('The cell holds a formula, which is not written over.') });
        else if (wanted !== undefined) splices.push({ from: start, to: end, text: cellXml(wanted, row?.prefix ?? '', style) });
        cell = undefined;
      } else if (name === 'row' && row !== undefined) {
        const closing = row.isEmpty ? end : document.lastIndexOf('<', end - 1);
        insertBefore(splices, row, Number.POSITIVE_INFINITY, closing);
        row = undefined;
      }
    },
  });
  for (const missing of byRow.values()) left.push(...missing.map((one) => ({ cell: one, why: say`The sheet has no row ${one.row}.` })));
  return { document: spliced(document, splices), left };
}

/** Whether a cell is covered by another one with which it is merged: what is written into it, nobody would see. */
function isCovered(cell: CellText, merged: readonly CellRange[]): boolean {
  return merged.some((range) => holds(range, cell) && (range.first.column !== cell.column || range.first.row !== cell.row));
}

/** Puts the cells that come before a column, or before the row’s end. */
function insertBefore(splices: Splice[], row: OpenRow, column: number, at: number): void {
  const before: CellText[] = [];
  while (row.wanted[0] !== undefined && row.wanted[0].column < column) {
    const next = row.wanted.shift();
    if (next !== undefined) before.push(next);
  }
  if (before.length > 0) splices.push({ from: at, to: at, text: before.map((one) => cellXml(one, row.prefix, undefined)).join('') });
}

function cellXml({ row, column, text }: CellText, prefix: string, style: string | undefined): string {
  const name = (local: string): Escaped<'xml'> => new Escaped('xml', `${prefix}${local}`);
  return xml`<${name('c')} r="${columnLetters(column)}${row}"${style === undefined ? xml`` : xml` s="${style}"`} t="inlineStr"><${name('is')}><${name('t')} xml:space="preserve">${lines(text)}</${name('t')}></${name('is')}></${name('c')}>`.value;
}

/** Text with its line ends as they are, and nothing that a program reads as the number of a character. */
function lines(text: string): Escaped<'xml'> {
  return new Escaped('xml', text.split('\n').map((line) => xml`${line}`.value.replaceAll(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')).join('\n'));
}

/** An opening tag without its end, and without the hint for which columns it has cells. */
function tagOf(tag: string): { readonly prefix: string; readonly tag: string } {
  return { prefix: /^<([^\s:/>]+:)?/.exec(tag)?.[1] ?? '', tag: tag.replace(/\s*\/?>$/, '').replace(/\sspans\s*=\s*(?:"[^"]*"|'[^']*')/, '') };
}

/** The stated size of the sheet, where new cells lie beyond it: some programs read no further. */
function wider(document: string, element: XmlElement, start: number, end: number, texts: readonly CellText[]): readonly Splice[] {
  const reference = attributeOf(element, 'ref') ?? '';
  const [from = '', to = from] = reference.split(':');
  const [first, last] = [cellAt(from), cellAt(to)];
  if (first === undefined || last === undefined) return [];
  const column = Math.max(last.column, ...texts.map((text) => text.column));
  const row = Math.max(last.row, ...texts.map((text) => text.row));
  if (column === last.column && row === last.row) return [];
  const tag = document.slice(start, end).replace(/\sref\s*=\s*(?:"[^"]*"|'[^']*')/, ` ref="${columnLetters(first.column)}${first.row}:${columnLetters(column)}${row}"`);
  return [{ from: start, to: end, text: tag }];
}
