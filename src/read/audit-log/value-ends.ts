import { jsonLimits } from '../gateway/json-limits.ts';
import { plainByte, plainPair, stringEndSlow } from './json-bytes.ts';
import { numberEnd, wordLength } from './json-tokens.ts';

const decoder = new TextDecoder();

/** The quote that ends a text; -1 when it is empty, or no text that may stand there. */
export function textEnd(bytes: Uint8Array, view: DataView, start: number, last: number): number {
  let at = start;
  while (plainPair[view.getUint16(at, true)] === 1) at += 2;
  if (plainByte[bytes[at] as number] === 1) at++;
  if (bytes[at] !== 0x22) at = stringEndSlow(bytes, at, last);
  return at <= start || at - start > jsonLimits.stringBytesMax ? -1 : at;
}

/**
 * Where a number ends; -1 when none stands there that may.
 * @param into takes the number at an index, if there is one
 */
export function numberEndOf(bytes: Uint8Array, start: number, last: number, into: Float64Array, index: number): number {
  let at = start;
  let byte = bytes[at] as number;
  let value = 0;
  if (byte !== 0x30) {
    // Up to nine digits are summed up in whole numbers of 32 bits, and up to six more: times and identifiers, most of what there is.
    let first = 0;
    while (byte >= 0x30 && byte <= 0x39 && at < start + 9) {
      first = (10 * first + (byte - 0x30)) | 0;
      byte = bytes[++at] as number;
    }
    value = first;
    if (byte >= 0x30 && byte <= 0x39) {
      let rest = 0;
      let scale = 1;
      while (byte >= 0x30 && byte <= 0x39 && at < start + 16) {
        rest = (10 * rest + (byte - 0x30)) | 0;
        scale = (10 * scale) | 0;
        byte = bytes[++at] as number;
      }
      value = first * scale + rest;
    }
  }
  // An integer of up to 15 digits is exact; anything else goes the long way.
  if (at === start || at - start > 15 || byte === 0x2e || byte === 0x65 || byte === 0x45) {
    at = numberEnd(bytes, start, last);
    if (at < 0) return -1;
    value = Number(decoder.decode(bytes.subarray(start, at)));
    if (!Number.isFinite(value)) return -1;
  }
  if (index >= 0) into[index] = value;
  return at;
}

/** Where `true` or `false` ends; -1 when neither stands there. */
export function booleanEndOf(bytes: Uint8Array, start: number, into: Float64Array, index: number): number {
  const first = bytes[start] as number;
  const length = first === 0x6e ? 0 : wordLength(bytes, start, first);
  if (length === 0) return -1;
  if (index >= 0) into[index] = first === 0x74 ? 1 : 0;
  return start + length;
}
