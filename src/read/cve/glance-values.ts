import { unusual } from './line-cursor.ts';

/** Values of a record judged by their bytes, each as the full reader judges the text. */

const COLON = 0x3a;

/** Days of each month, 1 to 12; 29 February is left to the full reader. */
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The year of a plain UTC time. */
export function yearIn(bytes: Uint8Array, start: number, end: number): number {
  const digits = (from: number, count: number): number => {
    let value = 0;
    for (let index = start + from; index < start + from + count; index += 1) {
      const digit = (bytes[index] ?? 0) - 0x30;
      if (digit < 0 || digit > 9) throw unusual;
      value = value * 10 + digit;
    }
    return value;
  };
  const is = (offset: number, byte: number): boolean => bytes[start + offset] === byte;
  if (end - start < 19 || !is(4, 0x2d) || !is(7, 0x2d) || !is(10, 0x54) || !is(13, COLON) || !is(16, COLON)) throw unusual;
  const year = digits(0, 4);
  const month = digits(5, 2);
  const day = digits(8, 2);
  if (day < 1 || day > (DAYS[month] ?? 0) || digits(11, 2) > 23 || digits(14, 2) > 59 || digits(17, 2) > 59) throw unusual;
  let at = start + 19;
  if (at < end && bytes[at] === 0x2e) {
    at += 1;
    const first = at;
    while (at < end && (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39) at += 1;
    if (at === first || at - first > 12) throw unusual;
  }
  if (at < end && bytes[at] === 0x5a) at += 1;
  if (at !== end) throw unusual;
  return year;
}

/** `CWE-` and one to nine digits, the first not zero. */
export function isWeaknessIn(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 5 || end - start > 13 || bytes[start] !== 0x43 || bytes[start + 1] !== 0x57 || bytes[start + 2] !== 0x45 || bytes[start + 3] !== 0x2d || bytes[start + 4] === 0x30) return false;
  for (let at = start + 4; at < end; at += 1) if ((bytes[at] ?? 0) < 0x30 || (bytes[at] ?? 0) > 0x39) return false;
  return true;
}

/** `CWE`, a hyphen or blank, a digit; in either case. */
export function namesWeaknessIn(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at + 4 < end; at += 1) {
    if (((bytes[at] ?? 0) | 0x20) !== 0x63 || ((bytes[at + 1] ?? 0) | 0x20) !== 0x77 || ((bytes[at + 2] ?? 0) | 0x20) !== 0x65) continue;
    const digit = bytes[at + 4] ?? 0;
    if ((bytes[at + 3] === 0x2d || bytes[at + 3] === 0x20) && digit >= 0x30 && digit <= 0x39) return true;
  }
  return false;
}
