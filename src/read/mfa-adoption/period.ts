import { parseDate } from '../../model/time.ts';

/**
 * Reads the time that a count speaks of: a date (`2026-05-31`), a month (`2026-05`), a quarter (`2026-Q2`), a year (`2026`),
 * or a span of two dates (`2026-05-01/2026-05-31`).
 * @returns the last day, and the first when the period is longer than a day
 */
export function parsePeriod(text: string): { readonly at: string; readonly from?: string } | undefined {
  const value = text.trim().toUpperCase();
  if (value.length > 21) return undefined;
  if (parseDate(value) !== undefined) return { at: value };
  const [first, last] = value.split('/');
  if (first !== undefined && last !== undefined) return parseDate(first) !== undefined && parseDate(last) !== undefined && first <= last ? { from: first, at: last } : undefined;
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(value) ?? [];
  if (year !== undefined && month !== undefined) return { from: `${year}-${month}-01`, at: lastDay(year, month) };
  const [, quarterYear, quarter] = /^(\d{4})-?Q([1-4])$/.exec(value) ?? [];
  if (quarterYear !== undefined && quarter !== undefined) {
    const end = Number(quarter) * 3;
    return { from: `${quarterYear}-${String(end - 2).padStart(2, '0')}-01`, at: lastDay(quarterYear, String(end).padStart(2, '0')) };
  }
  return /^\d{4}$/.test(value) ? { from: `${value}-01-01`, at: `${value}-12-31` } : undefined;
}

function lastDay(year: string, month: string): string {
  for (const day of ['31', '30', '29']) if (parseDate(`${year}-${month}-${day}`) !== undefined) return `${year}-${month}-${day}`;
  return `${year}-${month}-28`;
}
