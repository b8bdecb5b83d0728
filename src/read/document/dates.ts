import { parseDate } from '../../model/time.ts';

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const MONTH = `(${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')}|sept)\\.?`;
const ISO = /(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)/g;
const DAY_FIRST = new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s{1,3}${MONTH},?\\s{1,3}(\\d{4})(?!\\d)`, 'gi');
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\s{1,3}(\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,3}(\\d{4})(?!\\d)`, 'gi');

/** The calendar dates in a line of text, as `2026-05-31`: of RFC 3339, `31 May 2026` and `May 31, 2026`. Dates that depend on a country's order are left out. */
export function datesIn(text: string): readonly string[] {
  const row = text.slice(0, 20_000);
  const found: { at: number; date: string }[] = [];
  for (const match of row.matchAll(ISO)) found.push({ at: match.index, date: match[1] ?? '' });
  for (const match of row.matchAll(DAY_FIRST)) found.push({ at: match.index, date: dateOf(match[3], match[2], match[1]) });
  for (const match of row.matchAll(MONTH_FIRST)) found.push({ at: match.index, date: dateOf(match[3], match[1], match[2]) });
  return found.filter(({ date }) => parseDate(date) !== undefined).sort((a, b) => a.at - b.at).map(({ date }) => date);
}

function dateOf(year = '', month = '', day = ''): string {
  const number = MONTHS.findIndex((name) => month.toLowerCase().startsWith(name.slice(0, 3))) + 1;
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const CHANGE_WORDS = /\b(?:updated?|revised|revision|amended|modified|reviewed|changed|version|issued|issuance|published|effective|dated?|as of|last review|adopted|approved|in force)\b/i;

/** Whether a line names the date of the document itself, not of something in it. */
export function namesDocumentDate(text: string): boolean {
  return CHANGE_WORDS.test(text.slice(0, 300));
}
