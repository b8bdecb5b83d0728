/** A cell: row from 1, column from 0. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
}

/** Cells from one corner to the other, both included. */
export interface CellRange {
  readonly first: CellAt;
  readonly last: CellAt;
}

const rowsMax = 1_048_576;
const columnsMax = 16_384;

/** `B7`; undefined for what is none. Signs that fix a row or column count for nothing. */
export function cellAt(reference: string): CellAt | undefined {
  const parts = /^\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})$/.exec(reference);
  if (parts === null) return undefined;
  const at = { row: Number(parts[2]), column: columnNumber(parts[1] ?? '') };
  return at.row <= rowsMax && at.column < columnsMax ? at : undefined;
}

/** `B2:C9`, `B7`, or whole columns `C:C`; undefined for what is none. */
export function cellRange(reference: string): CellRange | undefined {
  const columns = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/.exec(reference);
  if (columns !== null) return inOrder({ row: 1, column: columnNumber(columns[1] ?? '') }, { row: rowsMax, column: columnNumber(columns[2] ?? '') });
  const [from = '', to = from] = reference.split(':');
  const [first, last] = [cellAt(from), cellAt(to)];
  return first === undefined || last === undefined ? undefined : inOrder(first, last);
}

function inOrder(one: CellAt, other: CellAt): CellRange {
  return { first: { row: Math.min(one.row, other.row), column: Math.min(one.column, other.column) }, last: { row: Math.max(one.row, other.row), column: Math.max(one.column, other.column) } };
}

/** Whether a range has a cell in it. */
export function holds({ first, last }: CellRange, { row, column }: CellAt): boolean {
  return row >= first.row && row <= last.row && column >= first.column && column <= last.column;
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

/** `0` is `A`, `26` is `AA`. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnLetters(Math.floor(column / 26) - 1)}${letter}`;
}
