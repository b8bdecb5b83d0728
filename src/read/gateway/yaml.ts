import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml';
import { Unreadable, type Place } from '../source.ts';
import type { JsonValue } from './json-value.ts';
import { decodeText } from './text.ts';
import { refuseUnsafeYaml } from './yaml-limits.ts';

const BYTES_MAX = 262_144;

/**
 * Reads one YAML 1.2 document of at most 256 kB, or of `bytesMax`. Anchors, aliases, tags, directives, keys that are not plain scalars,
 * a key twice in one mapping, and several documents are refused.
 * @param options.failsafe leaves every scalar as text: `no`, `1.10` and `2026-05-31` stay what was written. Without it the
 *   core schema reads numbers, true, false and null.
 * @param options.bytesMax in place of 256 kB, for a format whose documents are longer
 * @throws Unreadable with line and column
 */
export function parseYaml(bytes: Uint8Array, options: { readonly failsafe?: boolean; readonly bytesMax?: number } = {}): JsonValue {
  const bytesMax = options.bytesMax ?? BYTES_MAX;
  if (bytes.length > bytesMax) throw new Unreadable(`is ${bytes.length} bytes long; YAML is read up to ${bytesMax}`);
  const text = decodeText(bytes);
  refuseUnsafeYaml(text);
  const lineCounter = new LineCounter();
  // Keys are compared below: the library compares each with each.
  const document = parseDocument(text, {
    version: '1.2',
    schema: options.failsafe === true ? 'failsafe' : 'core',
    uniqueKeys: false,
    stringKeys: false,
    merge: false,
    resolveKnownTags: false,
    prettyErrors: false,
    lineCounter,
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problem = document.errors[0] ?? document.warnings[0];
  if (problem !== undefined) throw new Unreadable(`is not YAML (${problem.message.slice(0, 200)})`, placeAt(problem.pos[0]));
  return document.contents === null ? null : toValue(document.contents, placeAt);
}

function toValue(node: Node | null, placeAt: (offset: number) => Place): JsonValue {
  if (node === null) return null;
  const place = (): Place => placeAt(node.range?.[0] ?? 0);
  if (isMap<Node, Node | null>(node)) return toObject(node, placeAt);
  if (isSeq<Node | null>(node)) return node.items.map((item) => toValue(item, placeAt));
  if (!isScalar(node)) throw new Unreadable('holds a kind of value that is not read', place());
  const { value } = node;
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Unreadable('holds a number out of range', place());
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  throw new Unreadable('holds a kind of value that is not read', place());
}

function toObject(map: YAMLMap<Node, Node | null>, placeAt: (offset: number) => Place): JsonValue {
  const members = new Map<string, JsonValue>();
  for (const { key, value } of map.items) {
    const place = (): Place => placeAt(key.range?.[0] ?? 0);
    if (!isScalar(key)) throw new Unreadable('holds a key that is not a plain scalar', place());
    // The key as written, so that `1.10` and `1.1` are two keys and `no` is itself.
    const name = key.source ?? String(key.value);
    if (members.has(name)) throw new Unreadable(`holds the key ${JSON.stringify(name.slice(0, 100))} twice in one mapping`, place());
    members.set(name, toValue(value, placeAt));
  }
  return Object.fromEntries(members);
}
