import type { RowProblem } from '../../model/evidence/audit-log.ts';
import { jsonLimits } from '../gateway/json-limits.ts';
import { badUtf8, nulInString } from './json-bytes.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The problem of a row by the reason of `stringEndSlow`. */
export function stringProblem(reason: number): RowProblem {
  return reason === badUtf8 ? 'not-utf-8' : reason === nulInString ? 'nul' : 'not-json';
}

/** The row does not begin with a brace: other JSON, or none. */
export function notObject(bytes: Uint8Array, start: number, end: number): RowProblem {
  try {
    JSON.parse(decoder.decode(bytes.subarray(start, end)));
    return 'not-an-object';
  } catch (error) {
    return error instanceof TypeError ? 'not-utf-8' : 'not-json';
  }
}

/** The length of `true`, `false` or `null`; 0 when none stands here. */
export function wordLength(bytes: Uint8Array, at: number, first: number): number {
  if (first === 0x74) return bytes[at + 1] === 0x72 && bytes[at + 2] === 0x75 && bytes[at + 3] === 0x65 ? 4 : 0;
  if (first === 0x66) return bytes[at + 1] === 0x61 && bytes[at + 2] === 0x6c && bytes[at + 3] === 0x73 && bytes[at + 4] === 0x65 ? 5 : 0;
  if (first === 0x6e) return bytes[at + 1] === 0x75 && bytes[at + 2] === 0x6c && bytes[at + 3] === 0x6c ? 4 : 0;
  return 0;
}

export const numberTooLong = -2;

/** The end of a number (RFC 8259, section 6); -1 when it is none, `numberTooLong` beyond the limit. */
export function numberEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  if (bytes[at] === 0x2d) at++;
  const whole = at;
  at = digitsEnd(bytes, at, end);
  if (at === whole || (at - whole > 1 && bytes[whole] === 0x30)) return -1;
  if (at < end && bytes[at] === 0x2e) {
    const fraction = at + 1;
    at = digitsEnd(bytes, fraction, end);
    if (at === fraction) return -1;
  }
  if (at < end && (bytes[at] === 0x65 || bytes[at] === 0x45)) {
    at++;
    if (bytes[at] === 0x2b || bytes[at] === 0x2d) at++;
    const exponent = at;
    at = digitsEnd(bytes, exponent, end);
    if (at === exponent) return -1;
  }
  return at - start > jsonLimits.numberCharactersMax ? numberTooLong : at;
}

function digitsEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39) at++;
  return at;
}
