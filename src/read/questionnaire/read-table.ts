import type { Grid } from '../../model/questionnaire.ts';
import { say, type Text } from '../../model/text.ts';
import { csvRecords } from '../gateway/csv.ts';
import { decodeText } from '../gateway/text.ts';
import { Unreadable } from '../source.ts';
import { fullBudget, GridBuilder } from './grid-builder.ts';
import { questionnaireLimits as most } from './limits.ts';

/** Limits for the rows of a questionnaire. */
export const tableLimits = { rowsMax: 100_000, cellsPerRowMax: 1000, rowLengthMax: 1_048_576 } as const;

/** Reads a CSV file as one grid. Rows count as a spreadsheet counts them: blank ones too, and one for a record of several lines. @throws Unreadable */
export function readTable(bytes: Uint8Array): { readonly grids: readonly Grid[]; readonly notes: readonly Text[] } {
  const builder = new GridBuilder(fullBudget());
  const { records } = csvRecords(decodeText(bytes, { allowUtf16: true }), tableLimits, true);
  if (records.length === 0) throw new Unreadable('is empty');
  for (const [index, { cells }] of records.entries()) cells.forEach((text, column) => builder.text(index + 1, column, text));
  return { grids: [builder.grid('Table', 'sheet', false)], notes: builder.omitted > 0 ? [say`${builder.omitted} cells lie beyond what is read (${most.rows} rows).`] : [] };
}
