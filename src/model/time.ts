/**
 * Times and dates as numbers, without a clock: strict RFC 3339 and calendar dates.
 * A time is in milliseconds since 1970-01-01T00:00:00Z; a date is its midnight in UTC.
 */

const TIME_LENGTH_MAX = 64;
const DAY_MS = 86_400_000;
const TIME = /^(\d{4})-(\d{2})-(\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * Reads a time (RFC 3339, section 5.6, strict: with seconds and zone, `T` between date and time).
 * A leap second is allowed where it can fall, at 23:59:60 UTC, and reads as the second after it.
 * @returns milliseconds since 1970 in UTC, digits past the millisecond cut; undefined when it is no such time
 */
export function parseTime(text: string): number | undefined {
  if (text.length > TIME_LENGTH_MAX) return undefined;
  const parts = TIME.exec(text);
  if (parts === null) return undefined;
  const day = dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  const hour = Number(parts[4]);
  const minute = Number(parts[5]);
  const second = Number(parts[6]);
  const offsetHour = Number(parts[9] ?? 0);
  const offsetMinute = Number(parts[10] ?? 0);
  if (day === undefined || hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) return undefined;
  const offset = (offsetHour * 60 + offsetMinute) * (parts[8] === '-' ? -1 : 1);
  const minutes = hour * 60 + minute - offset;
  if (second === 60 && (minutes + 2880) % 1440 !== 1439) return undefined;
  const fraction = Number((parts[7] ?? '').slice(0, 3).padEnd(3, '0'));
  // A leap second has no number of its own in this count, nor has any part of it.
  return day * DAY_MS + minutes * 60_000 + second * 1000 + (second === 60 ? 0 : fraction);
}

/**
 * Reads a calendar date (`2026-05-31`), checked by the calendar.
 * @returns its midnight in UTC, in milliseconds since 1970; undefined when there is no such day
 */
export function parseDate(text: string): number | undefined {
  const parts = text.length === 10 ? DATE.exec(text) : null;
  if (parts === null) return undefined;
  const day = dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return day === undefined ? undefined : day * DAY_MS;
}

/**
 * Whole days from one time to another, part days cut; negative when `to` comes first.
 * @param from milliseconds since 1970
 * @param to milliseconds since 1970
 */
export function daysBetween(from: number, to: number): number {
  const days = Math.trunc((to - from) / DAY_MS);
  return days === 0 ? 0 : days;
}

/** The calendar day in UTC of a time, as `2026-05-31`. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** A time some whole days later, or earlier where the number is negative. UTC has no day of another length. */
export function addDays(time: number, days: number): number {
  return time + days * DAY_MS;
}

/** Whole days from 1970-01-01 to a day of the Gregorian calendar, January being 1; undefined when the month has no such day. Counted in whole cycles of 400 years, each from a March on. */
export function dayNumber(year: number, month: number, day: number): number | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const fromMarch = month > 2 ? year : year - 1;
  const cycle = Math.floor(fromMarch / 400);
  const yearOfCycle = fromMarch - cycle * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return cycle * DAYS_PER_CYCLE + yearOfCycle * 365 + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100) + dayOfYear - DAYS_BEFORE_1970;
}

const DAYS_PER_CYCLE = 146_097;
/** From 1 March of the year 0. */
const DAYS_BEFORE_1970 = 719_468;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
