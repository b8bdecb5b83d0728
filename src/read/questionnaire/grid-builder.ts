import type { Grid, GridCell, GridRow } from '../../model/questionnaire.ts';
import { questionnaireLimits as most } from './limits.ts';

/** How much of the whole file is left to be taken. */
export interface Budget {
  cells: number;
  textLength: number;
  covered: number;
}

export function fullBudget(): Budget {
  return { cells: most.cells, textLength: most.textLength, covered: most.cells };
}

/** Takes rows into a grid as far as the limits go, and counts what was left out. */
export class GridBuilder {
  readonly #rows = new Map<number, { cells: Map<number, { text: string; list?: number; isRepeated?: true }>; isHeading: boolean }>();
  readonly #lists: string[][] = [];
  readonly #listByKey = new Map<string, number>();
  readonly #budget: Budget;
  /** Cells with text that were left out. */
  omitted = 0;
  /** Cells whose text was cut. */
  cut = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** @param row from 1 @param column from 0 */
  text(row: number, column: number, raw: string, { isRepeated = false, isHeading = false }: { readonly isRepeated?: boolean; readonly isHeading?: boolean } = {}): void {
    const text = tidy(raw);
    if (text === '') return;
    const budget = this.#budget;
    const isNew = !this.#rows.has(row);
    if (column >= most.columns || (isNew && this.#rows.size >= most.rows) || budget.cells <= 0 || budget.textLength <= 0) {
      this.omitted += 1;
      return;
    }
    const kept = text.length > most.cellLength ? `${text.slice(0, most.cellLength - 1)}…` : text;
    if (kept !== text) this.cut += 1;
    budget.cells -= 1;
    budget.textLength -= kept.length;
    const cells = this.#row(row, isHeading).cells;
    cells.set(column, { ...cells.get(column), text: kept, ...(isRepeated ? { isRepeated: true } : {}) });
  }

  /** Lets a cell of a row that has text choose from a list. */
  choices(row: number, column: number, list: readonly string[]): void {
    const found = this.#rows.get(row);
    if (found === undefined || list.length === 0 || column >= most.columns) return;
    const key = JSON.stringify(list);
    const index = this.#listByKey.get(key) ?? this.#lists.push([...list]) - 1;
    this.#listByKey.set(key, index);
    found.cells.set(column, { text: '', ...found.cells.get(column), list: index });
  }

  /** Marks a cell that another one covers: nothing can be written there. */
  covered(row: number, column: number): void {
    const found = this.#rows.get(row);
    if (found === undefined || column >= most.columns || found.cells.has(column) || this.#budget.covered <= 0) return;
    this.#budget.covered -= 1;
    found.cells.set(column, { text: '', isRepeated: true });
  }

  has(row: number): boolean {
    return this.#rows.has(row);
  }

  textAt(row: number, column: number): string {
    return this.#rows.get(row)?.cells.get(column)?.text ?? '';
  }

  /** Rows that have something, in order. */
  rowNumbers(): readonly number[] {
    return [...this.#rows.keys()].toSorted((one, other) => one - other);
  }

  grid(name: string, kind: Grid['kind'], isHidden: boolean): Grid {
    const rows = this.rowNumbers().map((row): GridRow => {
      const found = this.#rows.get(row);
      const cells = [...(found?.cells ?? [])].toSorted(([one], [other]) => one - other).map(([column, cell]): GridCell => ({ column, ...cell }));
      return { row, cells, ...(found?.isHeading === true ? { isHeading: true } : {}) };
    });
    return { name, kind, isHidden, rows, lists: this.#lists };
  }

  #row(row: number, isHeading: boolean): { cells: Map<number, { text: string; list?: number; isRepeated?: true }>; isHeading: boolean } {
    const found = this.#rows.get(row);
    if (found !== undefined) {
      found.isHeading &&= isHeading;
      return found;
    }
    const made = { cells: new Map<number, { text: string; list?: number; isRepeated?: true }>(), isHeading };
    this.#rows.set(row, made);
    return made;
  }
}

/** Text without blanks at its ends, with one blank where there were several, and line ends as they are. */
export function tidy(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(/[^\S\n]+/g, ' ').replaceAll(/ ?\n ?/g, '\n').replaceAll(/\n{3,}/g, '\n\n').trim();
}
