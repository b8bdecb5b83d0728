import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { appendEntry } from '../../../src/audit/append-entry.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { provenScope } from '../../../src/store/scope.ts';

const root = mkdtempSync(join(tmpdir(), 'assay-state-'));
const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
const acme = provenScope('acme');
const assay = (...words: readonly string[]): SpawnSyncReturns<string> => {
  const { DATABASE_URL: _one, ASSAY_DATABASE_URL: _two, ...env } = process.env;
  return spawnSync(process.execPath, [main, ...words], { encoding: 'utf8', env, timeout: 60_000 });
};

describe('assay backup, restore and upgrade', () => {
  after(() => rmSync(root, { recursive: true }));

  const data = join(root, 'data');
  it('carry a workspace to another place, and say in its log that they did', async () => {
    assert.match(assay('upgrade', '--data', data, '--dry-run').stdout, /steps would be made; nothing was changed/u);
    assert.deepEqual(readdirSync(data), []);
    assert.match(assay('upgrade', '--data', data).stdout, /steps were made/u);
    assert.match(assay('upgrade', '--data', data).stdout, /there is nothing to do/u);
    const store = await openStore({ dataFolder: data }, () => new Date());
    await store.addOrganisation({ id: 'acme', name: 'Acme \u{1b}[31m', createdAt: '2026-01-02T03:04:05.000Z' });
    writeFileSync(join(data, 'instance-secret'), 'c'.repeat(64), { mode: 0o600 });
    // While the server goes on.
    const backup = assay('backup', join(root, 'backups'), '--data', data, '--format', 'json');
    assert.equal(backup.status, 0, backup.stderr);
    assert.ok(!backup.stdout.includes('c'.repeat(64)));
    const { folder } = JSON.parse(backup.stdout) as { folder: string };
    assert.ok(!readdirSync(folder).includes('instance-secret'));
    const [entry] = await store.read(acme, async (rows) => rows.selectFrom('auditEntry').select('action').execute());
    assert.equal(entry?.action, 'workspace.backup');
    const inUse = assay('restore', folder, '--data', data);
    assert.equal(inUse.status, 2);
    assert.match(inUse.stderr, new RegExp(`in use by process ${process.pid} on `, 'u'));
    await store.write(acme, async (rows) => appendEntry(rows, { actor: 'system', action: 'later', target: 'none', outcome: 'success', area: 'identity', sourceAddress: '', requestId: '', detail: {} }, '2026-01-02T03:04:05.000Z'));
    await store.close();
    const refused = assay('restore', folder, '--data', data);
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /2 entries that the backup does not have/u);
    assert.match(assay('restore', folder, '--data', data, '--discard-newer').stdout, /2 later entries/u);
    const elsewhere = assay('restore', folder, '--data', join(root, 'elsewhere'));
    assert.equal(elsewhere.status, 0, elsewhere.stderr);
    assert.ok(!elsewhere.stdout.includes('\u{1b}[31m'));
    const restored = await openStore({ dataFolder: join(root, 'elsewhere') }, () => new Date());
    assert.deepEqual((await restored.read(acme, async (rows) => rows.selectFrom('auditEntry').select('action').execute())).map(({ action }) => action), ['workspace.restore']);
    await restored.close();
    const withSecret = JSON.parse(assay('backup', join(root, 'backups'), '--data', data, '--with-secret', '--format', 'json').stdout) as { folder: string };
    assert.ok(readdirSync(withSecret.folder).includes('instance-secret'));
  });

  it('say in a sentence when there is nothing to back up or restore', () => {
    const empty = join(root, 'empty');
    for (const [words, expected] of [
      [['backup', join(root, 'backups'), '--data', empty], /There is no database at/u],
      [['restore', join(root, 'nothing'), '--data', empty], /There is no backup in/u],
    ] as const) {
      const { status, stderr } = assay(...words);
      assert.equal(status, 2, stderr);
      assert.match(stderr, expected);
    }
  });
});
