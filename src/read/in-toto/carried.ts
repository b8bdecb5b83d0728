import { isObject, objectAt, objectsAt, stringAt, type JsonObject, type JsonValue } from '../gateway/json-value.ts';
import { jsonLines } from '../gateway/json-lines.ts';
import { parseJson } from '../gateway/json.ts';
import { headOf } from '../head.ts';
import { Unreadable, type Source } from '../source.ts';
import { statementIn } from './envelope.ts';

export const limits = { bytesMax: 33_554_432, statementsMax: 1000, lineBytesMax: 16_777_216 } as const;
const jsonMax = { depthMax: 64, stringBytesMax: limits.lineBytesMax };

/** One thing in a file that should carry a statement. */
export interface Item {
  readonly row?: number;
  /** Steps from the root of the document. */
  readonly path: readonly (string | number)[];
  readonly value: JsonValue | Unreadable;
}

/** What carries a statement, opened. */
export interface Carried {
  readonly envelope: 'none' | 'dsse' | 'sigstore-bundle';
  readonly statement: JsonObject;
  /** The bundle, for whoever verifies it. */
  readonly bundle?: JsonObject;
}

/**
 * The items of a file: the lines of JSON lines, the list of a forge's answer, or the one document.
 * @throws Unreadable when it is no JSON, or too long
 */
export function itemsIn(source: Source): { readonly items: readonly Item[]; readonly omitted: number } {
  if (headOf(source).isJsonLines) return linesIn(source);
  const value = parseJson(source.bytes(limits.bytesMax), jsonMax);
  if (!isObject(value)) throw new Unreadable('is no JSON object');
  if (!Object.hasOwn(value, 'attestations')) return { items: [{ path: [], value }], omitted: 0 };
  const all = objectsAt(value, 'attestations');
  return { items: all.slice(0, limits.statementsMax).map((item, index) => ({ path: ['attestations', index, 'bundle'], value: objectAt(item, 'bundle') ?? {} })), omitted: Math.max(0, all.length - limits.statementsMax) };
}

function linesIn(source: Source): { readonly items: readonly Item[]; readonly omitted: number } {
  if (source.sizeBytes > limits.bytesMax) throw new Unreadable(`is ${source.sizeBytes} bytes long; at most ${limits.bytesMax} are read`);
  const items: Item[] = [];
  let omitted = 0;
  for (const { row, value, problem } of jsonLines(source, { lineBytesMax: limits.lineBytesMax, ...jsonMax })) {
    if (items.length >= limits.statementsMax) omitted += 1;
    else items.push({ row, path: [], value: value ?? new Unreadable(problem ?? 'is no JSON') });
  }
  return { items, omitted };
}

/** @throws Unreadable when the item carries no in-toto statement */
export function openItem({ value }: Item): Carried {
  if (value instanceof Unreadable) throw value;
  if (!isObject(value)) throw new Unreadable('is no JSON object');
  if (Object.hasOwn(value, 'verificationMaterial')) return openBundle(value);
  if (Object.hasOwn(value, 'payloadType')) return { envelope: 'dsse', statement: statementIn(value) };
  if (stringAt(value, '_type') !== undefined) return { envelope: 'none', statement: value };
  throw new Unreadable('is neither an in-toto statement nor an envelope or bundle that carries one');
}

function openBundle(bundle: JsonObject): Carried {
  const envelope = objectAt(bundle, 'dsseEnvelope');
  if (envelope !== undefined) return { envelope: 'sigstore-bundle', statement: statementIn(envelope), bundle };
  throw new Unreadable(Object.hasOwn(bundle, 'messageSignature') ? 'is a bundle that signs a file and carries no statement' : 'is a bundle without an envelope');
}
