import type { CveRecord } from '../../model/evidence/cve-records.ts';
import { joinText, ours, quote, say, type Text } from '../../model/text.ts';
import { parseTime } from '../../model/time.ts';
import { jsonPointer, objectAt, stringAt, valueAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import type { Note } from '../reader.ts';
import type { Breach } from './schema/breach.ts';
import { checkRecord } from './schema/check-record.ts';

/** A note without line and column, which are worked out only for the notes that are kept. */
export interface RecordNotes {
  readonly notes: readonly Note[];
  readonly omitted: number;
}

/** Everything that a record breaks: the rules of its schema, and what the schema can't say. */
export function recordNotes(record: JsonObject, facts: CveRecord): RecordNotes {
  const schema = checkRecord(record);
  const isNewer = newerMinor(record);
  const breaches = isNewer ? schema.breaches.filter((breach) => breach.rule !== 'schema-unknown-key') : schema.breaches;
  const notes = breaches.map((breach) => breachNote(facts, breach));
  if (isNewer) notes.push({ level: 'information', rule: 'newer-version', message: say`${subject(facts)} is written for a newer version of the format than 5.1; keys that 5.1 does not know were not judged.`, place: { jsonPointer: '/dataVersion' } });
  notes.push(...orderNotes(facts));
  if (facts.cwe.isInTextOnly) notes.push({ level: 'finding', rule: 'cwe-in-text-only', message: say`${subject(facts)} names a CWE only in the text of a problem type; the key cweId was expected to hold it.`, place: { jsonPointer: jsonPointer('containers', 'cna', 'problemTypes') } });
  return { notes, omitted: schema.omitted };
}

/** The record in a sentence: its id, when it has one of the right form. */
function subject(facts: CveRecord, article: 'A' | 'a' = 'A'): Text {
  return facts.cveId === undefined ? ours(`${article} record without a CVE id`) : say`${quote(facts.cveId)}`;
}

function breachNote(facts: CveRecord, { rule, words, path }: Breach): Note {
  const pointer = jsonPointer(...path);
  const where = path.length === 0 ? ours('the record') : say`${quote(pointer, 160)}`;
  return { level: 'finding', rule, message: joinText([say`In ${subject(facts, 'a')},`, where, say`${words}.`], ' '), place: { jsonPointer: pointer } };
}

function orderNotes(facts: CveRecord): readonly Note[] {
  const reserved = facts.reservedAt === undefined ? undefined : parseTime(facts.reservedAt);
  const published = facts.publishedAt === undefined ? undefined : parseTime(facts.publishedAt);
  if (reserved === undefined || published === undefined || published >= reserved) return [];
  return [{ level: 'finding', rule: 'published-before-reserved', message: say`${subject(facts)} says that it was published on ${quote(facts.publishedAt ?? '')}, before its id was reserved on ${quote(facts.reservedAt ?? '')}; publication after the reservation was expected.`, place: { jsonPointer: '/cveMetadata/datePublished' } }];
}

/** Whether the record follows a minor version after the one whose rules are known here. */
function newerMinor(record: JsonObject): boolean {
  const minor = /^5\.([0-9]{1,4})(?:\.|$)/.exec(stringAt(record, 'dataVersion') ?? '')?.[1];
  return minor !== undefined && Number(minor) > 1;
}

/** A short reason why a value is no record of format 5; undefined when it is one. */
export function notARecord(value: JsonValue): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is no JSON object; a CVE record was expected';
  const object = value as JsonObject;
  if (stringAt(object, 'data_type') === 'CVE' || valueAt(object, 'CVE_data_meta') !== undefined) return 'is a CVE record of format 4, which was retired in 2024; format 5 is read';
  if (objectAt(object, 'cveMetadata') === undefined) return 'has no "cveMetadata"; a CVE record of format 5 was expected';
  return undefined;
}
