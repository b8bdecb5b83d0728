import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Unreadable } from '../source.ts';
import { booleanShape, listShape, objectShape, textShape, valueShape, type JsonShape } from './json-shape.ts';
import { isObject, type JsonValue } from './json-value.ts';
import { walkArrayItems } from './json-walk.ts';

const text = textShape({ keeps: 'built' });
const part = objectShape({ alg: { shape: textShape({ words: ['SHA-1', 'SHA-256'] }), isKept: true }, content: { shape: textShape({ test: (value) => value.length > 1 }), isKept: false } }, ['alg']);
const shape = objectShape(
  {
    name: { shape: text, isKept: true },
    note: { shape: textShape({}), isKept: false },
    isUsed: { shape: booleanShape, isKept: true },
    tags: { shape: listShape(text, true), isKept: true },
    parts: { shape: listShape(part ?? text), isKept: true },
    other: { shape: valueShape((value) => value !== null), isKept: true },
  },
  ['name'],
);

type Given = readonly [value: JsonValue, hasShape: boolean, line: number | undefined];

function items(written: Uint8Array, usual: JsonShape | undefined): readonly Given[] | { readonly reason: string; readonly at: object } {
  const given: Given[] = [];
  try {
    walkArrayItems(written, [{ path: ['list'], shape: usual, onItem: (value, _index, line, hasShape) => given.push([value, hasShape, line]) }]);
    return given;
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return { reason: problem.reason, at: problem.at };
  }
}

/** What the shape keeps of an item. */
function wanted(item: JsonValue): JsonValue {
  if (!isObject(item)) return item;
  const parts = item['parts'];
  const { note: _note, ...rest } = item;
  return { ...rest, ...(Array.isArray(parts) ? { parts: parts.map(({ alg }: { readonly alg: string }) => ({ alg })) } : {}) };
}

function values(given: ReturnType<typeof items>): readonly JsonValue[] {
  assert.ok(Array.isArray(given));
  return given.map(([value]: Given) => value);
}

const bytesOf = (list: string): Uint8Array => new TextEncoder().encode(`{"list":[${list}]}`);

test('an item of the usual form comes with what is wanted of it, in one line or in many', () => {
  const item = { note: 'a long note of no interest', name: 'a name that is long enough', isUsed: false, tags: ['one', 'two "2"'], parts: [{ alg: 'SHA-1', content: 'abc' }, { alg: 'SHA-256' }], other: { any: [1, null] } };
  for (const written of [JSON.stringify(item), JSON.stringify(item, null, 2)]) assert.deepEqual(items(bytesOf(written), shape), [[wanted(item), true, 1]]);
});

test('characters beyond ASCII are read in the usual form too, and bytes that are none are refused', () => {
  assert.deepEqual(items(bytesOf('{"name":"Žluťoučký kůň","note":"\u{1f40e}"}'), shape), [[{ name: 'Žluťoučký kůň' }, true, 1]]);
  for (const key of ['name', 'note']) {
    const broken = Uint8Array.of(...new TextEncoder().encode(`{"list":[{"name":"a name","${key === 'name' ? 'x' : key}":"`), 0xff, ...new TextEncoder().encode('"}]}'));
    assert.deepEqual(items(broken, shape), items(broken, undefined));
    assert.ok('reason' in items(broken, shape));
  }
});

test('an item of another form comes whole', () => {
  for (const other of ['{"note":"no name"}', '{"name":7}', '{"name":"a","more":1}', '{"name":"a","tags":["x","x"]}', '{"name":"a","parts":[{"alg":"MD5"}]}', '{"name":"a","parts":[{"alg":"SHA-1","content":"x"}]}', '{"name":"a","other":null}', '{"name":"\\u0041"}', '"text"', '[]', '{}']) {
    assert.deepEqual(items(bytesOf(other), shape), [[JSON.parse(other), false, 1]], other);
  }
});

test('what is refused without a usual form is refused with one, with the same words and place', () => {
  for (const broken of ['{"name":"a","name":"b"}', '{"name":"a","other":{"k":1,"k":2}}', '{"name":"a"', '{"name":"a",}', '{"name":"a\u0001"}', '{"name":"\\ud800"}', '{"name":"a","other":01}', '{"name":"a","isUsed":tru}', `{"name":"a","other":${'['.repeat(70)}${']'.repeat(70)}}`, `{"name":"${'x'.repeat(1_000_001)}"}`]) {
    const lines = `{"name":"first"},\n${broken}`;
    const told = items(bytesOf(lines), shape);
    assert.ok('reason' in told, broken.slice(0, 80));
    assert.deepEqual(told, items(bytesOf(lines), undefined), broken.slice(0, 80));
  }
});

test('whatever byte is changed, an item is the same with a usual form as without, or less by what is not wanted', () => {
  const item = fc.record({ name: fc.string(), note: fc.string(), isUsed: fc.boolean(), tags: fc.uniqueArray(fc.string(), { maxLength: 4 }), parts: fc.array(fc.record({ alg: fc.constantFrom('SHA-1', 'SHA-256'), content: fc.string({ minLength: 2 }) }), { maxLength: 3 }), other: fc.jsonValue({ maxDepth: 2 }) }, { requiredKeys: ['name'] });
  const changes = fc.array(fc.record({ at: fc.nat(), byte: fc.oneof(fc.constantFrom(...new TextEncoder().encode('{}[]",:\\ \n0tfnu')), fc.nat(255)) }), { maxLength: 1 });
  fc.assert(fc.property(fc.array(item, { minLength: 1, maxLength: 6 }), fc.constantFrom(undefined, 1), changes, (list, indent, changed) => {
    const written = new TextEncoder().encode(JSON.stringify({ list }, null, indent));
    for (const { at, byte } of changed) written[at % written.length] = byte;
    const full = items(written, undefined);
    const short = items(written, shape);
    if (!Array.isArray(full)) return assert.deepEqual(short, full);
    assert.deepEqual(values(short), values(full).map((value, index) => (Array.isArray(short) && (short[index] as Given)[1] ? wanted(value) : value)));
  }), { numRuns: 300 });
});

test('a text that its bytes vouch for is not put to the test, and any other is', () => {
  const asked: string[] = [];
  const digits = textShape({ keeps: 'begun', test: (value) => asked.push(value) > 0 && /^(?:[0-9]{4}|ten)$/.test(value), sure: { table: new Uint8Array(256).fill(1, 0x30, 0x3a), lengths: new Set([4]) } });
  const years = objectShape({ year: { shape: digits, isKept: true } }, []) ?? text;
  const hasShape = (value: string): unknown => (items(bytesOf(`{"year":${JSON.stringify(value)}}`), years) as readonly Given[])[0]?.[1];
  assert.deepEqual(['2026', '202', '20260', '202x', 'ten', '', '20\n6', '２０２６'].map(hasShape), [true, false, false, false, true, false, false, false]);
  assert.deepEqual(asked, ['202', '20260', '202x', 'ten', '', '20\n6', '２０２６']);
});

test('of a text that only has to be there it is told whether it is empty', () => {
  const begun = objectShape({ url: { shape: textShape({ keeps: 'begun' }), isKept: true } }, []) ?? text;
  const isEmpty = (written: string): boolean => {
    const [given] = items(bytesOf(`{"url":${written}}`), begun) as readonly Given[];
    assert.equal(given?.[1], true);
    return isObject(given?.[0]) && given[0]['url'] === '';
  };
  assert.deepEqual(['""', '"x"', '"a longer text"', '"é"', '"\\n"'].map(isEmpty), [true, false, false, false, false]);
});
