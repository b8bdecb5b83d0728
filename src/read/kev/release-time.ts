import { parseDate, parseTime } from '../../model/time.ts';

/** The time at which a catalogue came out, in RFC 3339 and UTC; a date alone is its midnight. Undefined when it is neither. */
export function releaseTime(text: string): string | undefined {
  const time = parseTime(text) ?? parseDate(text);
  return time === undefined ? undefined : new Date(time).toISOString();
}
