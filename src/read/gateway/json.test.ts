import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Unreadable } from '../source.ts';
import { parseJson, placeOf, placesOf } from './json.ts';
import { isObject, jsonPointer, numberAt, objectsAt, stringAt, valueAt } from './json-value.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function refusal(content: string | Uint8Array): { reason: string; line: number | undefined; column: number | undefined } {
  try {
    parseJson(typeof content === 'string' ? bytesOf(content) : content);
  } catch (error) {
    assert.ok(error instanceof Unreadable);
    return { reason: error.reason, line: error.at.line, column: error.at.column };
  }
  return assert.fail('was read');
}

test('JSON is read, also with a UTF-8 byte-order mark', () => {
  assert.deepEqual(parseJson(bytesOf(' {"a": [1, -0.5e2, true, false, null, "x\\n\\u00e9\\ud83d\\ude00"], "é": {}} \n')), { a: [1, -50, true, false, null, 'x\né😀'], é: {} });
  assert.deepEqual(parseJson(bytesOf('\ufeff{"a":1}')), { a: 1 });
  for (const text of ['0', '"x"', 'null', '[]', '{}', '[[],{}]']) assert.deepEqual(parseJson(bytesOf(text)), JSON.parse(text));
});

test('wrong syntax is refused with line and column', () => {
  assert.deepEqual(refusal('{"a": 1,\n "b": tru}'), { reason: 'is not JSON: a value is expected', line: 2, column: 7 });
  assert.deepEqual(refusal('{"ü": 1 "b": 2}'), { reason: 'is not JSON: a comma or a closing brace is expected', line: 1, column: 9 });
  assert.deepEqual(refusal('[1,\n2'), { reason: 'ends in the middle of its JSON value', line: 2, column: 2 });
  assert.match(refusal('').reason, /^is empty/);
  assert.match(refusal(' \n\t ').reason, /^is empty/);
  assert.match(refusal('{"a":1}{"a":2}').reason, /^goes on after/);
  assert.match(refusal('{"a":1}\0').reason, /^goes on after/);
  for (const text of ['{,}', '[1,]', "{'a':1}", '{"a":1,}', '{/*c*/"a":1}', '[01]', '[-]', '[1.]', '[.5]', '[1e]', '[+1]', 'NaN', '[Infinity]', '"\t"', '"\\x"', '"\\u00g0"', '"a', '{"a"', '{"a":', '{a:1}', 'nul', '[1 2]', '\u00a01', '{"a":1]', '[1}']) refusal(text);
});

test('what is not UTF-8 is refused where it begins', () => {
  assert.deepEqual(refusal(Uint8Array.of(0x7b, 0x0a, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc0, 0xaf, 0x22, 0x7d)), { reason: 'is not UTF-8', line: 2, column: 6 });
  assert.equal(refusal(Uint8Array.of(0x22, 0xed, 0xa0, 0x80, 0x22)).reason, 'is not UTF-8');
  assert.equal(refusal(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d)).reason, 'is not UTF-8');
  assert.match(refusal(Uint8Array.of(0xff, 0xfe, 0x31, 0x00)).reason, /UTF-16/);
});

test('a key twice in one object is refused, also written with an escape and among many keys', () => {
  assert.deepEqual(refusal('{"a":1,"b":{"a":1},\n"a":2}'), { reason: 'holds the key "a" twice in one object', line: 2, column: 1 });
  assert.match(refusal('{"a":1,"\\u0061":2}').reason, /"a" twice/);
  assert.match(refusal('{"\\u0061":1,"a":2}').reason, /"a" twice/);
  const many = Array.from({ length: 50 }, (_, index) => `"k${index}":1`);
  assert.match(refusal(`{${[...many, '"k3":2'].join()}}`).reason, /"k3" twice/);
  assert.match(refusal(`{${[...many, '"k49":2'].join()}}`).reason, /"k49" twice/);
  assert.equal(Object.keys(Object(parseJson(bytesOf(`{${many.join()}}`)))).length, 50);
  assert.deepEqual(parseJson(bytesOf('[{"a":1},{"a":2},{"a":{"a":{"a":3}}}]')), [{ a: 1 }, { a: 2 }, { a: { a: { a: 3 } } }]);
});

test('keys whose hashes are equal are two keys', () => {
  // 'Aa' and 'BB' have one hash when each character counts 31 times the next, 'AA' and '@a' when it is moved by five bits.
  assert.deepEqual(parseJson(bytesOf('{"Aa":1,"BB":2,"AaAa":3,"BBBB":4,"AaBB":5,"AA":6,"@a":7}')), { Aa: 1, BB: 2, AaAa: 3, BBBB: 4, AaBB: 5, AA: 6, '@a': 7 });
  assert.match(refusal('{"Aa":1,"BB":2,"BB":3}').reason, /"BB" twice/);
});

test('half a surrogate pair and NUL are refused in keys and values', () => {
  for (const text of ['"\\ud800"', '"\\udc00"', '"\\ud800x"', '"\\ud800\\u0061"', '"\\udc00\\ud800"', '{"\\ud800":1}', '"\\ud800\\ud800"']) assert.match(refusal(text).reason, /half a surrogate pair/, text);
  for (const text of ['"\\u0000"', '{"a\\u0000":1}', '"\0"']) assert.match(refusal(text).reason, /NUL/, JSON.stringify(text));
});

test('limits hold before anything is built', () => {
  assert.match(refusal('['.repeat(65) + ']'.repeat(65)).reason, /deeper than 64/);
  assert.doesNotThrow(() => parseJson(bytesOf('['.repeat(64) + ']'.repeat(64))));
  assert.match(refusal('{"a":'.repeat(100_000)).reason, /deeper than 64/);
  assert.match(refusal(`[${'1'.repeat(41)}]`).reason, /longer than 40/);
  assert.match(refusal('[1e999]').reason, /out of range/);
  assert.deepEqual(parseJson(bytesOf('[1e-999]')), [0]);
  assert.match(refusal(`"${'a'.repeat(1_000_001)}"`).reason, /string longer/);
  assert.match(refusal(`{"${'a'.repeat(1001)}":1}`).reason, /key longer/);
  assert.match(refusal(`[${'1,'.repeat(500_000)}1]`).reason, /more than 500000 items/);
  assert.match(refusal(`{${Array.from({ length: 100_001 }, (_, index) => `"${index}":1`).join()}}`).reason, /more than 100000 keys/);
  assert.throws(() => parseJson(bytesOf('[[1]]'), { depthMax: 1 }), /deeper than 1/);
  assert.deepEqual(parseJson(bytesOf(`"${'\\u0041'.repeat(1000)}"`)), 'A'.repeat(1000));
});

test('a document that names a prototype changes none', () => {
  const value = parseJson(bytesOf('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'));
  assert.ok(isObject(value));
  assert.equal(Reflect.get({}, 'polluted'), undefined);
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
  assert.equal(stringAt({}, 'constructor'), undefined);
  assert.equal(valueAt({}, 'toString'), undefined);
});

test('members are read by their type', () => {
  const object = { a: 'x', b: 1, c: [{ d: 1 }, 2, { e: 1 }] };
  assert.equal(stringAt(object, 'a'), 'x');
  assert.equal(stringAt(object, 'b'), undefined);
  assert.equal(numberAt(object, 'b'), 1);
  assert.deepEqual(objectsAt(object, 'c'), [{ d: 1 }, { e: 1 }]);
  assert.equal(jsonPointer('a/b', 0, 'c~d'), '/a~1b/0/c~0d');
});

test('a value is found again by its pointer', () => {
  const bytes = bytesOf('{\n "a": [1,\n  {"b/c": "é", "d": 2}],\n "e": {}\n}');
  assert.deepEqual(placeOf(bytes, ''), { line: 1, column: 1, jsonPointer: '' });
  assert.deepEqual(placeOf(bytes, '/a/1/d'), { line: 3, column: 21, jsonPointer: '/a/1/d' });
  assert.deepEqual(placeOf(bytes, '/a/1/b~1c'), { line: 3, column: 11, jsonPointer: '/a/1/b~1c' });
  assert.deepEqual(placeOf(bytes, '/a/9/x'), { line: 2, column: 7, jsonPointer: '/a/9/x' });
  assert.deepEqual(placesOf(bytes, ['/e', '/a/0']), [{ line: 4, column: 7, jsonPointer: '/e' }, { line: 2, column: 8, jsonPointer: '/a/0' }]);
  assert.deepEqual(placeOf(bytesOf('{"a": 1, "b": oops'), '/a'), { line: 1, column: 7, jsonPointer: '/a' });
});

/** JSON within the limits. */
const json = fc.jsonValue({ maxDepth: 6, noUnicodeString: false }).map((value) => JSON.stringify(value)).filter((text) => !/\\u(?:d[89ab]|d[c-f]|0000)/i.test(text));

test('what the platform writes is read as the platform reads it', () => {
  fc.assert(fc.property(json, fc.constantFrom(undefined, 1, '\t', '\r\n '), (text, space) => {
    const spaced = JSON.stringify(JSON.parse(text), null, space);
    assert.deepEqual(parseJson(bytesOf(spaced)), JSON.parse(spaced));
  }));
});

test('nothing is read that the platform refuses', () => {
  const edit = fc.tuple(fc.nat(), fc.constantFrom(...'{}[]",:\\0e.-u \n\0ax'.split('')), fc.constantFrom('insert', 'replace', 'delete'));
  fc.assert(fc.property(json, fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) => {
    let changed = text;
    for (const [position, character, kind] of edits) {
      const at = position % (changed.length + 1);
      changed = changed.slice(0, at) + (kind === 'delete' ? '' : character) + changed.slice(kind === 'insert' ? at : at + 1);
    }
    changed = changed.toWellFormed();
    try {
      assert.deepEqual(parseJson(bytesOf(changed)), JSON.parse(changed));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
  }), { numRuns: 1000 });
});
