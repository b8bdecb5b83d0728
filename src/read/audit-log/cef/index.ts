import type { RowProblem } from '../../../model/evidence/audit-log.ts';
import { say } from '../../../model/text.ts';
import { decodeUtf8 } from '../../gateway/text.ts';
import type { Reader, Reading } from '../../reader.ts';
import type { Source } from '../../source.ts';
import { forEachLine } from '../byte-lines.ts';
import { failedBit, fieldBit } from '../event-bits.ts';
import type { EventTime } from '../event-time.ts';
import type { EventFacts, EventType } from '../event-type.ts';
import { finishLog } from '../finish.ts';
import { textProblem } from '../json-bytes.ts';
import { NoteBook } from '../note-book.ts';
import { SyslogHeader } from '../syslog/header.ts';
import { LogTally } from '../tally.ts';
import { parseCef, type CefRow } from './parse.ts';
import { cefStart } from './start.ts';
import { cefTime } from './time.ts';
import { cefCategories, cefCategoryKeys, cefFailures, cefKeyBits, cefTimeKeys, noCategory } from './vocabulary.ts';

/** Audit log samples in the Common Event Format, alone or behind a syslog header. */
export const cef: Reader<'audit-log'> = {
  id: 'cef',
  title: 'CEF audit log',
  produces: 'audit-log',
  accepts: ({ bytes }) => {
    const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    const lineFeed = bytes.indexOf(0x0a, start);
    const first = bytes[start];
    // JSON and XML may hold such a row inside a text.
    if (first === 0x7b || first === 0x5b || (first === 0x3c && !isDigit(bytes[start + 1]))) return false;
    return cefStart(bytes, start, lineFeed === -1 ? bytes.length : lineFeed) !== -1;
  },
  read: readCef,
};

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

const headerNames = ['vendor', 'product', 'version', 'event class id', 'name', 'severity'] as const;
const nameField = 4;
const classIdField = 3;
const severities = /^(?:\d|10|Unknown|Low|Medium|High|Very-High)$/;

function readCef(source: Source): Reading<'audit-log'> {
  const tally = new LogTally();
  const notes = new NoteBook();
  const prefix = new SyslogHeader();
  const time: EventTime = { form: 'absent', at: Number.NaN };
  const facts: EventFacts = { type: noCategory, fields: 0, time };
  const refuse = (row: number, reason: RowProblem): void => {
    tally.addProblem(row, reason);
    notes.addProblem(row, reason);
  };
  forEachLine(
    source,
    (bytes, start, end, row, isPlain) => {
      const problem = isPlain ? undefined : textProblem(bytes, start, end);
      if (problem !== undefined) return refuse(row, problem);
      const at = cefStart(bytes, start, end);
      if (at === -1) return refuse(row, 'not-this-format');
      const parsed = parseCef(decodeUtf8(bytes.subarray(at, end)) ?? '');
      if (typeof parsed === 'string') return refuse(row, parsed);
      readTime(parsed, time);
      if (time.form === 'absent' && at > start && prefix.read(bytes, start, at)) {
        time.form = prefix.time.form;
        time.at = prefix.time.at;
      }
      facts.type = typeOf(parsed);
      facts.fields = fieldsOf(parsed);
      noteHeader(parsed, row, notes);
      tally.addEvent(row, facts);
    },
    (row) => refuse(row, 'too-long'),
  );
  return finishLog('cef', 'a CEF event', tally, notes);
}

function readTime(row: CefRow, time: EventTime): void {
  time.form = 'absent';
  time.at = Number.NaN;
  for (const key of cefTimeKeys) {
    const text = row.extension.get(key);
    if (text !== undefined && text !== '') return cefTime(text, time);
  }
}

function typeOf(row: CefRow): EventType {
  for (const key of cefCategoryKeys) {
    const category = row.extension.get(key)?.slice(0, 40).toLowerCase();
    const known = category === undefined ? undefined : cefCategories.find(([beginning]) => (beginning.startsWith('/') ? category.startsWith(beginning) : category === beginning));
    if (known !== undefined) return known[1];
  }
  return noCategory;
}

/** The event class and name say what was done; everything else comes from the extension. */
function fieldsOf(row: CefRow): number {
  let bits = row.header[nameField] !== '' || row.header[classIdField] !== '' ? fieldBit.action : 0;
  for (const [key, value] of row.extension) if (value !== '' && value !== '-') bits |= cefKeyBits.get(key) ?? 0;
  const outcome = row.extension.get('outcome') ?? row.extension.get('categoryOutcome') ?? '';
  if (cefFailures.has(outcome.slice(0, 20).toLowerCase())) bits |= failedBit;
  return bits;
}

function noteHeader(row: CefRow, at: number, notes: NoteBook): void {
  row.header.forEach((value, index) => {
    if (value.trim() === '') notes.add('finding', 'cef-header', at, say`The ${{ parts: [headerNames[index] ?? ''] }} in the header of this row is empty; CEF expects a value.`);
  });
  const severity = row.header[5]?.trim() ?? '';
  if (severity !== '' && !severities.test(severity)) notes.add('finding', 'cef-severity', at, say`The severity in the header of this row is none of 0 to 10, Unknown, Low, Medium, High and Very-High.`);
  if (row.hasDuplicateKey) notes.add('finding', 'cef-duplicate-key', at, say`This row holds a key of its extension twice; the last value was taken.`);
}
