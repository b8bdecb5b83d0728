import type { EvidenceStore } from '../evidence/evidence-store.ts';
import { applyMigration, pendingMigrations, prepareSchema } from '../migration/migrate.ts';
import { migrations, tablesAfter, type Migration } from '../migration/migrations.ts';
import type { TableDefinition } from '../migration/table-definition.ts';
import type { StorePlace } from '../store-place.ts';
import { provenScope } from '../scope.ts';
import type { AnyRow } from './all-rows.ts';
import { BackupRefused, type BackupManifest } from './backup-manifest.ts';
import type { BackupPlace } from './backup-place.ts';
import type { ChainCheck } from './chain-check.ts';
import { changeWhole, type WholeDatabase } from './open-whole.ts';
import { rowsOf, tablesOf, verifyBackup } from './verify-backup.ts';

export interface RestoreParts {
  readonly place: StorePlace;
  readonly evidence: EvidenceStore;
  readonly backup: BackupPlace;
  readonly now: () => Date;
  readonly newChainCheck: () => ChainCheck;
  /** Spoken by whoever restores: entries of the audit log that the backup does not have may be lost. */
  readonly discardNewer: boolean;
  /** Steps that this program knows. */
  readonly steps?: readonly Migration[];
}

export interface RestoreSummary {
  readonly manifest: BackupManifest;
  /** Entries of audit logs that were there and are not in the backup, by organisation. */
  readonly discarded: ReadonlyMap<string, number>;
}

/** Rows put into the database in one query. */
const pageRows = 200;

/**
 * Puts a backup in the place of what is there: into either database, so this is also the way from one to the other.
 * It is verified before anything is touched; then all of it happens in one transaction, or nothing.
 * @throws BackupRefused, also when an audit log that is there goes on after the backup’s and nobody said to discard it; StoreFailure
 */
export async function restoreBackup({ place, evidence, backup, now, newChainCheck, discardNewer, steps = migrations }: RestoreParts): Promise<RestoreSummary> {
  const manifest = await verifyBackup(backup, newChainCheck, steps);
  const tables = tablesOf(manifest, steps);
  for (const { id } of manifest.organisations) await putBackEvidence(backup, id, evidence);
  const at = now().toISOString();
  return changeWhole(place, async (database) => {
    const discarded = database.hasSchema ? await whatIsLost(database, backup, manifest, tables) : new Map<string, number>();
    for (const [id, count] of discarded) {
      if (!discardNewer) throw new BackupRefused(`The audit log of ${id} in the database has ${count} ${count === 1 ? 'entry' : 'entries'} that the backup does not have. Restoring would lose ${count === 1 ? 'it' : 'them'}; say --discard-newer if that is what you want.`);
    }
    if (database.hasSchema) await removeEverything(database, steps);
    await prepareSchema(database.instance, database.words);
    for (const step of steps.slice(0, manifest.steps.length)) await applyMigration(database.instance, step, at, database.words, database.wall);
    await putBackRows(database, backup, manifest, tables);
    for (const step of steps.slice(manifest.steps.length)) await applyMigration(database.instance, step, at, database.words, database.wall);
    await database.afterTables();
    return { manifest, discarded };
  });
}

async function putBackEvidence(backup: BackupPlace, organisationId: string, evidence: EvidenceStore): Promise<void> {
  const scope = provenScope(organisationId);
  const from = backup.evidence;
  // Put there even if they are there: that makes them new again, and no sweep takes them before their rows come.
  for await (const { digest, sizeBytes } of from.list(scope)) await evidence.put(scope, from.open(scope, digest), sizeBytes);
}

/** How many entries of each audit log that is there are not in the backup: all of them where the two logs differ. */
async function whatIsLost({ rows, instance }: WholeDatabase, backup: BackupPlace, manifest: BackupManifest, tables: readonly TableDefinition[]): Promise<Map<string, number>> {
  await pendingMigrations(instance);
  const lost = new Map<string, number>();
  for (const { id } of await instance.selectFrom('organisation').select('id').execute()) {
    const head = await rows.row(id, 'auditHead');
    const size = Number(head?.['size'] ?? 0);
    const backedUp = manifest.organisations.find((organisation) => organisation.id === id);
    if (size === 0) continue;
    let same = 0;
    const index = tables.findIndex(({ name }) => name === 'auditEntry');
    const table = tables[index];
    if (backedUp !== undefined && table !== undefined) {
      // The last entry that both have stands for all before it, because each names the one before.
      const common = Math.min(size, backedUp.auditLog.size) - 1;
      const here = await rows.row(id, 'auditEntry', { sequence: common });
      for await (const entry of rowsOf(backup, backedUp, table, index)) if (entry['sequence'] === common && entry['hash'] === here?.['hash']) same = common + 1;
    }
    if (same < size) lost.set(id, size - same);
  }
  return lost;
}

async function removeEverything({ instance }: WholeDatabase, steps: readonly Migration[]): Promise<void> {
  for (const { name } of tablesAfter(steps).toReversed()) await instance.schema.dropTable(name).ifExists().execute();
  for (const name of ['migration', 'organisation']) await instance.schema.dropTable(name).execute();
}

async function putBackRows({ rows, instance }: WholeDatabase, backup: BackupPlace, manifest: BackupManifest, tables: readonly TableDefinition[]): Promise<void> {
  for (const organisation of manifest.organisations) {
    const { id, name, createdAt } = organisation;
    await instance.insertInto('organisation').values({ id, name, createdAt }).execute();
    for (const [index, table] of tables.entries()) {
      let page: AnyRow[] = [];
      for await (const row of rowsOf(backup, organisation, table, index)) {
        page.push(row);
        if (page.length < pageRows) continue;
        await rows.insert(id, table.name, page);
        page = [];
      }
      await rows.insert(id, table.name, page);
    }
  }
}
