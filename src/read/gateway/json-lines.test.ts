import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sourceOf, type Source } from '../source.ts';
import { jsonLines, lines } from './json-lines.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The same content in pieces of the given sizes, over and over. */
function chunked(content: Uint8Array, sizes: readonly number[]): Source {
  return {
    ...sourceOf('x', content),
    *chunks() {
      for (let start = 0, index = 0; start < content.length; index += 1) {
        const size = sizes[index % sizes.length] ?? 1;
        yield content.slice(start, start + size);
        start += size;
      }
    },
  };
}

test('lines end in LF or CR LF, and the last need not end', () => {
  const texts = (text: string): unknown[] => [...lines(sourceOf('x', bytesOf(text)))].map((line) => line.text);
  assert.deepEqual(texts('a\r\n\nü\nlast'), ['a', '', 'ü', 'last']);
  assert.deepEqual(texts('\ufeffa\n'), ['a']);
  assert.deepEqual(texts(''), []);
  assert.deepEqual(texts('\n'), ['']);
});

test('a line that cannot be read is a problem of its own', () => {
  const content = Uint8Array.of(...bytesOf('a\n'), 0xff, ...bytesOf('\nb\0\nc\n'));
  assert.deepEqual([...lines(sourceOf('x', content))], [{ row: 1, text: 'a' }, { row: 2, problem: 'is not UTF-8' }, { row: 3, problem: 'holds a NUL character' }, { row: 4, text: 'c' }]);
});

test('a line that is too long is let go, and the next is read', () => {
  const long = 'x'.repeat(50);
  for (const sizes of [[1000], [7], [1]]) {
    const rows = [...lines(chunked(bytesOf(`a\n${long}\nb\n${'y'.repeat(10)}\r\n${long}`), sizes), { lineBytesMax: 10 })];
    assert.deepEqual(rows.map((line) => line.text ?? line.problem), ['a', 'is longer than 10 bytes', 'b', 'y'.repeat(10), 'is longer than 10 bytes']);
    assert.deepEqual(rows.map((line) => line.row), [1, 2, 3, 4, 5]);
  }
});

test('a line of a gigabyte takes no more memory than one chunk', () => {
  const chunk = new Uint8Array(1_048_576).fill(0x78);
  let live = 0;
  const source: Source = {
    ...sourceOf('x', chunk),
    *chunks() {
      for (let index = 0; index < 1024; index += 1) {
        if (index % 256 === 0) live = Math.max(live, process.memoryUsage().arrayBuffers);
        yield chunk;
      }
    },
  };
  const before = process.memoryUsage().arrayBuffers;
  assert.deepEqual([...lines(source)], [{ row: 1, problem: 'is longer than 1048576 bytes' }]);
  assert.ok(live - before < 32_000_000, `${live - before}`);
});

test('JSON lines are values or problems, by row', () => {
  const content = bytesOf('{"a":1}\r\n\n  \n{"b":\n[2]\n{"c":1,"c":2}\n"x" y');
  assert.deepEqual([...jsonLines(sourceOf('x', content))], [
    { row: 1, value: { a: 1 } },
    { row: 4, problem: 'ends in the middle of its JSON value' },
    { row: 5, value: [2] },
    { row: 6, problem: 'holds the key "c" twice in one object' },
    { row: 7, problem: 'goes on after the end of its JSON value' },
  ]);
  assert.deepEqual([...jsonLines(sourceOf('x', bytesOf('[[1]]\n')), { depthMax: 1 })], [{ row: 1, problem: 'nests deeper than 1 levels' }]);
  assert.deepEqual([...jsonLines(sourceOf('x', Uint8Array.of(0x22, 0xff, 0x22)))], [{ row: 1, problem: 'is not UTF-8' }]);
  // A line may end where an escape or a word is cut.
  for (const cut of ['"\\', '"\\u00', 'tr', '-', '1e', '"\\ud83d\\u']) assert.equal([...jsonLines(sourceOf('x', bytesOf(`${cut}\n1`)))][0]?.value, undefined, cut);
});

test('any cutting into chunks gives the lines of a plain split', () => {
  const line = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('', '\r', 'é', '😀')).map((text) => text.replaceAll(/[\n\0]/g, ''));
  fc.assert(fc.property(fc.array(line), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (texts, sizes) => {
    const content = bytesOf(texts.join('\n'));
    const expected = new TextDecoder('utf-8').decode(content).split('\n').map((text) => text.replace(/\r$/, ''));
    if (expected.at(-1) === '' && !texts.at(-1)?.endsWith('\r')) expected.pop();
    assert.deepEqual([...lines(chunked(content, sizes))].map((one) => one.text), expected);
  }));
});

test('any cutting into chunks gives the same values', () => {
  fc.assert(fc.property(fc.array(fc.jsonValue({ maxDepth: 2 })), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (values, sizes) => {
    const texts = values.map((value) => JSON.stringify(value));
    const content = bytesOf(texts.join('\n'));
    assert.deepEqual([...jsonLines(chunked(content, sizes))].map((one) => one.value), texts.map((text) => JSON.parse(text)));
  }));
});
