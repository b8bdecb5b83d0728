import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseJson } from '../gateway/json.ts';
import { isObject, valueAt, type JsonValue } from '../gateway/json-value.ts';
import { Unreadable } from '../source.ts';
import { absent, array, boolean, emptyContainer, emptyString, nothing, number, object, string } from './json-kinds.ts';
import { JsonWalk } from './json-walk.ts';
import { paddingBytes } from './line-walk.ts';

const paths = ['time', 'class_uid', 'actor', 'actor/user/name', 'actor/user/uid', 'event.action', 'event/outcome', 'list', 'é'];
const encoder = new TextEncoder();

/** What the gateway's own JSON reader finds: the same answers by other means. */
function plainAnswers(bytes: Uint8Array): Record<string, unknown> | undefined {
  let value: JsonValue;
  try {
    value = parseJson(bytes);
  } catch (error) {
    assert.ok(error instanceof Unreadable);
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const root: JsonValue = value;
  return Object.fromEntries(paths.map((path) => {
    let found: JsonValue | undefined = root;
    for (const key of path.split('/')) found = isObject(found) ? valueAt(found, key) : undefined;
    return [path, { kind: kindOf(found), value: found }];
  }));
}

function kindOf(value: JsonValue | undefined): number {
  if (value === undefined) return absent;
  if (value === null) return nothing;
  if (typeof value === 'boolean') return boolean;
  if (typeof value === 'number') return number;
  if (typeof value === 'string') return value === '' ? emptyString : string;
  if (Array.isArray(value)) return value.length === 0 ? emptyContainer : array;
  return Object.keys(value).length === 0 ? emptyContainer : object;
}

function walkAnswers(walk: JsonWalk, problem: string | undefined): Record<string, unknown> | undefined {
  if (problem !== undefined) return undefined;
  return Object.fromEntries(paths.map((path) => {
    const node = walk.node(path);
    const kind = walk.kinds[node];
    const value = walk.value(node, 2_000_000);
    if (kind === number) assert.equal(walk.numbers[node], value, `number at ${path}`);
    return [path, { kind, value }];
  }));
}

/** A row as a line, with bytes of another behind it. */
function asLine(row: Uint8Array): Uint8Array {
  const padded = new Uint8Array(row.length + paddingBytes + 1).fill(0x7b);
  padded.set(row);
  padded[row.length] = 0x0a;
  return padded;
}

/** Both ways of walking, over bytes that go on behind the row. */
function agree(walk: JsonWalk, row: Uint8Array): boolean {
  const expected = plainAnswers(row);
  const padded = asLine(row);
  const shown = new TextDecoder().decode(row.subarray(0, 300));
  if (!row.includes(0x0a)) assert.deepEqual(walkAnswers(walk, walk.walkLine(padded, 0, row.length)), expected, shown);
  assert.deepEqual(walkAnswers(walk, walk.walkValue(padded, 0, row.length)), expected, shown);
  return expected !== undefined;
}

const key = fc.constantFrom('time', 'class_uid', 'actor', 'user', 'name', 'uid', 'event', 'event.action', 'outcome', 'list', 'é', 'a"b', 'tim\\u0065', '__proto__', '');
const leaf = fc.oneof(
  fc.constantFrom('0', '-0', '1780219800000', '3002', '1.5', '1e3', '-7', '123456789012345678', 'true', 'false', 'null', '""', '"x"', '"é"', '"\\u00e9"', '"a\\\\b"', '"\\ud83d\\ude00"', '[]', '{}'),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => JSON.stringify(text)),
);
const { value } = fc.letrec<{ value: string; object: string; list: string }>((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('object'), tie('list')),
  object: fc.array(fc.tuple(key, tie('value'), fc.constantFrom('', ' ', '\t')), { maxLength: 7 }).map((members) => `{${members.map(([name, inner, space]) => `${space}"${name.replace('"', '\\"')}"${space}:${space}${inner}`).join(`,`)}}`),
  list: fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(' , ')}]`),
}));
const members = fc.array(fc.tuple(key, value), { maxLength: 9 }).map((all) => `{${all.map(([name, inner]) => `"${name.replace('"', '\\"')}":${inner}`).join(',')}}`);

describe('JsonWalk', () => {
  it('gives the answers of the plain JSON reader on random objects, many of them with a key twice', () => {
    const walk = new JsonWalk(paths);
    let good = 0;
    fc.assert(fc.property(members, (row) => { good += Number(agree(walk, encoder.encode(row))); }), { numRuns: 3000, seed: 7 });
    assert.ok(good > 500 && good < 2500, `${good} of 3000 rows were good: both kinds are wanted`);
  });

  it('gives the answers of the plain JSON reader on rows with bytes changed, left out or put in', () => {
    const walk = new JsonWalk(paths);
    const change = fc.tuple(fc.nat(), fc.constantFrom('put', 'drop', 'change'), fc.oneof(fc.constantFrom(0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x2c, 0x3a, 0x20, 0x30, 0x2d, 0x65, 0x2e, 0, 0x1f, 0x80, 0xc3, 0xed), fc.nat(255)));
    let good = 0;
    fc.assert(
      fc.property(members, fc.array(change, { minLength: 1, maxLength: 4 }), (row, changes) => {
        const bytes = [...encoder.encode(row)];
        for (const [at, what, byte] of changes) bytes.splice(at % (bytes.length + 1), what === 'put' ? 0 : 1, ...(what === 'drop' ? [] : [byte]));
        good += Number(agree(walk, Uint8Array.from(bytes)));
      }),
      { numRuns: 6000, seed: 11 },
    );
    assert.ok(good > 100, `${good} of 6000 rows were good`);
  });

  it('gives the same answers on rows that are told by the form of earlier ones', () => {
    let told = 0;
    let others = 0;
    const usualOr = (usual: string): fc.Arbitrary<string> => fc.oneof({ arbitrary: fc.constant(usual), weight: 40 }, { arbitrary: sameKind(usual), weight: 8 }, leaf);
    const sameKind = (usual: string): fc.Arbitrary<string> => (usual.length > 2 && usual.startsWith('"') ? fc.constantFrom('"other"', '"é"', '"\\n"', '""') : usual.startsWith('-') || (usual >= '0' && usual <= '9:') ? fc.constantFrom('7', '1234567890123', '12345678901234567', '0', '1.25', '-3e2') : fc.constantFrom('true', 'false'));
    const skeleton = fc.array(fc.tuple(fc.uniqueArray(fc.constantFrom('time', 'class_uid', 'actor', 'event.action', 'list', 'é', 'x'), { minLength: 1, maxLength: 5 }), fc.array(leaf, { minLength: 7, maxLength: 7 })), { minLength: 1, maxLength: 2 });
    const rows = skeleton.chain((forms) => fc.array(fc.constantFrom(...forms).chain(([names, leaves]) => fc.tuple(
      fc.tuple(...names.map((name, index) => usualOr(leaves[index] ?? '0').map((written) => `"${name}":${name === 'actor' ? `{"user":{"name":${written},"uid":"u"}}` : name === 'x' ? `[${written}, 1]` : written}`))),
      fc.oneof({ arbitrary: fc.constant(null), weight: 20 }, fc.tuple(fc.nat(), fc.oneof(fc.constantFrom(0x22, 0x7b, 0x7d, 0x2c, 0x30, 0, 0x80), fc.nat(255)))),
    )), { minLength: 40, maxLength: 100 }));
    fc.assert(
      fc.property(rows, (all) => {
        const walk = new JsonWalk(paths);
        for (const [written, change] of all) {
          const row = encoder.encode(`{${written.join(',')}}`);
          if (change !== null && change[1] !== 0x0a) row[change[0] % row.length] = change[1];
          const problem = walk.walkLine(asLine(row), 0, row.length);
          if (walk.form === -1) others++;
          else told++;
          assert.deepEqual(walkAnswers(walk, problem), plainAnswers(row), new TextDecoder().decode(row));
        }
      }),
      { numRuns: 200, seed: 13 },
    );
    assert.ok(told > 1500 && others > 1500, `${told} rows were told by their form, ${others} were not: both kinds are wanted`);
  });

  it('agrees at the limits of the gateway', () => {
    const walk = new JsonWalk(paths);
    const many = (count: number): string => `{${Array.from({ length: count }, (_, index) => `"k${index}":${index}`).join(',')},"time":1}`;
    for (const row of [
      `{"list":${'['.repeat(63)}${']'.repeat(63)}}`,
      `{"list":${'['.repeat(64)}${']'.repeat(64)}}`,
      many(90),
      many(300),
      `${many(300).slice(0, -1)},"k7":1}`,
      `{"time":${'1'.repeat(40)}}`,
      `{"time":${'1'.repeat(41)}}`,
      '{"time":1e400}',
      '{"time":01}',
      '{"time":1.}',
      '{"time":.5}',
      '{"time":-}',
      `{"${'k'.repeat(1000)}":1}`,
      `{"${'k'.repeat(1001)}":1}`,
      `{"list":"${'x'.repeat(1_000_000)}"}`,
      `{"list":"${'x'.repeat(1_000_001)}"}`,
      '{"list":"\\u0000"}',
      '{"list":"\\ud800"}',
      '{"list":"\\ud800\\u0041"}',
      '{"time":1}{"time":2}',
      '{"time":1,}',
      '{,}',
      '[1]',
      'null',
      '',
      '{',
      '{"time"',
      '{"time":',
      '{"time":tru}',
      '{"list":[1,]}',
      '{"list":[,1]}',
      '{"list":[1 2]}',
      '{"a"b":1}',
    ]) agree(walk, encoder.encode(row));
  });

  it('goes on by the slow way when there are more shapes than it remembers', () => {
    const walk = new JsonWalk(paths);
    for (let row = 0; row < 3000; row++) agree(walk, encoder.encode(`{"x${row}":{"y${row}":1,"z${row * 7}":2},"time":${row},"actor":{"q${row}":0,"user":{"name":"n"}}}`));
    agree(walk, encoder.encode('{"x1":{"y1":1,"y1":2},"time":1}'));
  });
});
