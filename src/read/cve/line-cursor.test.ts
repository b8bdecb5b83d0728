import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LineCursor, unusual } from './line-cursor.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Where a step has come to; undefined where it found something unusual. */
function stepped(bytes: Uint8Array, step: (cursor: LineCursor) => number): number | undefined {
  const cursor = new LineCursor('document');
  cursor.reset(bytes, 0, bytes.length);
  try {
    return step(cursor);
  } catch (problem) {
    assert.equal(problem, unusual);
    return undefined;
  }
}

const string = (cursor: LineCursor): number => {
  cursor.string();
  return cursor.to;
};
const text = (cursor: LineCursor): number => {
  cursor.text();
  return cursor.to;
};
const skip = (cursor: LineCursor): number => {
  cursor.skip();
  return cursor.position;
};

describe('steps over bytes', () => {
  it('see every byte in every place of a string, whatever lies beside it', () => {
    for (const beside of [0x21, 0x23, 0x5b, 0x5d, 0x61, 0x80, 0xdc, 0xff]) {
      for (let before = 0; before < 9; before += 1) {
        for (let byte = 0; byte < 256; byte += 1) {
          const bytes = Uint8Array.from([QUOTE, ...Array.from({ length: before }, () => beside), byte, ...Array.from({ length: 9 - before }, () => beside), QUOTE]);
          const last = bytes.length - 1;
          const at = before + 1;
          const name = `byte ${byte} behind ${before} of ${beside}`;
          const isControl = byte < 0x20;
          assert.equal(stepped(bytes, string), byte === QUOTE ? at : isControl || byte === BACKSLASH ? undefined : last, name);
          assert.equal(stepped(bytes, text), byte === QUOTE ? at : isControl ? undefined : last, name);
          assert.equal(stepped(bytes, skip), byte === QUOTE ? at + 1 : isControl ? undefined : last + 1, name);
        }
      }
    }
  });

  it('see where a string has no end', () => {
    for (let length = 0; length < 9; length += 1) {
      for (const ending of ['', '\\', '\\"', '\\u']) {
        const bytes = new TextEncoder().encode(`"${'a'.repeat(length)}${ending}`);
        for (const step of [string, text, skip]) assert.equal(stepped(bytes, step), undefined, `${length} ${ending}`);
      }
    }
  });

  it('pass over any number of blanks, and over nothing else', () => {
    for (let blanks = 0; blanks < 19; blanks += 1) {
      for (let byte = 0x21; byte < 256; byte += 1) {
        const bytes = Uint8Array.from([0x5b, 0x0a, ...Array.from({ length: blanks }, () => 0x20), byte, 0x20, 0x5d]);
        assert.equal(stepped(bytes, (cursor) => (cursor.openArray() ? cursor.position : -1)), byte === 0x5d ? -1 : blanks + 2, `${blanks} before ${byte}`);
      }
    }
  });

  it('look at nothing behind the end that they were given', () => {
    const bytes = new TextEncoder().encode('["aaaa" , "bbbb"]');
    const cursor = new LineCursor();
    cursor.reset(bytes, 0, 5);
    assert.equal(cursor.openArray(), true);
    assert.throws(() => cursor.string(), (problem) => problem === unusual);
    cursor.reset(bytes, 1, 7);
    cursor.string();
    assert.equal(cursor.to, 6);
  });
});
