import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileDigests, PassingDigest } from './digest-of.ts';
import { openFile, type FileSource } from './file-source.ts';

const content = Buffer.alloc(2_500_000, 'a line of a file\n');
const expected = `sha256:${createHash('sha256').update(content).digest('hex')}`;
let folder = '';

describe('digest of', () => {
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

  describe('digests of one file after the other', () => {
    it('are those of their bytes at every length, whatever was read before', () => {
      const digested = fileDigests();
      for (const length of [content.length, 0, 1, 131_071, 131_072, 131_073, 300_000, 5]) {
        const bytes = content.subarray(0, length);
        writeFileSync(join(folder, 'one'), bytes);
        assert.deepEqual(digested(join(folder, 'one')), { digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`, sizeBytes: length });
      }
    });

    it('are not taken through a link, nor of what is no file', () => {
      symlinkSync(join(folder, 'file'), join(folder, 'link'));
      assert.throws(() => fileDigests()(join(folder, 'link')), /symbolic link/);
      assert.throws(() => fileDigests()(folder), /not a regular file/);
    });
  });
});
