import { say } from '../model/text.ts';
import { textOf } from './bytes.ts';
import { assertJson, canonicalJson, depthMax, type JsonValue } from './canonical-json.ts';
import { Refused } from './refusal.ts';

/** `canonical`: RFC 8785. `compact`: no white space, one spelling for numbers and strings, keys in any order; for statements that others made. */
export type JsonForm = 'canonical' | 'compact';

/**
 * Reads JSON of which no two readers can have different ideas: the bytes must be what writing the value again gives.
 * So a key twice, white space, a byte-order mark, `1.0` for `1`, an escape where none is needed and bytes past the end are all refused at once.
 * @param sizeMax bytes; checked before anything is decoded, the depth before anything is built
 * @throws Refused `too-large`, `too-deep`, `not-utf-8`, `not-json`, `not-canonical`
 */
export function parseStrict(bytes: Uint8Array, form: JsonForm, sizeMax: number): JsonValue {
  if (bytes.length > sizeMax) throw new Refused('too-large', say`It has ${bytes.length} bytes; at most ${sizeMax} are read.`);
  assertShallow(bytes);
  const text = textOf(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refused('not-json');
  }
  if (form === 'canonical') {
    if (canonicalJson(value) !== text) throw new Refused('not-canonical');
    return value as JsonValue;
  }
  assertJson(value, 0);
  if (JSON.stringify(value) !== text) throw new Refused('not-canonical');
  return value;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Counts brackets outside strings; most of an envelope is one long string, so a string is left by its next quote. */
function assertShallow(bytes: Uint8Array): void {
  let depth = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) index = endOfString(bytes, index + 1);
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > depthMax) throw new Refused('too-deep', say`At most ${depthMax} levels are read.`);
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
}

/** The place of the quote that ends a string; the end of the bytes when none does. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let end = bytes.indexOf(QUOTE, start); end >= 0; end = bytes.indexOf(QUOTE, end + 1)) {
    let backslashes = 0;
    while (end - backslashes > start && bytes[end - backslashes - 1] === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return bytes.length;
}
