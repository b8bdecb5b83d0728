import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TextNumbers } from './text-numbers.ts';
import { hashOf } from './word-table.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function byBytes(numbers: TextNumbers, text: string): number {
  const bytes = bytesOf(`"${text}"`);
  return numbers.ofBytes(bytes, 1, bytes.length - 1, hashOf(bytes, 1, bytes.length - 1));
}

test('a text has one number, whether it comes as characters or as bytes', () => {
  const ascii = fc.string({ unit: 'binary-ascii', maxLength: 6 });
  fc.assert(fc.property(fc.array(fc.record({ text: fc.oneof(ascii, fc.string({ maxLength: 3 }), fc.constantFrom('CVE-2026-0001', 'CSAFPID-1', 'ab', 'ba')), isBytes: fc.boolean() }), { maxLength: 400 }), (uses) => {
    const numbers = new TextNumbers();
    const expected = new Map<string, number>();
    for (const { text, isBytes } of uses) {
      const isAscii = bytesOf(text).length === text.length;
      const number = isBytes && isAscii ? byBytes(numbers, text) : numbers.of(text);
      if (!expected.has(text)) expected.set(text, expected.size);
      assert.equal(number, expected.get(text));
      assert.equal(numbers.textOf(number), text);
    }
    assert.equal(numbers.count, expected.size);
  }));
});

test('texts that somebody chose for one hash are numbered in as many steps', () => {
  // `Aa` and `@A` have the same hash, and so have all words that are made of them.
  const words = Array.from({ length: 1 << 14 }, (_, index) => Array.from({ length: 14 }, (_bit, bit) => ((index >> bit) & 1 ? 'Aa' : '@A')).join(''));
  assert.equal(new Set(words.map((word) => hashOf(bytesOf(word), 0, 28))).size, 1);
  const numbers = new TextNumbers();
  const startedAt = performance.now();
  assert.deepEqual(words.map((word) => numbers.of(word)), words.map((_, index) => index));
  assert.deepEqual(words.map((word) => byBytes(numbers, word)), words.map((_, index) => index));
  assert.ok(performance.now() - startedAt < 2000);
});

test('a number that is there twice is seen', () => {
  const numbers = new TextNumbers();
  for (const text of ['a', 'b', 'c']) numbers.of(text);
  assert.deepEqual([[0, 1, 2], [0, 1, 0], [], [2], [1, 1]].map((list) => numbers.isTwiceIn(list)), [false, true, false, false, true]);
});
