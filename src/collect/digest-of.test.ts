import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { PassingDigest } from './digest-of.ts';
import { openFile, type FileSource } from './file-source.ts';

const content = Buffer.alloc(2_500_000, 'a line of a file\n');
const expected = `sha256:${createHash('sha256').update(content).digest('hex')}`;
let folder = '';

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-digest-'));
  writeFileSync(join(folder, 'file'), content);
});
after(() => rmSync(folder, { recursive: true, force: true }));

describe('the digest that is taken while a file is read is that of its bytes', () => {
  const readings: Readonly<Record<string, (source: FileSource) => void>> = {
    'when it is read whole': (source) => void source.bytes(10_000_000),
    'when it is read in pieces': (source) => void [...source.chunks()],
    'when it is read twice': (source) => void [...source.chunks(), source.bytes(10_000_000)],
    'when the first pieces were read before': (source) => {
      for (const _piece of source.chunks()) break;
      source.bytes(10_000_000);
    },
    'when only a part was read': (source) => {
      for (const _piece of source.chunks()) break;
    },
    'when nothing was read': () => undefined,
  };
  for (const [name, read] of Object.entries(readings)) {
    it(name, () => {
      const digest = new PassingDigest();
      const source = openFile(join(folder, 'file'), 'file', digest.see);
      read(source);
      assert.equal(digest.of(source), expected);
      source.close();
    });
  }
});
