import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8 } from './bytes.ts';
import { logFiles, readEntryBundle, readHashTile, tilePath } from './log-tiles.ts';
import { leafHash, rootOf } from './merkle-tree.ts';

const entries = Array.from({ length: 600 }, (_, index) => utf8(`entry ${index}`));

test('a log of 600 entries has the paths of its format', async () => {
  const paths = (await logFiles(entries)).map(({ path }) => path);
  assert.deepEqual(paths, ['tile/entries/000', 'tile/entries/001', 'tile/entries/002.p/88', 'tile/0/000', 'tile/0/001', 'tile/0/002.p/88', 'tile/1/000.p/2']);
  assert.deepEqual((await logFiles(entries, 512)).map(({ path }) => path), ['tile/entries/002.p/88', 'tile/0/002.p/88', 'tile/1/000.p/2']);
  assert.deepEqual((await logFiles(entries.slice(0, 512))).map(({ path }) => path), ['tile/entries/000', 'tile/entries/001', 'tile/0/000', 'tile/0/001', 'tile/1/000.p/2']);
  assert.deepEqual(await logFiles([]), []);
  assert.equal(tilePath(1_234_067, 256), 'x001/x234/067');
  assert.equal(tilePath(1000, 5), 'x001/000.p/5');
});

test('entries and hashes read back out of the files, and give the root', async () => {
  const files = new Map((await logFiles(entries)).map(({ path, bytes }) => [path, bytes]));
  const file = (path: string): Uint8Array => files.get(path) ?? new Uint8Array();
  assert.deepEqual([...readEntryBundle(file('tile/entries/000'), 256), ...readEntryBundle(file('tile/entries/001'), 256), ...readEntryBundle(file('tile/entries/002.p/88'), 88)], entries);
  const leaves = [...readHashTile(file('tile/0/000'), 256), ...readHashTile(file('tile/0/001'), 256), ...readHashTile(file('tile/0/002.p/88'), 88)];
  assert.deepEqual(leaves, await Promise.all(entries.map(leafHash)));
  assert.deepEqual(readHashTile(file('tile/1/000.p/2'), 2), [await rootOf(leaves.slice(0, 256)), await rootOf(leaves.slice(256, 512))]);
});

test('a file that holds more or less than its name says is refused, and so is an entry that is too long', async () => {
  for (const bytes of [[], [0], [0, 2, 1], [0, 1, 7, 0]]) assert.throws(() => readEntryBundle(Uint8Array.from(bytes), 1), { code: 'proof-form' }, String(bytes));
  assert.throws(() => readHashTile(new Uint8Array(33), 1), { code: 'proof-form' });
  await assert.rejects(logFiles([new Uint8Array(65_536)]), { code: 'entry-too-large' });
});
