import assert from 'node:assert/strict';
import { test } from 'node:test';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { utf8 } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import { parseStrict } from './strict-json.ts';

test('every JSON value has one form, which reads back to the same value', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes('__proto__')), (value) => {
    const text = canonicalJson(value);
    assert.deepEqual(parseStrict(utf8(text), 'canonical', 1_000_000), JSON.parse(JSON.stringify(value)));
    assert.equal(canonicalJson(JSON.parse(text)), text);
  }), { numRuns: 50 });
});

test('the form is the same whether the keys stood in order or not', () => {
  const keys = fc.constantFrom('a', 'b', 'aa', '', '9', '10', '1', 'A', '\u00e9', '\u{1f600}', '\ufb33', '\u2028');
  const { value } = fc.letrec<{ readonly value: unknown }>((tie) => ({ value: fc.oneof({ maxDepth: 4 }, fc.string({ unit: 'grapheme' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(keys, tie('value'))) }));
  fc.assert(fc.property(value, (one) => assert.equal(canonicalJson(one), canonicalize(one))), { numRuns: 300 });
});

test('what serialisers drop or mend is refused instead', () => {
  const hole: unknown[] = [];
  hole[1] = 2;
  const values: unknown[] = [undefined, { a: undefined }, [undefined], hole, Number.NaN, Number.POSITIVE_INFINITY, 1n, Symbol('a'), () => 1, new Date(0), new Map(), { toJSON: () => 1 }, '\ud800', { '\udc00': 1 }, { [Symbol('a')]: 1 }, Object.fromEntries([['__proto__', 1]])];
  for (const value of values) assert.throws(() => canonicalJson(value), { code: 'not-json' });
});

test('nesting ends at 64 levels, before anything is built', () => {
  const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
  assert.ok(parseStrict(utf8(nested(64)), 'canonical', 1000));
  assert.throws(() => parseStrict(utf8(nested(65)), 'canonical', 1000), { code: 'too-deep' });
  assert.throws(() => parseStrict(utf8('['.repeat(500_000)), 'canonical', 1_000_000), { code: 'too-deep' });
  assert.ok(parseStrict(utf8(`"${'['.repeat(500)}\\"["`), 'canonical', 1000));
});

test('the compact form takes keys in any order, and still each only once', () => {
  assert.deepEqual(parseStrict(utf8('{"b":1,"a":2}'), 'compact', 100), { b: 1, a: 2 });
  for (const text of ['{"b":1,"b":1}', '{"b": 1}', '{"b":1.0}', '{"b":1}\n']) assert.throws(() => parseStrict(utf8(text), 'compact', 100), { code: 'not-canonical' }, text);
});
