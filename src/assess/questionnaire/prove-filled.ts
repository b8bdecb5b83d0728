import type { Grid, Placement, QuestionnaireReading } from '../../model/questionnaire.ts';
import { tidy } from '../../read/questionnaire/grid-builder.ts';
import { visible } from '../../report/escape/visible.ts';
import { stateColumn } from './fill-own-form.ts';

/**
 * Compares a file with what it was before answers were written into it: each answer is read in its place, and every other text
 * stands where it stood.
 * @param placements those that found a place
 * @returns what is wrong, as a sentence; undefined when all is right
 */
export function wrongIn(before: QuestionnaireReading, after: QuestionnaireReading, placements: readonly Placement[]): string | undefined {
  const written = new Map(placements.map((placement) => [keyOf(placement.grid, placement.row, placement.column), placement]));
  for (const [index, grid] of before.grids.entries()) {
    const now = after.grids[index];
    if (now === undefined || now.name !== grid.name) return 'A sheet or table was lost.';
    const own = placements.filter((placement) => placement.grid === index);
    const wrong = grid.kind === 'sheet' ? wrongInSheet(grid, now, index, written, own) : wrongInText(grid, now, own);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function wrongInSheet(grid: Grid, now: Grid, index: number, written: ReadonlyMap<string, Placement>, own: readonly Placement[]): string | undefined {
  const texts = new Map(now.rows.flatMap(({ row, cells }) => cells.map(({ column, text }) => [keyOf(index, row, column), text] as const)));
  for (const { row, cells } of grid.rows) {
    for (const { column, text, isRepeated } of cells) {
      const key = keyOf(index, row, column);
      if (isRepeated !== true && !written.has(key) && texts.get(key) !== text) return `The cell in row ${row}, column ${column + 1} changed.`;
    }
  }
  const missing = own.find(({ row, column, text }) => column !== stateColumn && !isText(texts.get(keyOf(index, row, column)), text));
  return missing === undefined ? undefined : `The answer in row ${missing.row} can’t be read again.`;
}

/** In a text everything moves down behind an answer: what stood there still does, in the same order, and the answers are among it. */
function wrongInText(grid: Grid, now: Grid, own: readonly Placement[]): string | undefined {
  const lines = now.rows.flatMap(({ cells }) => cells.filter(({ isRepeated }) => isRepeated !== true).flatMap(({ text }) => text.split('\n')));
  let at = 0;
  for (const line of grid.rows.flatMap(({ cells }) => cells.filter(({ isRepeated }) => isRepeated !== true).flatMap(({ text }) => text.split('\n')))) {
    const found = lines.indexOf(line, at);
    if (found < 0) return 'A paragraph changed.';
    at = found + 1;
  }
  const all = new Set(lines);
  return own.every(({ text }) => shown(text).split('\n').every((line) => all.has(line))) ? undefined : 'An answer can’t be read again.';
}

function isText(found: string | undefined, text: string): boolean {
  return found !== undefined && (found === shown(text) || found === `'${shown(text)}`);
}

/** The text as writers put it down and readers read it. */
function shown(text: string): string {
  return tidy(text.split('\n').map(visible).join('\n'));
}

function keyOf(grid: number, row: number, column: number | 'below'): string {
  return `${grid} ${row} ${column}`;
}
