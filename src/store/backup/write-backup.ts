import { createHash } from 'node:crypto';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder, syncFolder, writeAll, writeNewFile } from '../durable-file.ts';
import { evidenceFolder } from '../evidence/evidence-folder.ts';
import type { EvidenceStore } from '../evidence/evidence-store.ts';
import { fileTrouble } from '../evidence/file-trouble.ts';
import { migrations, tablesAfter, type Migration } from '../migration/migrations.ts';
import type { StorePlace } from '../store-place.ts';
import { provenScope } from '../scope.ts';
import { StoreFailure } from '../store-failure.ts';
import type { TableDefinition } from '../migration/table-definition.ts';
import type { AllRows } from './all-rows.ts';
import { evidencePlace, manifestName, secretFile, tableFile, type BackedUpOrganisation, type BackupManifest } from './backup-manifest.ts';
import { emptyLogHash, type ChainCheck } from './chain-check.ts';
import { readWhole, type WholeDatabase } from './open-whole.ts';
import { writeTable } from './table-lines.ts';
import { verifyBackup } from './verify-backup.ts';

export interface BackupParts {
  readonly place: StorePlace;
  /** Left out for a backup of rows only. */
  readonly evidence?: EvidenceStore;
  /** Where the backup’s own folder is made. */
  readonly folder: string;
  readonly now: () => Date;
  readonly newChainCheck: () => ChainCheck;
  /** The file of the instance’s secret, when it shall be in the backup. */
  readonly instanceSecret?: string;
  /** Steps that this program knows. */
  readonly steps?: readonly Migration[];
}

/** A backup that was made, and read again to see that it is whole. */
export interface BackupSummary {
  readonly folder: string;
  readonly manifest: BackupManifest;
}

/**
 * Backs up everything while servers go on working: the rows of one moment, then the evidence that they name. The
 * form is the same for both databases. It is written beside, read again as a whole, and only then gets its name.
 * @throws StoreFailure; BackupRefused when what was written is not whole
 */
export async function writeBackup({ place, evidence, folder, now, newChainCheck, instanceSecret, steps = migrations }: BackupParts): Promise<BackupSummary> {
  const madeAt = now().toISOString();
  const own = join(folder, `assay-backup-${madeAt.replaceAll(/[:.]/gu, '-')}`);
  const part = `${own}.part`;
  try {
    await makeFolder(folder);
    await mkdir(part, { mode: 0o700 });
    const rows = await readWhole(place, async (database) => writeRows(database, part, steps));
    const organisations: BackedUpOrganisation[] = [];
    for (const organisation of rows.organisations) organisations.push({ ...organisation, evidence: evidence === undefined ? null : await copyEvidence(organisation.id, evidence, evidenceFolder(evidencePlace(part))) });
    if (instanceSecret !== undefined) await copyFile(instanceSecret, secretFile(part));
    const manifest: BackupManifest = { format: 'assay-backup', version: 1, madeAt, database: rows.kind, steps: rows.steps, withSecret: instanceSecret !== undefined, organisations };
    await writeNewFile(join(part, manifestName), async (handle) => writeAll(handle, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)));
    await verifyBackup(part, newChainCheck, steps);
    await rename(part, own);
    await syncFolder(dirname(own));
    return { folder: own, manifest };
  } catch (problem) {
    await rm(part, { recursive: true, force: true });
    throw fileTrouble(problem, 'writing') ?? problem;
  }
}

interface BackedUpRows {
  readonly kind: BackupManifest['database'];
  readonly steps: BackupManifest['steps'];
  readonly organisations: readonly Omit<BackedUpOrganisation, 'evidence'>[];
}

async function writeRows({ kind, rows, instance, hasSchema }: WholeDatabase, part: string, known: readonly Migration[]): Promise<BackedUpRows> {
  if (!hasSchema) throw new StoreFailure('schema', 'The database is empty: there is nothing to back up yet.');
  const steps = await instance.selectFrom('migration').select(['id', 'checksum']).orderBy('id').execute();
  if (steps.length > known.length) throw new StoreFailure('schema', 'The database was made by a newer version of Assay. Run that version to back it up.');
  const tables = tablesAfter(known.slice(0, steps.length));
  const organisations: Omit<BackedUpOrganisation, 'evidence'>[] = [];
  for (const { id, name, createdAt } of await instance.selectFrom('organisation').selectAll().orderBy('createdAt').orderBy('id').execute()) {
    await mkdir(dirname(tableFile(part, id, 'x')), { recursive: true, mode: 0o700 });
    const written: BackedUpOrganisation['tables'] = [];
    for (const table of tables) written.push({ name: table.name, ...(await writeTable(tableFile(part, id, table.name), table, rows.rows(id, table))) });
    const head = await rows.row(id, 'auditHead');
    const checkpoint = await lastCheckpoint(rows, id, tables);
    organisations.push({ id, name, createdAt, tables: written, auditLog: { size: Number(head?.['size'] ?? 0), hash: String(head?.['hash'] ?? emptyLogHash), checkpoint } });
    await syncFolder(dirname(tableFile(part, id, 'x')));
  }
  return { kind, steps, organisations };
}

async function lastCheckpoint(rows: AllRows, organisationId: string, tables: readonly TableDefinition[]): Promise<string | null> {
  const table = tables.find(({ name }) => name === 'auditCheckpoint');
  let note: string | null = null;
  if (table !== undefined) for await (const page of rows.rows(organisationId, table)) note = String(page.at(-1)?.['note']);
  return note;
}

async function copyEvidence(organisationId: string, from: EvidenceStore, to: EvidenceStore): Promise<BackedUpOrganisation['evidence']> {
  const scope = provenScope(organisationId);
  const list = createHash('sha256');
  let files = 0;
  let bytes = 0;
  for await (const { digest, sizeBytes } of from.list(scope)) {
    // Reading compares the bytes with their digest, so that damage is not copied as good.
    await to.put(scope, from.open(scope, digest), sizeBytes);
    list.update(`${digest} ${sizeBytes}\n`);
    files += 1;
    bytes += sizeBytes;
  }
  return { files, bytes, sha256: list.digest('hex') };
}
