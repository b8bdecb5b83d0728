import { integerTime, textTime, type EventTime } from '../event-time.ts';
import { monthAt } from '../syslog/month-time.ts';

const encoder = new TextEncoder();
const monthForm = /^[A-Z][a-z]{2} (\d{1,2})(?: (\d{4}))? (\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(?: ([A-Za-z/_+:0-9-]{1,40}))?$/;

/**
 * Reads a time of a CEF extension: milliseconds since 1970, or `MMM dd [yyyy] HH:mm:ss[.SSS] [zone]`
 * (Common Event Format, date formats); RFC 3339 too. Of zones only UTC, GMT and Z can be placed.
 */
export function cefTime(text: string, into: EventTime): void {
  if (/^\d{1,17}$/.test(text)) return integerTime(Number(text), into);
  const parts = text.length > 80 ? null : monthForm.exec(text);
  if (parts === null) {
    const bytes = encoder.encode(text.slice(0, 80));
    return textTime(bytes, 0, bytes.length, into);
  }
  const [, day = '', year, clock = '', zone] = parts;
  const month = String(monthAt(encoder.encode(text.slice(0, 3)), 0)).padStart(2, '0');
  const isUtc = zone === 'UTC' || zone === 'GMT' || zone === 'Z';
  // A leap year stands in for a year that is not there: it is used to check the day only. Month 00 is refused as well.
  const written = encoder.encode(`${year ?? '2000'}-${month}-${day.padStart(2, '0')}T${clock}${isUtc ? 'Z' : ''}`);
  textTime(written, 0, written.length, into);
  if (zone !== undefined && !isUtc) into.form = 'other';
  if (year === undefined || into.form === 'other') into.at = Number.NaN;
}
