import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitsPattern } from './path-pattern.ts';

test('patterns fit paths by segments', () => {
  const fitting: readonly (readonly [string, string])[] = [
    ['src/a.test.ts', 'src/*.test.ts'], ['src/a/b/c.test.ts', 'src/**/*.test.ts'], ['src/c.test.ts', 'src/**/*.test.ts'], ['a', '*'], ['a/b/c', '**'],
    ['docs/a.md', 'docs/?.md'], ['x/docs/deep/a.md', '**/docs/**'], ['docs', 'docs/**'], ['aXbXc', 'a*b*c'], ['😀.md', '?.md'],
  ];
  for (const [path, pattern] of fitting) assert.equal(fitsPattern(path, pattern), true, `${path} ${pattern}`);
});

test('a star stays within its segment, and what is not named does not fit', () => {
  const other: readonly (readonly [string, string])[] = [['src/a/b.ts', 'src/*.ts'], ['src', 'src/*'], ['a.ts', 'b.ts'], ['src/a.tsx', 'src/*.ts'], ['lib/a.ts', '**/src/**'], ['ab', '?'], ['a', 'a/b']];
  for (const [path, pattern] of other) assert.equal(fitsPattern(path, pattern), false, `${path} ${pattern}`);
});

test('a hostile pattern costs no more than path times pattern', () => {
  const started = performance.now();
  assert.equal(fitsPattern(`${'a'.repeat(2_000)}b`, `${'*a'.repeat(500)}c`), false);
  assert.equal(fitsPattern(`${'a/'.repeat(1_000)}b`, `${'**/a/'.repeat(300)}c`), false);
  assert.ok(performance.now() - started < 5_000);
});
