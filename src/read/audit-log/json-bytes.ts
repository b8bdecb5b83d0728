/** 1 for a byte that stands for itself inside a JSON string and is one whole character. */
export const plainByte = new Uint8Array(256).map((_, byte) => (byte >= 0x20 && byte < 0x80 && byte !== 0x22 && byte !== 0x5c ? 1 : 0));

/** The same for two bytes read as one number: looking at two at a time is nearly twice as fast. */
export const plainPair = new Uint8Array(65_536).map((_, pair) => (plainByte[pair & 0xff] ?? 0) & (plainByte[pair >> 8] ?? 0));

/** Why the end of a string was not found; smaller than any index. */
export const badUtf8 = -1;
const badString = -2;
export const nulInString = -3;

/**
 * Goes on where plain bytes end in a string.
 * @param from a byte that is not plain
 * @returns the index of the closing quote, or one of the negative reasons
 */
export function stringEndSlow(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x22) return at;
    if (byte === 0x5c) {
      at = escapeEnd(bytes, at, end);
      if (at < 0) return at;
    } else if (byte >= 0x80) {
      const length = characterLength(bytes, at, end);
      if (length === 0) return badUtf8;
      at += length;
    } else if (byte >= 0x20) at++;
    else return byte === 0 ? nulInString : badString;
  }
  return badString;
}

/** The length of the UTF-8 character that begins with this byte (0x80 or more); 0 when there is none (RFC 3629, section 4). */
export function characterLength(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] ?? 0;
  const length = first >= 0xc2 && first <= 0xdf ? 2 : (first & 0xf0) === 0xe0 ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  if (length === 0 || at + length > end) return 0;
  for (let index = 1; index < length; index++) if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  // Overlong forms, surrogates and what lies beyond U+10FFFF.
  if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0;
  if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return 0;
  return length;
}

/** True when all bytes are UTF-8 without a NUL. */
export function textProblem(bytes: Uint8Array, start: number, end: number): 'not-utf-8' | 'nul' | undefined {
  let at = start;
  while (at < end) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) return 'nul';
    if (byte < 0x80) at++;
    else {
      const length = characterLength(bytes, at, end);
      if (length === 0) return 'not-utf-8';
      at += length;
    }
  }
  return undefined;
}

function escapeEnd(bytes: Uint8Array, at: number, end: number): number {
  const kind = bytes[at + 1] ?? 0;
  if (kind !== 0x75) return isEscape(kind) && at + 1 < end ? at + 2 : badString;
  const unit = hexAt(bytes, at + 2, end);
  if (unit === 0) return nulInString;
  if (unit < 0 || (unit >= 0xdc00 && unit <= 0xdfff)) return badString;
  if (unit < 0xd800 || unit > 0xdfff) return at + 6;
  const low = bytes[at + 6] === 0x5c && bytes[at + 7] === 0x75 ? hexAt(bytes, at + 8, end) : -1;
  return low >= 0xdc00 && low <= 0xdfff ? at + 12 : badString;
}

/** `"`, `\`, `/`, b, f, n, r, t. */
function isEscape(byte: number): boolean {
  return byte === 0x22 || byte === 0x5c || byte === 0x2f || byte === 0x62 || byte === 0x66 || byte === 0x6e || byte === 0x72 || byte === 0x74;
}

function hexAt(bytes: Uint8Array, start: number, end: number): number {
  if (start + 4 > end) return -1;
  let value = 0;
  for (let at = start; at < start + 4; at++) {
    const byte = bytes[at] ?? 0;
    const letter = byte | 0x20;
    if (byte >= 0x30 && byte <= 0x39) value = value * 16 + byte - 0x30;
    else if (letter >= 0x61 && letter <= 0x66) value = value * 16 + letter - 0x57;
    else return -1;
  }
  return value;
}
