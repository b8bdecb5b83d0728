import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeText, placeInText, toUtf8, validUtf8Length } from './text.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => Uint8Array.of(0xff, 0xfe, ...[...text].flatMap((character) => [character.charCodeAt(0) & 0xff, character.charCodeAt(0) >> 8]));

test('UTF-8 is read strictly and without its byte-order mark', () => {
  assert.equal(decodeText(bytesOf('\ufeffé😀\n')), 'é😀\n');
  assert.throws(() => decodeText(Uint8Array.of(0x61, 0x0a, 0x62, 0xe9)), { reason: 'is not UTF-8', at: { line: 2, column: 2 } });
  assert.throws(() => decodeText(bytesOf('a\nb\0')), { reason: 'holds a NUL character', at: { line: 2, column: 2 } });
});

test('UTF-16 is read only when it is allowed and marked', () => {
  assert.equal(decodeText(utf16('é\n'), { allowUtf16: true }), 'é\n');
  assert.equal(decodeText(Uint8Array.of(0xfe, 0xff, 0x00, 0x61), { allowUtf16: true }), 'a');
  assert.throws(() => decodeText(utf16('a')), { name: 'Unreadable' });
  assert.throws(() => decodeText(Uint8Array.of(0xff, 0xfe, 0x61), { allowUtf16: true }), { name: 'Unreadable' });
  assert.deepEqual(toUtf8(utf16('é')), bytesOf('é'));
  assert.deepEqual(toUtf8(bytesOf('\ufeffé')), bytesOf('é'));
});

test('the first byte that is no UTF-8 is found anywhere', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
    const good = bytesOf(before);
    assert.equal(validUtf8Length(good), good.length);
    assert.equal(validUtf8Length(Uint8Array.of(...good, 0xff, ...bytesOf(after))), good.length);
    assert.equal(validUtf8Length(Uint8Array.of(...good, 0xe2, 0x82)), good.length);
  }));
});

test('line and column of a character', () => {
  assert.deepEqual(placeInText('ab\ncd', 0), { line: 1, column: 1 });
  assert.deepEqual(placeInText('ab\ncd', 2), { line: 1, column: 3 });
  assert.deepEqual(placeInText('ab\ncd', 4), { line: 2, column: 2 });
});
