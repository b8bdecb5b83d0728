import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { listFolder } from './folder.ts';

/** Lists a folder with these files, in a Git work tree or outside of one. */
async function listed(files: readonly string[], isWorkTree: boolean): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), 'assay-folder-'));
  try {
    for (const file of files) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), 'x\n');
    }
    if (isWorkTree) execFileSync('git', ['init', '--quiet', root]);
    return (await listFolder(root)).files;
  } finally {
    rmSync(root, { recursive: true });
  }
}

describe('files of a folder', () => {
  const own = ['packages/node_modules/@acme/core/index.js', 'packages/node_modules/@acme/core/package.json'];
  const installed = ['node_modules/a/index.js', 'package.json', 'web/node_modules/b/index.js', 'web/package.json', 'packages/node_modules/@acme/core/node_modules/c/index.js'];

  it('leave out installed packages, and hold a node_modules of the product’s own that Git tells', async () => {
    assert.deepEqual(await listed([...own, ...installed], true), ['package.json', ...own, 'web/package.json']);
  });

  it('leave out every node_modules outside of a work tree', async () => {
    assert.deepEqual(await listed([...own, ...installed], false), ['package.json', 'web/package.json']);
  });
});
