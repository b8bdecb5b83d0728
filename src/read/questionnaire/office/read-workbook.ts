import type { Grid } from '../../../model/questionnaire.ts';
import { quote, say, type Text } from '../../../model/text.ts';
import { parseXml } from '../../gateway/xml.ts';
import { Unreadable } from '../../source.ts';
import { fullBudget, GridBuilder } from '../grid-builder.ts';
import { questionnaireLimits as most } from '../limits.ts';
import type { PackageParts } from '../package-parts.ts';
import { cellRange, type CellRange } from './cell-reference.ts';
import { relationshipsOf } from './relationships.ts';
import { sharedTextsOf } from './shared-texts.ts';
import { attributeOf, readSheet, type ChoiceRule, type SheetFacts } from './sheet-cells.ts';

/** A sheet of a workbook, by its member in the file. */
export interface WorkbookSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly part: string;
}

/** What a workbook is made of (ECMA-376 Part 1, 18.2). */
export interface WorkbookParts {
  readonly sheets: readonly WorkbookSheet[];
  readonly shared: readonly string[];
  /** Names for ranges of cells. */
  readonly names: ReadonlyMap<string, string>;
  readonly notes: readonly Text[];
}

/** Finds the sheets of a workbook. @param part the workbook’s own @throws Unreadable */
export function workbookParts(parts: PackageParts, part: string): WorkbookParts {
  const source = parts.open(part);
  if (source === undefined) throw new Unreadable('holds no workbook, though it says so');
  const stated: { name: string; id: string; isHidden: boolean }[] = [];
  const names = new Map<string, string>();
  let defined: string | undefined;
  parseXml(source, {
    open: (element) => {
      if (element.name === 'sheet') stated.push({ name: attributeOf(element, 'name') ?? '', id: element.attributes.find(({ name, namespace }) => name === 'id' && namespace !== '')?.value ?? '', isHidden: (attributeOf(element, 'state') ?? 'visible') !== 'visible' });
      defined = element.name === 'definedName' ? attributeOf(element, 'name') : undefined;
    },
    text: (words) => {
      if (defined !== undefined && names.size < most.choiceRules) names.set(defined.toLowerCase(), words.trim());
    },
    close: () => {
      defined = undefined;
    },
  });
  const related = relationshipsOf(parts, part);
  const sheets = stated.flatMap(({ name, id, isHidden }) => {
    const found = related.find((item) => item.id === id);
    // Sheets that are charts or dialogues have no cells.
    return found?.target === undefined || found.type !== 'worksheet' ? [] : [{ name, isHidden, part: found.target }];
  });
  if (sheets.length === 0) throw new Unreadable('is a workbook without a sheet of cells');
  const sharedPart = related.find(({ type }) => type === 'sharedStrings')?.target;
  const shared = sharedPart === undefined ? undefined : parts.open(sharedPart);
  const hasMacros = related.some(({ type }) => type === 'vbaProject');
  const outside = related.filter(({ type }) => type === 'externalLink').length;
  return {
    sheets, names, shared: shared === undefined ? [] : sharedTextsOf(shared),
    notes: [...(hasMacros ? [say`The file holds macros. They are not looked at, never run, and stay in it.`] : []), ...(outside > 0 ? [say`The file points at ${outside} other workbooks. They are not fetched.`] : [])],
  };
}

/** Reads all sheets of a workbook as grids. @throws Unreadable */
export function readWorkbook(parts: PackageParts, part: string): { readonly grids: readonly Grid[]; readonly notes: readonly Text[] } {
  const { sheets, shared, names, notes } = workbookParts(parts, part);
  const budget = fullBudget();
  const read = sheets.slice(0, most.grids).map((sheet) => {
    const builder = new GridBuilder(budget);
    let formulas = 0;
    const source = parts.open(sheet.part);
    if (source === undefined) throw new Unreadable(`names the sheet ${JSON.stringify(sheet.name.slice(0, 60))} and does not hold it`);
    const facts = readSheet(source, shared, ({ row, column, text, isFormula }) => {
      builder.text(row, column, text);
      if (isFormula) formulas += 1;
    });
    repeatMerged(builder, facts.merged);
    return { sheet, builder, facts, formulas };
  });
  const lists = new Map(read.map(({ sheet, builder }) => [sheet.name.toLowerCase(), builder]));
  for (const { builder, facts, sheet } of read) addChoices(builder, facts.rules, (formula) => listIn(formula, sheet.name, lists, names));
  return { grids: read.map(({ sheet, builder }) => builder.grid(sheet.name, 'sheet', sheet.isHidden)), notes: [...notes, ...notesOn(read, sheets.length)] };
}

/** What stands in the first of merged cells holds for each of their rows; the cells that it covers can take nothing. */
function repeatMerged(builder: GridBuilder, merged: readonly CellRange[]): void {
  for (const { first, last } of merged) {
    const text = builder.textAt(first.row, first.column);
    for (let row = first.row; row <= Math.min(last.row, first.row + repeatedMost); row += 1) {
      if (!builder.has(row)) continue;
      if (row > first.row && text !== '') builder.text(row, first.column, text, { isRepeated: true });
      for (let column = first.column + 1; column <= Math.min(last.column, first.column + repeatedMost); column += 1) builder.covered(row, column);
    }
  }
}

/** Rows and columns of merged cells that are followed. */
const repeatedMost = 200;

function addChoices(builder: GridBuilder, rules: readonly ChoiceRule[], listOf: (formula: string) => readonly string[]): void {
  const rows = builder.rowNumbers();
  const all = rules.flatMap(({ ranges, formula }) => ranges.map((range) => ({ range, formula }))).slice(0, rangesMost);
  const known = new Map<string, readonly string[]>();
  for (const { range: { first, last }, formula } of all) {
    const list = known.get(formula) ?? listOf(formula);
    known.set(formula, list);
    if (list.length === 0 || last.column - first.column > columnsOfRule) continue;
    for (const row of rows) {
      if (row < first.row || row > last.row) continue;
      for (let column = first.column; column <= last.column; column += 1) builder.choices(row, column, list);
    }
  }
}

const rangesMost = 5000;
const columnsOfRule = 20;

/** The answers that a rule allows: written in it, or in cells that it points at. Anything that would have to be worked out gives none. */
function listIn(formula: string, ownSheet: string, sheets: ReadonlyMap<string, GridBuilder>, names: ReadonlyMap<string, string>): readonly string[] {
  const written = /^"((?:[^"]|"")*)"$/.exec(formula.slice(0, 2000));
  if (written !== null) return (written[1] ?? '').replaceAll('""', '"').split(',').map((word) => word.trim()).filter((word) => word !== '').slice(0, most.choices);
  const pointed = names.get(formula.toLowerCase()) ?? formula;
  const bang = pointed.lastIndexOf('!');
  const sheet = bang < 0 ? ownSheet : pointed.slice(0, bang).replace(/^'(.*)'$/, '$1').replaceAll("''", "'");
  const range = cellRange(pointed.slice(bang + 1));
  const builder = sheets.get(sheet.toLowerCase());
  if (range === undefined || builder === undefined) return [];
  const words: string[] = [];
  const lastRow = Math.min(range.last.row, range.first.row + 10 * most.choices);
  for (let row = range.first.row; row <= lastRow; row += 1) {
    for (let column = range.first.column; column <= Math.min(range.last.column, range.first.column + most.choices); column += 1) {
      const word = builder.textAt(row, column);
      if (word !== '' && words.length < most.choices) words.push(word);
    }
  }
  return words;
}

function notesOn(read: readonly { readonly sheet: WorkbookSheet; readonly builder: GridBuilder; readonly facts: SheetFacts; readonly formulas: number }[], sheets: number): readonly Text[] {
  const notes: Text[] = [];
  const sum = (count: (item: (typeof read)[number]) => number): number => read.reduce((total, item) => total + count(item), 0);
  const hidden = read.filter(({ sheet }) => sheet.isHidden);
  if (sheets > read.length) notes.push(say`The file has ${sheets} sheets; the first ${read.length} are read.`);
  for (const { sheet } of hidden.slice(0, 5)) notes.push(say`The sheet ${quote(sheet.name, 60)} is hidden.`);
  if (hidden.length > 5) notes.push(say`${hidden.length - 5} more sheets are hidden.`);
  const [rows, formulas, omitted, cut] = [sum(({ facts }) => facts.hiddenRows), sum((item) => item.formulas), sum(({ builder }) => builder.omitted), sum(({ builder }) => builder.cut)];
  if (rows > 0) notes.push(say`${rows} rows are hidden. What stands in them is read like the rest.`);
  if (formulas > 0) notes.push(say`${formulas} cells hold formulas. None is worked out: what the last program stored beside them is read.`);
  if (read.some(({ facts }) => facts.isProtected)) notes.push(say`A sheet is protected against changes. Answers are written into it all the same; its protection stays.`);
  if (omitted > 0) notes.push(say`${omitted} cells lie beyond what is read (${most.rows} rows and ${most.columns} columns of a sheet, ${most.cells} cells in all).`);
  if (cut > 0) notes.push(say`${cut} texts are longer than ${most.cellLength} characters and are cut here.`);
  return notes;
}
