import { Unreadable, type Place } from '../source.ts';

/** A byte-order mark tells the encoding of a text; without one it is UTF-8. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The encoding by byte-order mark, and the length of the mark in bytes. */
export function encodingOf(bytes: Uint8Array): { readonly encoding: Encoding; readonly markBytes: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  return { encoding: 'utf-8', markBytes: 0 };
}

/**
 * Turns the bytes of a text into characters, strictly: a byte that belongs to no character, or a NUL, is refused.
 * A byte-order mark is dropped.
 * @param options.allowUtf16 reads UTF-16 when a byte-order mark says so
 * @throws Unreadable with line and column
 */
export function decodeText(bytes: Uint8Array, options: { readonly allowUtf16?: boolean } = {}): string {
  const { encoding, markBytes } = encodingOf(bytes);
  if (encoding !== 'utf-8' && options.allowUtf16 !== true) throw new Unreadable('is UTF-16; UTF-8 is expected', { line: 1, column: 1 });
  const text = decodeStrict(bytes.subarray(markBytes), encoding);
  const nul = text.indexOf('\0');
  if (nul !== -1) throw new Unreadable('holds a NUL character', placeInText(text, nul));
  return text;
}

/**
 * The same text as UTF-8 without a byte-order mark: for readers of formats that are found in UTF-16 too.
 * @throws Unreadable when the bytes claim UTF-16 and are not
 */
export function toUtf8(bytes: Uint8Array): Uint8Array {
  const { encoding, markBytes } = encodingOf(bytes);
  if (encoding === 'utf-8') return bytes.subarray(markBytes);
  return new TextEncoder().encode(decodeStrict(bytes.subarray(markBytes), encoding));
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes UTF-8; undefined when a byte belongs to no character. Keeps a byte-order mark as a character. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function decodeStrict(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'utf-8') {
    const text = decodeUtf8(bytes);
    if (text === undefined) throw new Unreadable('is not UTF-8', placeOfByte(bytes, validUtf8Length(bytes)));
    return text;
  }
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Unreadable('is marked as UTF-16 and is not', { line: 1, column: 1 });
  }
}

/** How many bytes from the start are whole UTF-8 characters. Halves the search, so that it stays the decoder's own judgement. */
export function validUtf8Length(bytes: Uint8Array): number {
  let good = 0;
  let step = bytes.length;
  while (step > 0) {
    const next = Math.min(bytes.length, good + step);
    if (next > good && decodeUtf8(bytes.subarray(good, next)) !== undefined) good = next;
    else step = step === 1 ? 0 : Math.ceil(step / 2);
  }
  for (let length = 1; length <= 4 && good + length <= bytes.length; length += 1) {
    if (decodeUtf8(bytes.subarray(good, good + length)) === undefined) continue;
    good += length;
    length = 0;
  }
  return good;
}

/** Line and column of a byte of a UTF-8 text. */
export function placeOfByte(bytes: Uint8Array, offset: number): Place {
  let line = 1;
  let lineStart = 0;
  for (let next = bytes.indexOf(10); next !== -1 && next < offset; next = bytes.indexOf(10, next + 1)) {
    line += 1;
    lineStart = next + 1;
  }
  return { line, column: columnOf(bytes, lineStart, offset) };
}

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** 1-based column in UTF-16 units of a byte in the line that begins at `lineStart`. */
export function columnOf(bytes: Uint8Array, lineStart: number, offset: number): number {
  return lenient.decode(bytes.subarray(lineStart, offset)).length + 1;
}

/** Line and column of a character of a text. */
export function placeInText(text: string, index: number): Place {
  let line = 1;
  let lineStart = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < index; next = text.indexOf('\n', next + 1)) {
    line += 1;
    lineStart = next + 1;
  }
  return { line, column: index - lineStart + 1 };
}
