import { parseXml, type XmlElement } from '../../gateway/xml.ts';
import { Unreadable, type Source } from '../../source.ts';
import { questionnaireLimits as most } from '../limits.ts';
import { cellAt, cellRange, columnLetters, type CellRange } from './cell-reference.ts';
import { RichText, unescaped } from './rich-text.ts';

/** A rule that lets cells choose from a list (ECMA-376 Part 1, 18.3.1.32). */
export interface ChoiceRule {
  readonly ranges: readonly CellRange[];
  /** `"Yes,No"`, or where the list stands. */
  readonly formula: string;
}

/** A cell with something in it. */
export interface SheetCell {
  readonly row: number;
  readonly column: number;
  /** What is stored: of a formula the value that the last program worked out. */
  readonly text: string;
  readonly isFormula: boolean;
}

/** What of a sheet is no cell. */
export interface SheetFacts {
  readonly merged: readonly CellRange[];
  readonly rules: readonly ChoiceRule[];
  readonly hiddenRows: number;
  readonly isProtected: boolean;
}

/**
 * Reads a worksheet (ECMA-376 Part 1, 18.3.1.99). Nothing is evaluated and no style is looked at.
 * @param shared the workbook’s shared texts
 * @param see gets each cell, in order
 * @throws Unreadable with the line: not well-formed, cells out of order, or a limit passed
 */
export function readSheet(source: Source, shared: readonly string[], see: (cell: SheetCell) => void): SheetFacts {
  const merged: CellRange[] = [];
  const rules: ChoiceRule[] = [];
  const place = new CellPlace();
  const rich = new RichText();
  let cell: { type: string; value: string; isFormula: boolean } | undefined;
  let rule: { sqref: string; formula: string } | undefined;
  let inside = '';
  let hiddenRows = 0;
  let isProtected = false;
  parseXml(source, {
    open: (element) => {
      const { name } = element;
      if (name === 'row') {
        place.row(element);
        if (isOn(attributeOf(element, 'hidden'))) hiddenRows += 1;
      } else if (name === 'c') {
        place.cell(element);
        cell = { type: attributeOf(element, 't') ?? 'n', value: '', isFormula: false };
        rich.begin();
      } else if (name === 'f' && cell !== undefined) cell.isFormula = true;
      else if (name === 'mergeCell') addMerged(merged, attributeOf(element, 'ref') ?? '');
      else if (name === 'dataValidation') rule = attributeOf(element, 'type') === 'list' ? { sqref: attributeOf(element, 'sqref') ?? '', formula: '' } : undefined;
      else if (name === 'sheetProtection') isProtected = isOn(attributeOf(element, 'sheet'));
      inside = name;
      rich.open(name);
    },
    text: (words) => {
      rich.text(words);
      if (cell !== undefined && inside === 'v' && cell.value.length <= 4 * most.cellLength) cell.value += words;
      // The newer form of a rule has its parts in elements of their own.
      if (rule === undefined) return;
      if (inside === 'formula1' || inside === 'f') rule.formula += words.trim();
      else if (inside === 'sqref') rule.sqref += words;
    },
    close: ({ name }) => {
      rich.close(name);
      inside = '';
      if (name === 'c' && cell !== undefined) {
        const text = textOf(cell, rich.value, shared);
        if (text !== '') see({ ...place.at, text, isFormula: cell.isFormula });
        cell = undefined;
      } else if (name === 'dataValidation' && rule !== undefined) {
        if (rules.length < most.choiceRules) rules.push({ ranges: rule.sqref.split(/\s+/).slice(0, 1000).flatMap((part) => cellRange(part) ?? []), formula: rule.formula });
        rule = undefined;
      }
    },
  });
  return { merged, rules, hiddenRows, isProtected };
}

/** Follows where in a sheet the parser is. Rows and cells need not say their place; then they come next. */
export class CellPlace {
  #row = 0;
  #column = -1;

  get at(): { readonly row: number; readonly column: number } {
    return { row: this.#row, column: this.#column };
  }

  /** @throws Unreadable when rows are out of order, which no program writes */
  row(element: XmlElement): void {
    const stated = attributeOf(element, 'r');
    const row = stated === undefined ? this.#row + 1 : /^[1-9][0-9]{0,6}$/.test(stated) ? Number(stated) : 0;
    if (row <= this.#row || row > 1_048_576) throw new Unreadable('holds a row out of order, or none', { line: element.line });
    this.#row = row;
    this.#column = -1;
  }

  cell(element: XmlElement): void {
    const stated = attributeOf(element, 'r');
    const at = stated === undefined ? { row: this.#row, column: this.#column + 1 } : cellAt(stated);
    if (at === undefined || at.row !== this.#row || at.column <= this.#column) throw new Unreadable(`holds a cell out of order near ${columnLetters(Math.max(0, this.#column))}${this.#row}`, { line: element.line });
    this.#column = at.column;
  }
}

export function attributeOf({ attributes }: XmlElement, wanted: string): string | undefined {
  return attributes.find(({ name, namespace }) => name === wanted && namespace === '')?.value;
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function addMerged(merged: CellRange[], reference: string): void {
  const range = cellRange(reference);
  if (range === undefined) return;
  if (merged.length >= most.mergedCells) throw new Unreadable(`holds more than ${most.mergedCells} merged cells in one sheet`);
  merged.push(range);
}

function textOf({ type, value }: { readonly type: string; readonly value: string }, rich: string, shared: readonly string[]): string {
  switch (type) {
    case 's': return unescaped(/^[0-9]{1,7}$/.test(value.trim()) ? (shared[Number(value)] ?? '') : '');
    case 'inlineStr': return unescaped(rich);
    case 'b': return value.trim() === '1' ? 'TRUE' : 'FALSE';
    case 'str': return unescaped(value);
    default: return value.trim();
  }
}
