import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { listFolder, type Folder } from './folder.ts';

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

/** Another user than the superuser, who may read everything. */
const nobody = 65_534;
const isSuperuser = process.geteuid?.() === 0;

/** Lists as a user who may not enter the folders that are closed. */
async function listedBySomebody(root: string, closed: readonly string[]): Promise<Folder> {
  if (isSuperuser) chownSync(root, nobody, nobody);
  for (const folder of closed) chmodSync(join(root, folder), 0o000);
  if (isSuperuser) process.seteuid?.(nobody);
  try {
    return await listFolder(root);
  } finally {
    if (isSuperuser) process.seteuid?.(0);
    for (const folder of closed) chmodSync(join(root, folder), 0o700);
  }
}

describe('what a folder holds besides', { skip: process.platform === 'win32' }, () => {
  const made = (isWorkTree: boolean): string => {
    const root = mkdtempSync(join(tmpdir(), 'assay-folder-'));
    for (const folder of ['open', 'locked', 'open/locked']) mkdirSync(join(root, folder));
    for (const file of ['open/a.js', 'locked/a.js', 'open/locked/a.js']) writeFileSync(join(root, file), 'x\n');
    if (isWorkTree) execFileSync('git', ['init', '--quiet', root]);
    return root;
  };

  for (const isWorkTree of [false, true]) {
    it(`folders that may not be opened are told, and the rest is listed, ${isWorkTree ? 'in' : 'outside of'} a work tree`, async () => {
      const root = made(isWorkTree);
      // Git refuses a work tree of another user.
      if (isWorkTree && isSuperuser) execFileSync('chown', ['-R', String(nobody), root]);
      try {
        const { files, unreadable } = await listedBySomebody(root, ['locked', 'open/locked']);
        assert.deepEqual(files, ['open/a.js']);
        assert.deepEqual(unreadable.map(({ path }) => path), ['locked', 'open/locked']);
        for (const { reason } of unreadable) assert.match(reason, /by this user$/);
      } finally {
        rmSync(root, { recursive: true });
      }
    });
  }

  it('a folder that may not be opened itself is told as such', async () => {
    const root = made(false);
    try {
      const { files, unreadable } = await listedBySomebody(root, ['.']);
      assert.deepEqual([files, unreadable], [[], [{ path: '.', reason: 'may not be read by this user' }]]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  it('names that are no UTF-8 are told, for a file and for a folder', async () => {
    const root = Buffer.from(made(false));
    try {
      mkdirSync(Buffer.concat([root, Buffer.from('/di\xFF', 'latin1')]));
      writeFileSync(Buffer.concat([root, Buffer.from('/na\xFF.js', 'latin1')]), 'x\n');
      const { unreadable } = await listFolder(root.toString());
      assert.deepEqual(unreadable.map(({ path }) => path), ['di\uFFFD', 'na\uFFFD.js']);
      for (const { reason } of unreadable) assert.match(reason, /no UTF-8/);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  it('links and repositories of their own are counted, a submodule that was not fetched too', async () => {
    const root = made(true);
    try {
      symlinkSync('open/a.js', join(root, 'SECURITY.md'));
      for (const folder of ['inner', 'not-fetched']) {
        execFileSync('git', ['init', '--quiet', join(root, folder)]);
        writeFileSync(join(root, folder, 'a.js'), 'x\n');
        execFileSync('git', ['-C', join(root, folder), 'add', '-A']);
        execFileSync('git', ['-C', join(root, folder), '-c', 'user.name=x', '-c', 'user.email=x@acme.example', 'commit', '-qm', 'one']);
      }
      execFileSync('git', ['-C', root, 'add', 'not-fetched'], { stdio: 'ignore' });
      rmSync(join(root, 'not-fetched'), { recursive: true });
      mkdirSync(join(root, 'not-fetched'));
      const { files, leftOut } = await listFolder(root);
      assert.deepEqual(files, ['locked/a.js', 'open/a.js', 'open/locked/a.js']);
      assert.deepEqual(leftOut, [
        { rule: 'repository-of-its-own', files: 2, examples: ['inner', 'not-fetched'] },
        { rule: 'link', files: 1, examples: ['SECURITY.md'] },
      ]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

describe('changes of a work tree', () => {
  const run = (root: string, ...command: readonly string[]): void => {
    execFileSync('git', ['-C', root, '-c', 'user.name=x', '-c', 'user.email=x@acme.example', ...command], { stdio: 'ignore' });
  };

  it('are those of contents, not of times, and nothing is written into the repository', async () => {
    const home = mkdtempSync(join(tmpdir(), 'assay-folder-'));
    try {
      const root = join(home, 'one');
      mkdirSync(root);
      for (const file of ['a.js', 'b.js']) writeFileSync(join(root, file), 'x\n');
      run(root, 'init', '--quiet');
      run(root, 'add', '-A');
      run(root, 'commit', '-qm', 'one');
      const copy = join(home, 'copy');
      cpSync(root, copy, { recursive: true });
      for (const folder of [root, copy]) {
        utimesSync(join(folder, 'a.js'), 1_000_000, 1_000_000);
        const index = readFileSync(join(folder, '.git/index'));
        assert.equal((await listFolder(folder)).isModified, false);
        assert.deepEqual(readFileSync(join(folder, '.git/index')), index);
        assert.equal(existsSync(join(folder, '.git/index.lock')), false);
      }
      writeFileSync(join(root, 'a.js'), 'y\n');
      assert.equal((await listFolder(root)).isModified, true);
      writeFileSync(join(root, 'a.js'), 'x\n');
      rmSync(join(root, 'b.js'));
      assert.equal((await listFolder(root)).isModified, true);
      writeFileSync(join(copy, 'new.js'), 'x\n');
      assert.equal((await listFolder(copy)).isModified, false);
      run(copy, 'add', 'new.js');
      assert.equal((await listFolder(copy)).isModified, true);
    } finally {
      rmSync(home, { recursive: true });
    }
  });

  it('are asked for without a program that a submodule names in its own settings', { skip: process.platform === 'win32' }, async () => {
    const home = mkdtempSync(join(tmpdir(), 'assay-folder-'));
    try {
      const [root, inner, marker, program] = [join(home, 'one'), join(home, 'one/inner'), join(home, 'ran'), join(home, 'program')];
      mkdirSync(inner, { recursive: true });
      writeFileSync(program, `#!/bin/sh\ntouch ${marker}\ncat\n`);
      chmodSync(program, 0o700);
      for (const folder of [inner, root]) {
        run(folder, 'init', '--quiet');
        writeFileSync(join(folder, '.gitattributes'), '* filter=own\n');
        run(folder, 'add', '-A');
        run(folder, 'commit', '-qm', 'one');
      }
      run(inner, 'config', 'filter.own.clean', program);
      utimesSync(join(inner, '.gitattributes'), 1_000_000, 1_000_000);
      assert.equal((await listFolder(root)).isModified, false);
      assert.equal(existsSync(marker), false);
      run(root, 'status');
      assert.equal(existsSync(marker), true, 'it would have been started');
    } finally {
      rmSync(home, { recursive: true });
    }
  });
});
