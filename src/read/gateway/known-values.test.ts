import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { KnownValues } from './known-values.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a value is known where the very same bytes come again, and nowhere else', () => {
  const known = new KnownValues();
  const value = [{ license: { id: 'MIT' } }];
  const written = JSON.stringify(value);
  const first = bytesOf(`:${written},`);
  assert.equal(known.find(first, 1), undefined);
  known.keep(first, 1, 1 + written.length, value);
  const again = bytesOf(`   ${written}]`);
  assert.equal(known.find(again, 3), value);
  assert.equal(known.end, 3 + written.length);
  for (const other of [written.replace('MIT', 'MIX'), written.slice(0, -1), `"${written}"`, written.replace('{', '{ '), 'null', '7', '']) assert.equal(known.find(bytesOf(other), 0), undefined, other);
});

test('a value over several lines, with an escape, of another kind or too long is never known', () => {
  const known = new KnownValues();
  for (const written of ['[\n1]', '["\\u0041"]', '7', 'true', `["${'x'.repeat(400)}"]`]) {
    const bytes = bytesOf(written);
    assert.equal(known.find(bytes, 0), undefined);
    known.keep(bytes, 0, bytes.length, JSON.parse(written));
    assert.equal(known.find(bytes, 0), undefined, written);
  }
});

test('whatever is kept, what is found is what the bytes say, and ends where they end', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.array(fc.jsonValue(), { maxLength: 3 }), fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 3 })), { minLength: 1, maxLength: 40 }), (values) => {
    const known = new KnownValues();
    for (const value of [...values, ...values]) {
      const written = JSON.stringify(value);
      const bytes = bytesOf(`${written}, "and" more`);
      const end = bytesOf(written).length;
      const found = known.find(bytes, 0);
      if (found === undefined) known.keep(bytes, 0, end, JSON.parse(written));
      else {
        assert.deepEqual(found, JSON.parse(written));
        assert.equal(known.end, end);
      }
    }
  }));
});
