import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs, { mkdtempSync, openSync, readdirSync, rmSync, statSync, writeFileSync, writeSync, closeSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { smallDisk, withoutMount } from '../../../test/support/small-disk.ts';
import { appendEntry } from '../../audit/append-entry.ts';
import type { AuditEvent } from '../../audit/audit-event.ts';
import type { SyncToDisk } from '../evidence/sync-to-disk.ts';
import { provenScope } from '../scope.ts';
import { StoreFailure, type StoreTrouble } from '../store-failure.ts';
import type { Store } from '../store.ts';
import { onlyRows, openWriting } from './open-database.ts';
import { databaseFile, openSqlite } from './open-sqlite.ts';

const root = mkdtempSync(join(tmpdir(), 'assay-sqlite-'));
const at = '2026-01-02T03:04:05.000Z';
const now = (): Date => new Date(at);
const acme = provenScope('acme');
const event: AuditEvent = { actor: 'system', action: 'test', target: 'none', outcome: 'refused', area: 'business-data', sourceAddress: '', requestId: '', detail: {} };

async function open(folder: string): Promise<Store> {
  const store = await openSqlite({ folder, access: 'server' }, now);
  if (store.trouble() === undefined && (await store.organisations()).length === 0) await store.addOrganisation({ id: 'acme', name: 'acme', createdAt: at });
  return store;
}

const isTrouble = (trouble: StoreTrouble) => (problem: unknown): boolean => problem instanceof StoreFailure && problem.trouble === trouble;
const setting = (key: string, value: string): ((store: Store) => Promise<unknown>) => async (store) => store.write(acme, async (rows) => rows.insertInto('setting').values({ key, value, changedAt: at, changedBy: 'x' }).execute());
const settings = async (store: Store): Promise<readonly string[]> => (await store.read(acme, async (rows) => rows.selectFrom('setting').select('key').orderBy('key').execute())).map(({ key }) => key);

describe('the embedded database', () => {
  after(() => rmSync(root, { recursive: true }));

  it('is for its user only', async () => {
    const folder = join(root, 'modes');
    const store = await open(folder);
    await setting('k', '1')(store);
    assert.equal(statSync(folder).mode & 0o777, 0o700);
    for (const name of readdirSync(folder).filter((name) => /sqlite|owner/u.test(name))) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name);
    await store.close();
  });

  it('refuses whatever is no query of rows', () => {
    const database = openWriting(join(root, 'bare.sqlite'));
    database.exec('create table audit_entry (entry text); create table audit_index (action text); create table other (entry text)');
    onlyRows(database);
    const file = join(root, 'stolen.sqlite');
    for (const words of [`attach '${file}' as stolen`, 'pragma writable_schema = 1', 'pragma synchronous = off', 'pragma journal_mode = delete', 'create table more (x text)', 'drop table other', `vacuum into '${file}'`, "select load_extension('x')", "update audit_entry set entry = 'x'", "update audit_index set action = 'x'", 'create trigger t after insert on other begin delete from audit_entry; end']) {
      assert.throws(() => database.exec(words), words);
    }
    database.exec("insert into other values ('x'); update other set entry = 'y'; delete from other");
    database.close();
  });

  it('lets a second server not start, and says who holds the folder; after kill -9 the next one takes over', async () => {
    const folder = join(root, 'held');
    const [first, words] = await serverProcess(folder);
    assert.equal(words, 'open clean');
    const [second, refusal] = await serverProcess(folder);
    assert.match(refusal, new RegExp(`in use by process ${first.pid} on .+\\. One server at a time`, 'u'));
    await once(second, 'exit');
    first.kill('SIGKILL');
    await once(first, 'exit');
    const [third, again] = await serverProcess(folder);
    assert.equal(again, 'open recovered');
    third.kill('SIGKILL');
    await once(third, 'exit');
  });

  it('acknowledges a change only once it is on disk, and tells its server to end when that fails', async () => {
    const folder = join(root, 'synced');
    await (await open(folder)).close();
    const events: string[] = [];
    let disk = async (): Promise<void> => void events.push('on disk');
    const store = await openSqlite({ folder, access: 'server', sync: async () => disk(), onNotDurable: () => events.push('must end') }, now);
    await setting('kept', '1')(store).then(() => events.push('acknowledged'));
    assert.deepEqual(events.splice(0), ['on disk', 'acknowledged']);
    disk = async () => { throw Object.assign(new Error('the disk failed'), { code: 'EIO' }); };
    await assert.rejects(setting('lost', '1')(store), isTrouble('not-durable'));
    disk = async () => {};
    await assert.rejects(setting('late', '1')(store), isTrouble('not-durable'), 'nothing is tried again');
    assert.deepEqual(events, ['must end']);
    await store.close();
  });

  it('lets a change that is alone wait for a quick disk at once, and others beside the thread', async (test) => {
    const within = test.mock.method(fs, 'fdatasyncSync');
    syncBuiltinESMExports();
    const waitedWithin = async (waitMost: number, keys: readonly string[], sync?: SyncToDisk): Promise<number> => {
      const before = within.mock.callCount();
      const store = await openSqlite({ folder: join(root, 'synced'), access: 'server', waitMost, sync }, now);
      await Promise.all(keys.map(async (key) => setting(key, '1')(store)));
      await store.close();
      return within.mock.callCount() - before;
    };
    assert.equal(await waitedWithin(60_000, ['alone']), 1);
    assert.equal(await waitedWithin(60_000, ['a', 'b', 'c']), 0, 'changes that share a transaction hold up nobody');
    assert.equal(await waitedWithin(0, ['slow']), 0);
    assert.equal(await waitedWithin(60_000, ['asked'], async () => {}), 0, 'a process that may not sync asks');
    test.mock.restoreAll();
    syncBuiltinESMExports();
  });

  it('lets a command work beside the server', async () => {
    const folder = join(root, 'beside');
    const store = await open(folder);
    const command = await openSqlite({ folder, access: 'command' }, now);
    await Promise.all([setting('server', '1')(store), setting('command', '1')(command)]);
    assert.deepEqual(await settings(store), ['command', 'server']);
    await command.close();
    await store.close();
  });

  it('tells of damage, and never gives damaged rows', async () => {
    const folder = join(root, 'damaged');
    const store = await open(folder);
    for (let index = 0; index < 50; index += 1) await setting(`k${index}`, 'v'.repeat(500))(store);
    await store.close();
    const file = databaseFile(folder);
    const handle = openSync(file, 'r+');
    for (let page = 4096; page < statSync(file).size; page += 4096) writeSync(handle, Buffer.alloc(64, 0xab), 0, 64, page);
    closeSync(handle);
    await assert.rejects(async () => {
      const damaged = await openSqlite({ folder, access: 'server' }, now);
      try {
        await settings(damaged);
      } finally {
        await damaged.close();
      }
    }, isTrouble('damaged'));
    writeFileSync(file, 'this is no database, and long enough to be looked at as one. '.repeat(20));
    await assert.rejects(openSqlite({ folder, access: 'server' }, now), isTrouble('damaged'));
  });

  it('says disk-full on a full disk, goes on reading, logs the refusal in its reserve, and goes on when there is space', { skip: withoutMount }, async () => {
    const disk = smallDisk(96);
    try {
      const store = await open(disk.folder);
      await setting('before', '1')(store);
      const filler = join(disk.folder, 'filler');
      fill(filler);
      let refused = 0;
      for (let index = 0; index < 40 && refused === 0; index += 1) {
        try {
          await setting(`large${index}`, 'v'.repeat(500_000))(store);
        } catch (problem) {
          assert.ok(isTrouble('disk-full')(problem), String(problem));
          refused += 1;
        }
      }
      assert.equal(refused, 1);
      assert.equal(store.trouble()?.trouble, 'disk-full');
      assert.ok((await settings(store)).includes('before'), 'reading goes on');
      assert.equal(await store.write(acme, async (rows) => appendEntry(rows, event, at), { mayUseReserve: true }), 0);
      rmSync(filler);
      await setting('after', '1')(store);
      assert.equal(store.trouble(), undefined);
      assert.equal(statSync(join(disk.folder, 'workspace.sqlite.reserve')).size, 16 * 1024 * 1024, 'the reserve is filled up again');
      await store.close();
    } finally {
      disk.remove();
    }
  });

  it('opens for reading on a disk that may only be read', { skip: withoutMount }, async () => {
    const disk = smallDisk(96);
    try {
      const before = await open(disk.folder);
      await setting('before', '1')(before);
      await before.close();
      disk.setReadOnly(true);
      const store = await open(disk.folder);
      assert.deepEqual(await settings(store), ['before']);
      await assert.rejects(setting('k', '1')(store), isTrouble('read-only'));
      assert.equal(store.trouble()?.trouble, 'read-only');
      await store.close();
      disk.setReadOnly(false);
      const after = await open(disk.folder);
      await setting('again', '1')(after);
      await after.close();
    } finally {
      disk.remove();
    }
  });
});

async function serverProcess(folder: string): Promise<readonly [ChildProcess, string]> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../../test/support/hold-store.ts', import.meta.url)), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [data] = (await once(child.stdout, 'data')) as [Buffer];
  return [child, data.toString('utf8').trim()];
}

function fill(file: string): void {
  const handle = openSync(file, 'w');
  try {
    for (;;) if (writeSync(handle, new Uint8Array(65_536)) < 65_536) break;
  } catch {
    // Full: that is what was wanted.
  } finally {
    closeSync(handle);
  }
}
