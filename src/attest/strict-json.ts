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
  assertJson(value, 0);
  if ((form === 'canonical' ? canonicalJson(value) : JSON.stringify(value)) !== text) throw new Refused('not-canonical');
  return value;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Counts brackets outside strings. */
function assertShallow(bytes: Uint8Array): void {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (isInString) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) isInString = false;
    } else if (byte === QUOTE) isInString = true;
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > depthMax) throw new Refused('too-deep', say`At most ${depthMax} levels are read.`);
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
}
