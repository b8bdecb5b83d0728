import { dayNumber } from '../../model/time.ts';
import { unusual, type LineCursor } from './line-cursor.ts';

/** Values of a record judged by their bytes, each as the full reader judges the text. */

const COLON = 0x3a;
const HYPHEN = 0x2d;
const encoder = new TextEncoder();

/** The bytes of a key or value that is looked for. */
export function word(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Adds a bit; a key that comes twice is a matter for the full reader. */
export function once(seen: number, bit: number): number {
  if ((seen & bit) !== 0) throw unusual;
  return seen | bit;
}

/** The year of a plain UTC time. */
export function yearIn(bytes: Uint8Array, start: number, end: number): number {
  timeIn(bytes, start, end);
  return digits(bytes, start, 4);
}

/** Milliseconds since 1970 of a plain UTC time, digits past the millisecond cut. */
export function timeIn(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 19 || bytes[start + 4] !== HYPHEN || bytes[start + 7] !== HYPHEN || bytes[start + 10] !== 0x54 || bytes[start + 13] !== COLON || bytes[start + 16] !== COLON) throw unusual;
  const day = dayNumber(digits(bytes, start, 4), digits(bytes, start + 5, 2), digits(bytes, start + 8, 2));
  const hour = digits(bytes, start + 11, 2);
  const minute = digits(bytes, start + 14, 2);
  const second = digits(bytes, start + 17, 2);
  if (day === undefined || hour > 23 || minute > 59 || second > 59) throw unusual;
  let at = start + 19;
  let fraction = 0;
  if (at < end && bytes[at] === 0x2e) {
    at += 1;
    const first = at;
    for (; at < end && isDigit(bytes[at]); at += 1) if (at - first < 3) fraction = fraction * 10 + (bytes[at] ?? 0) - 0x30;
    if (at === first || at - first > 12) throw unusual;
    for (let count = at - first; count < 3; count += 1) fraction *= 10;
  }
  if (at < end && bytes[at] === 0x5a) at += 1;
  if (at !== end) throw unusual;
  return ((day * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + fraction;
}

function digits(bytes: Uint8Array, start: number, count: number): number {
  let value = 0;
  for (let at = start; at < start + count; at += 1) {
    if (!isDigit(bytes[at])) throw unusual;
    value = value * 10 + (bytes[at] ?? 0) - 0x30;
  }
  return value;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** `CVE-`, a year from 1999 to 2999, a hyphen and 4 to 19 digits. */
export function isIdIn(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 13 || end - start > 28 || bytes[start] !== 0x43 || bytes[start + 1] !== 0x56 || bytes[start + 2] !== 0x45 || bytes[start + 3] !== HYPHEN || bytes[start + 8] !== HYPHEN) return false;
  for (let at = start + 4; at < end; at += 1) if (at !== start + 8 && !isDigit(bytes[at])) return false;
  const year = digits(bytes, start + 4, 4);
  return year === 1999 || (year >= 2000 && year <= 2999);
}

/** Steps over a plain whole number of at most nine digits. */
export function numberIn(cursor: LineCursor, bytes: Uint8Array): void {
  const start = cursor.position;
  cursor.skip();
  let end = start;
  while (isDigit(bytes[end])) end += 1;
  const isWhole = end > start && end - start < 10 && (bytes[start] !== 0x30 || end - start === 1);
  if (!isWhole || !isSpace(bytes, end, cursor.position)) throw unusual;
}

function isSpace(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if ((bytes[at] ?? 0) > 0x20) return false;
  return true;
}

/** `CWE-` and one to nine digits, the first not zero. */
export function isWeaknessIn(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 5 || end - start > 13 || bytes[start] !== 0x43 || bytes[start + 1] !== 0x57 || bytes[start + 2] !== 0x45 || bytes[start + 3] !== HYPHEN || bytes[start + 4] === 0x30) return false;
  for (let at = start + 4; at < end; at += 1) if ((bytes[at] ?? 0) < 0x30 || (bytes[at] ?? 0) > 0x39) return false;
  return true;
}

/** `CWE`, a hyphen or blank, a digit; in either case. */
export function namesWeaknessIn(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at + 4 < end; at += 1) {
    if (((bytes[at] ?? 0) | 0x20) !== 0x63 || ((bytes[at + 1] ?? 0) | 0x20) !== 0x77 || ((bytes[at + 2] ?? 0) | 0x20) !== 0x65) continue;
    const digit = bytes[at + 4] ?? 0;
    if ((bytes[at + 3] === HYPHEN || bytes[at + 3] === 0x20) && digit >= 0x30 && digit <= 0x39) return true;
  }
  return false;
}
