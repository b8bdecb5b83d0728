import { cveRecordsMax, type CveRecord } from '../../model/evidence/cve-records.ts';
import { ours, quote, say } from '../../model/text.ts';
import { parseJson, placesOf } from '../gateway/json.ts';
import { walkArrayItems } from '../gateway/json-walk.ts';
import { jsonLines } from '../gateway/json-lines.ts';
import type { JsonObject, JsonValue } from '../gateway/json-value.ts';
import { headOf } from '../head.ts';
import { notesMax, unreadable, type Note, type Reading } from '../reader.ts';
import { Unreadable, type Place, type Source } from '../source.ts';
import { recordFacts } from './record-facts.ts';
import { notARecord, recordNotes } from './record-notes.ts';
import { totalsOfLines } from './totals.ts';

/** Bytes of one record or one list of records; the largest real records are under 2 MB. */
const sizeMax = 268_435_456;
const format = 'cve-5';

/** Reads one record, a list of them, or one on each line. */
export function readRecords(source: Source): Reading<'cve-records'> {
  try {
    if (isSpacedOut(source.head)) return readOne(source);
    const head = headOf(source);
    if (head.isJsonArray) return readList(source);
    return head.isJsonLines ? readLines(source) : readOne(source);
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('cve-records', format, say`The CVE record ${quote(problem.reason)}.`, problem.at);
  }
}

/** Whether a line ends right after the first brace, as in nearly every record that is a file of its own: then it is one document. */
function isSpacedOut(head: Uint8Array): boolean {
  return head[0] === 0x7b && (head[1] === 0x0a || (head[1] === 0x0d && head[2] === 0x0a));
}

function readOne(source: Source): Reading<'cve-records'> {
  const bytes = source.bytes(sizeMax);
  const value = parseJson(bytes);
  const reason = notARecord(value);
  if (reason !== undefined) return unreadable('cve-records', format, say`The file ${ours(reason)}.`, { line: 1, column: 1 });
  const gathered = gather();
  gathered.add(value, {});
  const reading = gathered.done();
  const places = placesOf(bytes, reading.notes.map((note) => note.place.jsonPointer ?? ''));
  return { ...reading, notes: reading.notes.map((note, index) => ({ ...note, place: { ...places[index], ...note.place } })) };
}

function readList(source: Source): Reading<'cve-records'> {
  const gathered = gather();
  walkArrayItems(source.bytes(sizeMax), [{ path: [], onItem: (value, index, line) => gathered.add(value, { line, row: index + 1 }, `/${index}`) }]);
  return gathered.done();
}

/** Longer lists are added up by issuer in flat memory; their records are not looked at one by one. */
const keptBytesMax = 67_108_864;

function readLines(source: Source): Reading<'cve-records'> {
  if (source.sizeBytes > keptBytesMax) return addUp(source);
  const gathered = gather();
  for (const { row, value, problem } of jsonLines(source)) {
    if (value === undefined) gathered.refuse(problem ?? 'is no JSON', { row, line: row });
    else gathered.add(value, { row, line: row });
  }
  return gathered.done();
}

function addUp(source: Source): Reading<'cve-records'> {
  const { all, issuers, unreadable: recordsUnreadable } = totalsOfLines(source);
  if (all.records === 0) return unreadable('cve-records', format, ours('No CVE record of format 5 could be read from the file.'));
  const note: Note = { level: 'information', rule: 'records-added-up', message: say`The list is longer than ${keptBytesMax} bytes: its ${all.records} records were added up by issuer and not looked at one by one.`, place: {} };
  return { kind: 'cve-records', format, facts: { records: [], recordsOmitted: all.records, recordsUnreadable, totals: issuers }, notes: [note], notesOmitted: 0, complete: false };
}

/** Takes records one after the other; keeps facts up to the limit, and the first notes. */
function gather(): { add(value: JsonValue, place: Place, pointerPrefix?: string): void; refuse(reason: string, place: Place): void; done(): Reading<'cve-records'> } {
  const records: CveRecord[] = [];
  const notes: Note[] = [];
  let notesOmitted = 0;
  let recordsOmitted = 0;
  let recordsUnreadable = 0;
  const keep = (note: Note): void => {
    if (notes.length < notesMax) notes.push(note);
    else notesOmitted += 1;
  };
  const refuse = (reason: string, place: Place): void => {
    recordsUnreadable += 1;
    keep({ level: 'finding', rule: 'record-unreadable', message: say`The record ${quote(reason)}; it was left out.`, place });
  };
  return {
    refuse,
    add: (value, place, pointerPrefix = '') => {
      const reason = notARecord(value);
      if (reason !== undefined) return refuse(reason, place);
      const record = value as JsonObject;
      const facts = recordFacts(record);
      if (records.length < cveRecordsMax) records.push(place.row === undefined ? facts : { ...facts, row: place.row });
      else recordsOmitted += 1;
      const found = recordNotes(record, facts);
      for (const note of found.notes) keep({ ...note, place: { ...place, jsonPointer: `${pointerPrefix}${note.place.jsonPointer ?? ''}` } });
      notesOmitted += found.omitted;
    },
    done: () => {
      if (recordsOmitted > 0) keep({ level: 'information', rule: 'records-omitted', message: say`${recordsOmitted} records beyond the first ${cveRecordsMax} were checked and counted, and their facts were not kept.`, place: {} });
      if (records.length === 0) return unreadable('cve-records', format, ours('No CVE record of format 5 could be read from the file.'), notes[0]?.place ?? {});
      return { kind: 'cve-records', format, facts: { records, recordsOmitted, recordsUnreadable }, notes, notesOmitted, complete: recordsUnreadable === 0 && recordsOmitted === 0 };
    },
  };
}
