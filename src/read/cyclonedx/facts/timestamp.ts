import { say } from '../../../model/text.ts';
import { parseDate, parseTime } from '../../../model/time.ts';
import { stringAt, type JsonObject } from '../../gateway/json-value.ts';
import { Unreadable, type Place } from '../../source.ts';
import type { NoteList } from '../note-list.ts';

/**
 * When the SBOM was made (CycloneDX: `metadata.timestamp`), as written when it is a time of RFC 3339.
 * A date alone, or a time whose only fault is that it lacks the zone, is a finding and no time.
 * @throws Unreadable for any other text: it may mean another moment to the next reader, and stale facts could pass as fresh
 */
export function timestampOf(metadata: JsonObject, placeAt: (pointer: string) => Place, notes: NoteList, encoding: 'json' | 'xml'): string | undefined {
  const written = stringAt(metadata, 'timestamp');
  const text = encoding === 'xml' ? written?.trim() : written;
  if (text === undefined || text === '') return undefined;
  if (parseTime(text) !== undefined) return text;
  const place = (): Place => placeAt('/metadata/timestamp');
  if (parseDate(text) !== undefined) notes.finding('timestamp', place, () => say`The timestamp is a date without a time; expected is a time with a zone (RFC 3339).`);
  else if (parseTime(`${text}Z`) !== undefined) notes.finding('timestamp', place, () => say`The timestamp has no zone, so that the moment is not known; expected is a time with a zone (RFC 3339).`);
  else throw new Unreadable('has a metadata.timestamp that is not a time of RFC 3339', place());
  return undefined;
}
