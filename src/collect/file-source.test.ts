import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Unreadable } from '../read/source.ts';
import { readInto } from './file-source.ts';

describe('a file that is read into memory for many', () => {
  let home = '';
  let path = '';
  const buffer = new Uint8Array(16);
  const read = (expectedBytes: number, from = path): string => new TextDecoder().decode(readInto(from, expectedBytes, buffer));

  before(() => {
    home = mkdtempSync(join(tmpdir(), 'assay-file-'));
    path = join(home, 'file');
  });
  after(() => rmSync(home, { recursive: true, force: true }));

  it('is whole, whatever length was expected', () => {
    for (const content of ['', 'a', 'fifteen letters', 'sixteen letters!']) {
      writeFileSync(path, content);
      for (let expected = 0; expected <= 20; expected += 1) assert.equal(read(expected), content, `${content.length} bytes, ${expected} expected`);
    }
  });

  it('is refused when it is longer than the memory, a link or no file', () => {
    const refused = (reason: RegExp, from = path): void => {
      for (const expected of [0, 4, 17]) assert.throws(() => read(expected, from), (problem) => problem instanceof Unreadable && reason.test(problem.reason), `${expected} expected`);
    };
    writeFileSync(path, 'seventeen letters');
    refused(/is 17 bytes long; at most 16 are read/);
    symlinkSync(path, join(home, 'link'));
    refused(/symbolic link/, join(home, 'link'));
    mkdirSync(join(home, 'folder'));
    refused(/not a regular file|can't be opened/, join(home, 'folder'));
    refused(/does not exist/, join(home, 'nothing'));
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [join(home, 'pipe')]);
    refused(/not a regular file/, join(home, 'pipe'));
  });
});
