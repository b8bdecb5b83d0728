import type { Escaped } from '../escape/escaped.ts';
import { xml } from '../escape/xml.ts';
import { cellXml, columnName, type Cell } from './cell.ts';
import { heightOf } from './row-height.ts';

export interface Sheet {
  /** At most 31 characters, none of them one of `[]:*?/\`. */
  readonly name: string;
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
  /** Whether the first row is a header: it stays in view and is repeated on each printed page. */
  readonly hasHeader: boolean;
  /** How many pages wide it prints; as many long as it needs. */
  readonly pagesAcross: number;
  /** A column in which only these values may be chosen. */
  readonly choice?: { readonly column: number; readonly values: readonly string[]; readonly prompt: string };
}

const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A worksheet (ECMA-376 Part 1, 18.3.1.99), its elements in the order of the standard. */
export function sheetXml(sheet: Sheet): Escaped<'xml'> {
  return xml`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${namespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0" showGridLines="0">${sheet.hasHeader ? xml`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/>` : xml``}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${sheet.widths.map((width, index) => xml`<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)}</cols><sheetData>${sheet.rows.map((cells, row) => xml`<row r="${row + 1}" ht="${heightOf(cells, sheet.widths)}" customHeight="1">${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`))}</row>`)}</sheetData>${choiceXml(sheet)}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="${sheet.pagesAcross}" fitToHeight="0"/></worksheet>`;
}

function choiceXml({ choice, rows }: Sheet): Escaped<'xml'> {
  if (choice === undefined || rows.length < 2) return xml``;
  const column = columnName(choice.column);
  return xml`<dataValidations count="1"><dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="Not one of the states" error="Please choose one of the states in the list." promptTitle="State of the answer" prompt="${choice.prompt}" sqref="${column}2:${column}${rows.length}"><formula1>${`"${choice.values.join(',')}"`}</formula1></dataValidation></dataValidations>`;
}
