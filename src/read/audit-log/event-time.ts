import type { LogTimeForm } from '../../model/evidence/audit-log.ts';

/** How a time is written and, when it can be placed, when it was. */
export interface EventTime {
  form: LogTimeForm;
  /** Milliseconds since 1970 in UTC; NaN when it can't be placed. A time without a zone is placed as if it were UTC. */
  at: number;
}

/** Integers below this many are taken as seconds: as milliseconds they would lie before 1973. */
const millisecondsMin = 100_000_000_000;
/** The year 9999. */
const millisecondsMax = 253_402_300_799_999;

/** Reads an integer since 1970: milliseconds, or seconds when it is too small for that. */
export function integerTime(value: number, into: EventTime): void {
  if (!Number.isInteger(value) || value < 0 || value > millisecondsMax) {
    into.form = 'other';
    into.at = Number.NaN;
  } else if (value >= millisecondsMin) {
    into.form = 'milliseconds';
    into.at = value;
  } else {
    into.form = 'seconds';
    into.at = value * 1000;
  }
}

/**
 * Reads a time as text straight from its bytes: RFC 3339 with its zone, or the same without a zone.
 * A space may stand for the `T` (RFC 3339, section 5.6, note).
 */
export function textTime(bytes: Uint8Array, start: number, end: number, into: EventTime): void {
  into.form = 'other';
  into.at = Number.NaN;
  // 2026-01-01T00:00:00, then a fraction and a zone.
  if (end - start < 19 || end - start > 40) return;
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2);
  const month = twoDigits(bytes, start + 5);
  const day = twoDigits(bytes, start + 8);
  const hour = twoDigits(bytes, start + 11);
  const minute = twoDigits(bytes, start + 14);
  const second = twoDigits(bytes, start + 17);
  const between = (bytes[start + 10] ?? 0) | 0x20;
  if (bytes[start + 4] !== 0x2d || bytes[start + 7] !== 0x2d || bytes[start + 13] !== 0x3a || bytes[start + 16] !== 0x3a) return;
  if (between !== 0x74 && between !== 0x20) return;
  const days = dayNumber(year, month, day);
  if (!(days === days) || !(hour <= 23) || !(minute <= 59) || !(second <= 60)) return;
  let at = start + 19;
  let fraction = 0;
  if (at < end && bytes[at] === 0x2e) {
    const first = ++at;
    for (; at < end && isDigit(bytes[at] ?? 0); at++) if (at - first < 3) fraction = fraction * 10 + (bytes[at] ?? 0) - 0x30;
    if (at === first) return;
    for (let digits = at - first; digits < 3; digits++) fraction *= 10;
  }
  const local = days * 86_400_000 + hour * 3_600_000 + minute * 60_000 + second * 1000 + (second === 60 ? 0 : fraction);
  if (at === end) {
    into.form = 'no-zone';
    into.at = local;
    return;
  }
  const zone = bytes[at];
  if ((zone === 0x5a || zone === 0x7a) && at + 1 === end) {
    into.form = 'utc';
    into.at = local;
    return;
  }
  if ((zone !== 0x2b && zone !== 0x2d) || at + 6 !== end || bytes[at + 3] !== 0x3a) return;
  const offsetHours = twoDigits(bytes, at + 1);
  const offsetMinutes = twoDigits(bytes, at + 4);
  if (!(offsetHours <= 23) || !(offsetMinutes <= 59)) return;
  const offset = offsetHours * 60 + offsetMinutes;
  into.form = offset === 0 ? 'utc' : 'offset';
  into.at = local - (zone === 0x2d ? -offset : offset) * 60_000;
}

/** NaN when one of the two bytes is no digit. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const second = bytes[at + 1] ?? 0;
  return isDigit(first) && isDigit(second) ? (first - 0x30) * 10 + second - 0x30 : Number.NaN;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

/** Days from year 0 to 1970 by the count below. */
const epochDays = 719_527;

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** Days since 1970-01-01 in the Gregorian calendar; NaN for a day that does not exist. */
function dayNumber(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1)) return Number.NaN;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 ? (isLeap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  if (day > length || !(year >= 0)) return Number.NaN;
  const before = year - 1;
  const toYear = year * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - epochDays;
  return toYear + (daysBefore[month - 1] ?? 0) + (isLeap && month > 2 ? 1 : 0) + day - 1;
}
