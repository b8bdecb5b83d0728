import type { Placement } from '../../model/questionnaire.ts';
import { ours, type Text } from '../../model/text.ts';
import { csvRecords } from '../../read/gateway/csv.ts';
import { decodeText, encodingOf } from '../../read/gateway/text.ts';
import { tableLimits } from '../../read/questionnaire/read-table.ts';
import { csvField } from '../../report/escape/csv.ts';
import { spliced, type Splice } from './splices.ts';

/** Writes texts into a CSV file; cells that get none, separators, line ends and encoding stay as they are. @throws Unreadable */
export function fillTable(bytes: Uint8Array, placements: readonly Placement[]): { readonly bytes: Uint8Array; readonly left: readonly { readonly placement: Placement; readonly why: Text }[] } {
  const text = decodeText(bytes, { allowUtf16: true });
  const { delimiter } = csvRecords(text, tableLimits);
  const byRow = new Map<number, Placement[]>();
  for (const placement of placements) byRow.set(placement.row, [...(byRow.get(placement.row) ?? []), placement]);
  const splices: Splice[] = [];
  for (const { row, fields, end } of recordsIn(text, delimiter)) {
    const own = (byRow.get(row) ?? []).flatMap((placement) => (typeof placement.column === 'number' ? [{ column: placement.column, text: placement.text }] : [])).toSorted((one, other) => one.column - other.column);
    byRow.delete(row);
    let beyond = '';
    let width = fields.length;
    for (const { column, text: words } of own) {
      const field = fields[column];
      if (field !== undefined) splices.push({ ...field, text: csvField(words).value });
      else {
        beyond += delimiter.repeat(column - width + 1) + csvField(words).value;
        width = column + 1;
      }
    }
    if (beyond !== '') splices.push({ from: end, to: end, text: beyond });
  }
  return { bytes: encoded(spliced(text, splices), bytes), left: [...byRow.values()].flat().map((placement) => ({ placement, why: ours('The table has no such row.') })) };
}

interface RecordPlace {
  /** From 1, blank ones counted. */
  readonly row: number;
  readonly fields: readonly { readonly from: number; readonly to: number }[];
  readonly end: number;
}

/** Where records and their fields lie in a text that was found to be CSV (RFC 4180). */
function* recordsIn(text: string, delimiter: string): Generator<RecordPlace> {
  let row = 1;
  let from = 0;
  let fields: { from: number; to: number }[] = [];
  let isQuoted = false;
  for (let at = 0; at <= text.length; at += 1) {
    const character = text[at];
    if (character === '"' && (isQuoted || at === from)) {
      if (isQuoted && text[at + 1] === '"') at += 1;
      else isQuoted = !isQuoted;
    } else if (!isQuoted && (character === delimiter || character === '\n' || character === '\r' || character === undefined)) {
      fields.push({ from, to: at });
      from = at + 1;
      if (character === delimiter) continue;
      yield { row, fields, end: at };
      if (character === '\r' && text[at + 1] === '\n') at += 1;
      from = at + 1;
      fields = [];
      row += 1;
    }
  }
}

/** In the encoding of the original, with the byte-order mark that it had. */
function encoded(text: string, original: Uint8Array): Uint8Array {
  const { encoding, markBytes } = encodingOf(original);
  const body = encoding === 'utf-8' ? new TextEncoder().encode(text) : utf16(text, encoding === 'utf-16be');
  const whole = new Uint8Array(markBytes + body.length);
  whole.set(original.subarray(0, markBytes));
  whole.set(body, markBytes);
  return whole;
}

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), !isBigEndian);
  return bytes;
}
