import { Escaped, tagOf } from './escaped.ts';
import { visible } from './visible.ts';

/** One CSV cell (RFC 4180): always quoted, and never a formula for a spreadsheet. */
export const csvCell = tagOf('csv', (raw) => visible(raw).replaceAll('"', '""'));

/** A row of cells; each is guarded as a whole, so that a cell that begins with evidence is safe too. */
export function csvRow(cells: readonly Escaped<'csv'>[]): Escaped<'csv'> {
  return new Escaped('csv', `${cells.map((cell) => `"${guarded(cell.value)}"`).join(',')}\r\n`);
}

/** One cell for a table that somebody else made: always quoted, its lines kept, and never a formula. */
export function csvField(text: string): Escaped<'csv'> {
  return new Escaped('csv', `"${guarded(text.split('\n').map((line) => csvCell`${line}`.value).join('\n'))}"`);
}

/**
 * Spreadsheets evaluate a cell that begins with one of these, also after blanks, quotes or an escape that they
 * strip, and in the full-width forms.
 */
function guarded(cell: string): string {
  return /^[\s"'\\|;,]*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(cell) || /^(\\u\{[0-9a-f]+\}|%0[0-9a-f])/i.test(cell) ? `'${cell}` : cell;
}
