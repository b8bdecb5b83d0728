import assert from 'node:assert/strict';
import { test } from 'node:test';
import { categoryIds, viewIds, weaknessLines } from './data.ts';
import { classesOf, weaknessClasses } from './weakness-class.ts';
import { allWeaknesses, mappingOf, weaknessNumber, weaknessOf } from './weakness.ts';

test('The list holds weaknesses, categories and views, each number once', () => {
  const ids = [...weaknessLines.map((line) => line.split('|')[0]), ...categoryIds.split(' '), ...viewIds.split(' ')];
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(weaknessLines.length > 900);
});

test('Every parent is a weakness of the list, and no weakness is its own ancestor', () => {
  for (const weakness of allWeaknesses()) {
    const waiting = [...weakness.parents];
    const seen = new Set<number>();
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      assert.notEqual(id, weakness.id);
      const parent = weaknessOf(id);
      assert.ok(parent !== undefined, `CWE-${weakness.id} has the unknown parent ${id}`);
      if (seen.has(id)) continue;
      seen.add(id);
      waiting.push(...parent.parents);
    }
  }
});

test('An id may name a root cause only when its usage allows it', () => {
  assert.equal(mappingOf('CWE-79').isMappable, true);
  assert.equal(mappingOf('CWE-22').isMappable, true);
  assert.equal(mappingOf('CWE-119').isMappable, false);
  assert.equal(mappingOf('CWE-16').kind, 'category');
  assert.equal(mappingOf('CWE-699').kind, 'view');
  assert.equal(mappingOf('CWE-99999').kind, 'unknown');
  assert.equal(mappingOf('CWE-79 ').kind, 'unknown');
  assert.equal(weaknessNumber('CWE-079'), undefined);
});

test('A weakness is in the classes of its ancestors', () => {
  assert.deepEqual([...classesOf(564)], ['sql-injection']);
  assert.deepEqual([...classesOf(416)], ['memory-safety']);
  assert.deepEqual([...classesOf(121)], ['memory-safety']);
  assert.deepEqual([...classesOf(798)].toSorted(), ['authentication', 'hard-coded-credentials']);
  assert.deepEqual([...classesOf(862)], ['authorization']);
  assert.deepEqual([...classesOf(400)], []);
  assert.deepEqual([...classesOf(9_999_999)], []);
});

test('Every root of a class is a weakness of the list', () => {
  for (const item of weaknessClasses) for (const root of item.roots) assert.ok(weaknessOf(root) !== undefined, `${item.id}: ${root}`);
});
