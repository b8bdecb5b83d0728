import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AdvisoryFeed } from '../../model/evidence/advisory-feed.ts';
import { sourceOf } from '../source.ts';
import { readDirectoryList } from './directory-list.ts';

function factsOf(text: string | Uint8Array): AdvisoryFeed | undefined {
  return readDirectoryList(sourceOf('list', typeof text === 'string' ? new TextEncoder().encode(text) : text)).facts;
}

test('changes.csv gives the newest by its times, and what has none comes last', () => {
  const facts = factsOf('"2026/a.json","2026-01-02T09:00:00Z"\r\n"2026/c.json","soon"\n2026/b.json,2026-03-01T09:00:00+01:00\n"changes.csv","2026-05-01T09:00:00Z"\n');
  assert.deepEqual(facts?.newest, [{ address: '2026/b.json', at: '2026-03-01T09:00:00+01:00' }, { address: '2026/a.json', at: '2026-01-02T09:00:00Z' }, { address: '2026/c.json' }]);
  assert.deepEqual([facts?.entries, facts?.withTime, facts?.documents], [3, 2, ['a.json', 'c.json', 'b.json']]);
});

test('index.txt has no times: the last by name come first', () => {
  assert.deepEqual(factsOf('2025/a.json\n2026/a,b.json\n\nreadme.txt\n')?.newest, [{ address: '2026/a,b.json' }, { address: '2025/a.json' }]);
});

test('what names no document, is no text or is long is read at once or refused', () => {
  for (const text of ['', 'hello\n', '<!doctype html><title>Not found</title>', '"a.json","never closed', new Uint8Array([0xff, 0xfe, 0, 1])]) assert.equal(factsOf(text), undefined);
  const startedAt = performance.now();
  assert.equal(factsOf(`${'a'.repeat(8_000_000)}.json\n`), undefined);
  assert.equal(factsOf(`"a.json"${' '.repeat(8_000_000)}`), undefined);
  assert.equal(factsOf('a.json\n'.repeat(500_000))?.newest.length, 50);
  assert.ok(performance.now() - startedAt < 5000);
});
