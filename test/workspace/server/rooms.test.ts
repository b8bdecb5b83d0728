/** What everybody may see needs none of the rooms; who asks for one before they are open waits for it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { smallWorkspace, type SmallWorkspace } from './small-workspace.ts';

describe('a server whose rooms are not open yet', () => {
  let folder: string;
  let workspace: SmallWorkspace;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assay-public-'));
    for (const [name, text] of [['index.html', 'the front door'], ['about.html', 'about us'], ['welcome', 'a file in the way']] as const) writeFileSync(join(folder, name), text);
    workspace = await smallWorkspace({ publicFolder: folder, pages: [{ method: 'GET', path: '/welcome', acts: [], page: async () => ({ html: 'a page of the workspace' }) }] });
  });
  after(async () => {
    await workspace.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('gives each path to whom it belongs, whatever is asked for first', async () => {
    const textAt = async (path: string): Promise<string> => (await fetch(`http://localhost:${workspace.server.port}${path}`)).text();
    const [front, page, file, nothing] = await Promise.all([textAt('/'), textAt('/welcome'), textAt('/about.html'), textAt('/nothing')]);
    assert.deepEqual([front, page, file], ['the front door', 'a page of the workspace', 'about us']);
    assert.match(nothing, /not-found/);
  });
});
