import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ItemMarks } from './item-marks.ts';
import { parseJson, placesOf, type JsonValue } from './json.ts';
import { walkArrayItems } from './json-walk.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test('items come one at a time with their line, and the rest without them', () => {
  const items: unknown[] = [];
  const { rest } = walkArrayItems(bytesOf('{"a": 1,\n "b": [ {"c": 1},\n  2 ], "d": {"e": ["x"], "f": []}, "g": [3]}'), [
    { path: ['b'], onItem: (value, index, line) => items.push([value, index, line]) },
    { path: ['d', 'e'], onItem: (value) => items.push(value) },
    { path: ['d', 'f'], onItem: () => assert.fail('is empty') },
    { path: ['missing'], onItem: () => assert.fail('is missing') },
  ]);
  assert.deepEqual(items, [[{ c: 1 }, 0, 2], [2, 1, 3], 'x']);
  assert.deepEqual(rest, { a: 1, b: [], d: { e: [], f: [] }, g: [3] });
});

test('a value that is no array stays in the rest', () => {
  const stream = { path: ['a'], onItem: () => assert.fail('is no array') };
  assert.deepEqual(walkArrayItems(bytesOf('{"a":{"b":[1]}}'), [stream]).rest, { a: { b: [1] } });
  assert.deepEqual(walkArrayItems(bytesOf('[1,{"a":[2]}]'), [stream]).rest, [1, { a: [2] }]);
  assert.deepEqual(walkArrayItems(bytesOf('\ufeff7'), [stream]).rest, 7);
});

test('the whole document is checked', () => {
  const streams = [{ path: ['a'], onItem: () => undefined }];
  for (const text of ['', '{"a":[1],"a":[2]}', '{"a":[1,]}', '{"a":[1]} x', '{"a":[{"b":1,"b":2}]}', `{"a":[${'['.repeat(70)}`, '{"a":[1]']) assert.throws(() => walkArrayItems(bytesOf(text), streams), { name: 'Unreadable' }, text);
  assert.throws(() => walkArrayItems(Uint8Array.of(...bytesOf('{"a":[1,\n"'), 0xff, ...bytesOf('"]}')), streams), { reason: 'is not UTF-8', at: { line: 2, column: 2 } });
  assert.throws(() => walkArrayItems(Uint8Array.of(...bytesOf('{"a":[1],"b":"'), 0xff, ...bytesOf('"}')), streams), { reason: 'is not UTF-8', at: { line: 1, column: 15 } });
});

test('many and large items come in order', () => {
  const large = Array.from({ length: 5000 }, (_, index) => ({ index, text: 'é'.repeat(index % 300) }));
  const seen: JsonValue[] = [];
  walkArrayItems(bytesOf(JSON.stringify({ large }, null, 1)), [{ path: ['large'], onItem: (value, index) => seen.push(value) && assert.equal(seen.length, index + 1) }]);
  assert.deepEqual(seen, large);
});

test('items and rest together are the document', () => {
  fc.assert(fc.property(fc.array(fc.jsonValue({ maxDepth: 3 })), fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(undefined, 2), (list, other, space) => {
    const text = JSON.stringify({ before: other, list, after: other }, null, space);
    const items: JsonValue[] = [];
    const { rest } = walkArrayItems(bytesOf(text), [{ path: ['list'], onItem: (value) => items.push(value) }]);
    assert.deepEqual({ ...Object(rest), list: items }, parseJson(bytesOf(text)));
  }));
});

test('places are the same from marked items as from the beginning', () => {
  const items = Array.from({ length: 100 }, (_, index) => ({ id: index, 'in~side': [{ x: 'é'.repeat(index) }, index] }));
  for (const document of [{ a: items, b: { c: [1] }, d: items }, { b: { c: [1] }, d: items, a: items }]) {
    for (const spaces of [0, 1]) {
      const bytes = bytesOf(JSON.stringify(document, null, spaces));
      const marks = new ItemMarks();
      walkArrayItems(bytes, [{ path: ['a'], marks, onItem: () => undefined }]);
      const own = ['/a/99', '/a/3/in~0side/1', '/a/3/id', '/a/17/in~0side/0/x', '/a/16', '/a/50/missing'];
      for (const pointers of [own, [...own, '/b/c/0'], [...own, ''], [...own, '/a'], [...own, '/a/100'], [...own, '/d/5', '/missing'], ['/a/x'], ['/a/03'], ['/a/'], []]) {
        assert.deepEqual(placesOf(bytes, pointers, new Map([['a', marks], ['missing', new ItemMarks()]])), placesOf(bytes, pointers), pointers.join(' '));
      }
    }
  }
});
