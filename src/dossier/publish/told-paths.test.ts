import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toldPaths } from './told-paths.ts';

test('a withheld path is found wherever a text tells it, and no other that only looks like it', () => {
  const path = 'reports/pentest-2026.txt';
  for (const text of [`- { path: ${path}, kind: document }`, `withheld: [${path}]`, `- "./${path}"`, `# see ${path}.`, `path: '${path}'\n`, `text: As (${path}) shows`, path]) assert.deepEqual(toldPaths(text, [path]), [path], text);
  for (const text of ['withheld: [reports]', 'withheld: ["reports/*.txt"]', `old/${path}`, `${path}.sig`, `${path}/page`, 'pentest-2026.txt', '']) assert.deepEqual(toldPaths(text, [path]), [], text);
  assert.deepEqual(toldPaths('- path: reports/pen test.txt', ['reports/pen test.txt', 'reports/pen']), ['reports/pen test.txt', 'reports/pen']);
  assert.deepEqual(toldPaths('words about a product', ['a', 'b']), ['a'], 'a file with a name like a word is told too, rather than missed');
});

test('50,000 withheld files are looked for in a long statement at once', () => {
  const withheld = Array.from({ length: 50_000 }, (_, index) => `reports/number-${index}.txt`);
  const startedAt = performance.now();
  assert.deepEqual(toldPaths(`${'a sentence without any path in it\n'.repeat(30_000)}reports/number-49999.txt`, withheld), ['reports/number-49999.txt']);
  assert.ok(performance.now() - startedAt < 2_000);
});
