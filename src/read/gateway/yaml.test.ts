import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unreadable } from '../source.ts';
import { parseYaml } from './yaml.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function refusal(text: string): { reason: string; line: number | undefined } {
  try {
    parseYaml(bytesOf(text));
  } catch (error) {
    assert.ok(error instanceof Unreadable, String(error));
    return { reason: error.reason, line: error.at.line };
  }
  return assert.fail(`was read: ${text.slice(0, 50)}`);
}

test('plain YAML is read, with its scalars by the core schema or as text', () => {
  const text = '# comment\n---\nproduct:\n  name: "&x"\n  list:\n    - a: 1\n      b: [1, {c: d}]\n    - no\ntext: |\n  &a\n  *b\nversion: 1.10\nempty:\n';
  assert.deepEqual(parseYaml(bytesOf(text)), { product: { name: '&x', list: [{ a: 1, b: [1, { c: 'd' }] }, 'no'] }, text: '&a\n*b\n', version: 1.1, empty: null });
  assert.deepEqual(parseYaml(bytesOf('a: 1.10\nb: no\nc: true\nd: 2026-05-31\n'), { failsafe: true }), { a: '1.10', b: 'no', c: 'true', d: '2026-05-31' });
  assert.deepEqual(parseYaml(bytesOf('1.1: a\n1.10: b\n')), { '1.1': 'a', '1.10': 'b' });
  assert.equal(parseYaml(bytesOf('')), null);
});

test('what only harms is refused before anything is built', () => {
  assert.deepEqual(refusal('a: 1\nb: &x 2\n'), { reason: 'holds an anchor; only plain YAML is read', line: 2 });
  assert.match(refusal('a: *x').reason, /alias/);
  assert.match(refusal('a: !!js/function "x"').reason, /tag/);
  assert.match(refusal('a: !x b').reason, /tag/);
  assert.match(refusal('%YAML 1.2\n---\na: 1').reason, /directive/);
  assert.match(refusal('---\na: 1\n---\nb: 2').reason, /more than one document/);
  assert.match(refusal('a: 1\n---\nb: 2').reason, /documents/);
  assert.match(refusal('a: 1\n...\nb: 2').reason, /YAML/);
  assert.match(refusal(`a: ${'x'.repeat(300_000)}`).reason, /bytes long/);
});

test('deep nesting is refused, however it is written', () => {
  for (const text of ['['.repeat(100_000), '{a: '.repeat(50_000), '- '.repeat(100_000), '? '.repeat(100_000), Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')]) assert.match(refusal(text).reason, /deeper than 64/, text.slice(0, 20));
  const wide = Array.from({ length: 2000 }, (_, index) => `k${index}:\n  - a: 1\n    b: 2\n  - {c: [1, 2]}`).join('\n');
  assert.equal(Object.keys(Object(parseYaml(bytesOf(wide)))).length, 2000);
});

test('a key twice, a key that is no scalar, and broken text are refused with their line', () => {
  assert.deepEqual(refusal('status: pass\nstatus: fail\n'), { reason: 'holds the key "status" twice in one mapping', line: 2 });
  assert.match(refusal('{a: 1, "a": 2}').reason, /twice/);
  assert.match(refusal('? {a: 1}\n: x').reason, /key that is not a plain scalar/);
  assert.match(refusal('a: .inf').reason, /out of range/);
  assert.equal(refusal('a: 1\n\tb: 1').line, 2);
  assert.equal(refusal('a: [1').line, 1);
});

test('many keys take no more than linear time, and prototypes stay as they are', () => {
  const startedAt = performance.now();
  assert.equal(Object.keys(Object(parseYaml(bytesOf(Array.from({ length: 30_000 }, (_, index) => `k${index}:`).join('\n'))))).length, 30_000);
  assert.ok(performance.now() - startedAt < 4000);
  parseYaml(bytesOf('__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n'));
  assert.equal(Reflect.get({}, 'polluted'), undefined);
});
