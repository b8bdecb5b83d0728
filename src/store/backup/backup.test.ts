import assert from 'node:assert/strict';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { sharedCluster, withoutPostgresql } from '../../../test/support/postgresql-cluster.ts';
import { appendEntry } from '../../audit/append-entry.ts';
import type { AuditEvent } from '../../audit/audit-event.ts';
import { ChainReplay } from '../../audit/replay-chain.ts';
import { openEvidenceFolder } from '../evidence/evidence-folder.ts';
import { lookAtSchema } from '../migration/look-at-schema.ts';
import { migrations, type Migration } from '../migration/migrations.ts';
import { openStore, type StorePlace } from '../open-store.ts';
import { provenScope } from '../scope.ts';
import { StoreFailure } from '../store-failure.ts';
import type { Store } from '../store.ts';
import { backupFolder, backupsInFolder } from './backup-folder.ts';
import { BackupRefused } from './backup-manifest.ts';
import { restoreBackup, type RestoreSummary } from './restore-backup.ts';
import { verifyBackup } from './verify-backup.ts';
import { writeBackup, type BackupSummary } from './write-backup.ts';

const root = mkdtempSync(join(tmpdir(), 'assay-backup-'));
describe('backup', () => {
  after(() => rmSync(root, { recursive: true }));
  const at = '2026-01-02T03:04:05.000Z';
  let seconds = 0;
  const now = (): Date => new Date(Date.parse(at) + 1000 * (seconds += 1));
  const acme = provenScope('acme');
  const event: AuditEvent = { actor: 'system', action: 'test', target: 'none', outcome: 'success', area: 'business-data', sourceAddress: '', requestId: '', detail: { words: 'with “quotes”, \u0000 and ümlauts' } };
  const newChainCheck = (): ChainReplay => new ChainReplay();
  let made = 0;
  const onSqlite = async (): Promise<StorePlace> => ({ dataFolder: join(root, `data${made += 1}`) });
  const onPostgresql = async (): Promise<StorePlace> => ({ dataFolder: join(root, `data${made += 1}`), ...(await (await sharedCluster()).database()) });
  const evidenceOf = async ({ dataFolder }: StorePlace): ReturnType<typeof openEvidenceFolder> => openEvidenceFolder(join(dataFolder, 'evidence'), now);

  const log = async (store: Store): Promise<number> => store.write(acme, async (rows) => appendEntry(rows, event, now().toISOString()));
  const entriesOf = async (place: StorePlace): Promise<readonly string[]> => {
    const store = await openStore({ ...place, access: 'command' }, now);
    try {
      return (await store.read(acme, async (rows) => rows.selectFrom('auditEntry').select('hash').orderBy('sequence').execute())).map(({ hash }) => hash);
    } finally {
      await store.close();
    }
  };
  async function filled(place: StorePlace, entries = 3): Promise<Store> {
    const store = await openStore(place, now);
    for (const id of ['acme', 'other']) await store.addOrganisation({ id, name: `${id} & söns`, createdAt: at });
    const evidence = await evidenceOf(place);
    for (const id of ['acme', 'other']) {
      const scope = provenScope(id);
      const { digest, sizeBytes } = await evidence.put(scope, (async function* () { yield Buffer.from(`evidence of ${id}`); })(), 100);
      await store.write(scope, async (rows) => {
        await rows.insertInto('product').values({ id: 'p', slug: 'p', name: 'line\nbreak "and" söns', statement: '', createdAt: at, changedAt: at, archivedAt: null }).execute();
        await rows.insertInto('release').values({ id: 'r', productId: 'p', version: '1', createdAt: at }).execute();
        await rows.insertInto('evidenceFile').values({ id: 'e', releaseId: 'r', productId: 'p', path: 'x', digest, sizeBytes, origin: 'handed-over', reading: null, receivedAt: at, receivedBy: 'x', removedAt: null }).execute();
      });
    }
    for (let index = 0; index < entries; index += 1) await log(store);
    return store;
  }
  const backUp = async (place: StorePlace): Promise<BackupSummary & { readonly folder: string }> => {
    const made = await writeBackup({ place, evidence: await evidenceOf(place), begin: backupsInFolder(join(root, 'backups')), now, newChainCheck });
    return { ...made, folder: made.backup.name };
  };
  const restore = async (place: StorePlace, folder: string, discardNewer = false): Promise<RestoreSummary> => restoreBackup({ place, evidence: await evidenceOf(place), backup: backupFolder(folder), now, newChainCheck, discardNewer });

  for (const [from, fromPlace, to, toPlace] of [['SQLite', onSqlite, 'SQLite', onSqlite], ['SQLite', onSqlite, 'PostgreSQL', onPostgresql], ['PostgreSQL', onPostgresql, 'SQLite', onSqlite], ['PostgreSQL', onPostgresql, 'PostgreSQL', onPostgresql]] as const) {
    describe(`a backup of ${from}`, { skip: from === to && from === 'SQLite' ? false : withoutPostgresql }, () => {
      it(`made while the server writes, and restored into ${to}, is the state of one moment`, async () => {
        const place = await fromPlace();
        const store = await filled(place);
        let goesOn = true;
        const writing = (async () => {
          while (goesOn) await Promise.all([log(store), log(store), log(store)]);
        })();
        const { folder, manifest } = await backUp(place);
        goesOn = false;
        await writing;
        await store.close();
        const target = await toPlace();
        await restore(target, folder);
        const restored = await entriesOf(target);
        const all = await entriesOf(place);
        assert.equal(restored.length, manifest.organisations[0]?.auditLog.size);
        assert.deepEqual(restored, all.slice(0, restored.length), 'a prefix of the log');
        assert.ok(restored.length >= 3);
        // Backed up again from the other database, all rows are the same to the byte.
        const again = await backUp(target);
        assert.deepEqual(again.manifest.organisations, manifest.organisations);
        // The restored store goes on as any other.
        const going = await openStore(target, now);
        assert.equal(await log(going), restored.length);
        await going.close();
      });
    });
  }

  describe('a backup', () => {
    it('is for its user only, and holds no secret unless asked', async () => {
      const place = await onSqlite();
      const store = await filled(place);
      const { folder, manifest } = await backUp(place);
      await store.close();
      assert.equal(statSync(folder).mode & 0o777, 0o700);
      assert.equal(statSync(join(folder, 'manifest.json')).mode & 0o777, 0o600);
      assert.equal(manifest.withSecret, false);
      assert.deepEqual(readdirSync(folder).toSorted(), ['evidence', 'manifest.json', 'organisations']);
    });

    it('with one changed byte anywhere is refused before anything is touched', async () => {
      const place = await onSqlite();
      const store = await filled(place);
      const { folder } = await backUp(place);
      await store.close();
      const evidenceFile = (base: string): string => join(base, 'evidence/acme', readdirSync(join(base, 'evidence/acme'))[0] ?? '', readdirSync(join(base, 'evidence/acme', readdirSync(join(base, 'evidence/acme'))[0] ?? ''))[0] ?? '');
      const changes: readonly (readonly [string, (base: string) => void])[] = [
        ['row', (base) => replaceIn(join(base, 'organisations/acme/product.jsonl'), 'söns', 'sons')],
        ['missing row', (base) => writeFileSync(join(base, 'organisations/acme/release.jsonl'), '')],
        ['added row', (base) => appendFileSync(join(base, 'organisations/acme/setting.jsonl'), '{"key":"k","value":"1","changedAt":"x","changedBy":"x"}\n')],
        ['half a line', (base) => appendFileSync(join(base, 'organisations/acme/release.jsonl'), '{"id"')],
        ['added row of a table that has some', (base) => appendFileSync(join(base, 'organisations/acme/release.jsonl'), '{"id":"r2","productId":"p","version":"2","createdAt":"x"}\n')],
        ['evidence', (base) => writeFileSync(evidenceFile(base), 'evidence of acmE')],
        ['missing evidence', (base) => rmSync(evidenceFile(base))],
        ['end of the log', (base) => replaceIn(join(base, 'manifest.json'), '"size": 3', '"size": 2')],
        ['name of an organisation', (base) => replaceIn(join(base, 'manifest.json'), '"id": "acme"', '"id": "../acme"')],
        ['no list of contents', (base) => rmSync(join(base, 'manifest.json'))],
      ];
      const target = await onSqlite();
      for (const [what, change] of changes) {
        const copy = join(root, 'changed');
        cpSync(folder, copy, { recursive: true });
        change(copy);
        await assert.rejects(restore(target, copy), BackupRefused, what);
        rmSync(copy, { recursive: true });
      }
      assert.equal(existsSync(join(target.dataFolder, 'workspace.sqlite')), false);
    });

    it('whose log was forged with matching digests is refused by the chain', async () => {
      const place = await onSqlite();
      const store = await filled(place);
      await store.write(acme, async (rows) => rows.deleteFrom('auditEntry').where('sequence', '=', 1).execute());
      await store.close();
      await assert.rejects(backUp(place), /entry 1 is missing/u);
      assert.ok(readdirSync(join(root, 'backups')).every((name) => !name.endsWith('.part')));
    });

    it('does not replace a log that goes on after it, unless that is said', async () => {
      const place = await onSqlite();
      const store = await filled(place);
      const { folder } = await backUp(place);
      await log(store);
      await log(store);
      await store.close();
      await assert.rejects(restore(place, folder), /acme in the database has 2 entries that the backup does not have/u);
      assert.equal((await entriesOf(place)).length, 5);
      assert.deepEqual([...(await restore(place, folder, true)).discarded], [['acme', 2]]);
      assert.equal((await entriesOf(place)).length, 3);
      // An older state of the same log is replaced without a word, a foreign log is not.
      const foreign = await onSqlite();
      await (await filled(foreign, 2)).close();
      await assert.rejects(restore(foreign, folder), /has 2 entries/u);
    });

    it('is not restored under a running server', async () => {
      const place = await onSqlite();
      const store = await filled(place);
      const { folder } = await backUp(place);
      await assert.rejects(restore(place, folder), (problem: unknown) => problem instanceof StoreFailure && problem.trouble === 'in-use');
      await store.close();
    });
  });

  for (const [name, placeOf, skip] of [['SQLite', onSqlite, false], ['PostgreSQL', onPostgresql, withoutPostgresql]] as const) {
    describe(`an upgrade of ${name}`, { skip }, () => {
      const next: readonly Migration[] = [...migrations, { id: '9001-next', tables: [{ name: 'account2', columns: { id: 'text' }, key: ['id'] }], newColumns: { product: { colour: 'text?', weight: 'bigint?' } } }];

      it('makes the new steps, after a backup of the rows from which the old state can be restored', async () => {
        const place = await placeOf();
        await (await filled(place)).close();
        assert.deepEqual((await lookAtSchema(place, next)).pending, ['9001-next']);
        assert.equal(existsSync(join(place.dataFolder, 'backups')), false, 'looking changes nothing');
        const upgraded = await openStore(place, now, next);
        assert.equal(await log(upgraded), 3);
        await upgraded.close();
        assert.deepEqual((await lookAtSchema(place, next)).pending, []);
        const [backup] = readdirSync(join(place.dataFolder, 'backups'));
        const manifest = await verifyBackup(backupFolder(join(place.dataFolder, 'backups', backup ?? '')), newChainCheck, next);
        assert.equal(manifest.steps.length, migrations.length);
        // The older program refuses the newer schema with one sentence, and so does a restore by it.
        for (const use of [() => openStore(place, now), () => lookAtSchema(place)]) await assert.rejects(use, (problem: unknown) => problem instanceof StoreFailure && problem.trouble === 'schema' && /newer version of Assay/u.test(problem.message));
        // The newer program restores the older backup and brings it up to date.
        const target = await placeOf();
        await restoreBackup({ place: target, evidence: await evidenceOf(target), backup: backupFolder(join(place.dataFolder, 'backups', backup ?? '')), now, newChainCheck, discardNewer: false, steps: next });
        assert.deepEqual((await lookAtSchema(target, next)).pending, []);
      });

      it('refuses a schema whose step is not the one it knows', async () => {
        const place = await placeOf();
        await (await filled(place)).close();
        const other = migrations.map((step, index) => (index === 1 ? { ...step, tables: [] } : step));
        await assert.rejects(openStore(place, now, other), /is not the one that this version knows/u);
      });
    });
  }
});

function replaceIn(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  assert.ok(text.includes(from), `${file} holds ${from}`);
  writeFileSync(file, text.replace(from, to));
}
