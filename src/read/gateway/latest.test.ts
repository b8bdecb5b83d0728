import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Latest } from './latest.ts';

test('what is kept of a text belongs to that text, however many share its place', () => {
  fc.assert(fc.property(fc.array(fc.string({ maxLength: 4 })), (texts) => {
    const kept = new Latest<string>();
    for (const text of [...texts, ...texts]) {
      assert.ok([undefined, `of ${text}`].includes(kept.get(text)));
      assert.equal(kept.set(text, `of ${text}`), `of ${text}`);
      assert.equal(kept.get(text), `of ${text}`);
    }
  }));
});

test('a long text is not kept', () => {
  const kept = new Latest<number>();
  kept.set('x'.repeat(1_000), 1);
  assert.equal(kept.get('x'.repeat(1_000)), undefined);
});
