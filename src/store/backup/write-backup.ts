import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { EvidenceStore } from '../evidence/evidence-store.ts';
import { migrations, tablesAfter, type Migration } from '../migration/migrations.ts';
import type { StorePlace } from '../store-place.ts';
import { provenScope } from '../scope.ts';
import { StoreFailure } from '../store-failure.ts';
import type { TableDefinition } from '../migration/table-definition.ts';
import type { AllRows } from './all-rows.ts';
import { BackupRefused, readManifest, type BackedUpOrganisation, type BackupManifest } from './backup-manifest.ts';
import { manifestFile, sealedSecretFile, tableFile, type BackupPlace, type BeginBackup } from './backup-place.ts';
import { emptyLogHash, type ChainCheck } from './chain-check.ts';
import { readWhole, type WholeDatabase } from './open-whole.ts';
import { writeTable } from './table-lines.ts';
import { verifyContents } from './verify-backup.ts';

export interface BackupParts {
  readonly place: StorePlace;
  /** Left out for a backup of rows only. */
  readonly evidence?: EvidenceStore;
  /** Where backups are kept. */
  readonly begin: BeginBackup;
  readonly now: () => Date;
  readonly newChainCheck: () => ChainCheck;
  /** The instance’s secret under a passphrase, when it shall be in the backup. */
  readonly sealedSecret?: Uint8Array;
  /** Steps that this program knows. */
  readonly steps?: readonly Migration[];
}

/** A backup that was made, and read again to see that it is whole. */
export interface BackupSummary {
  readonly backup: BackupPlace;
  readonly manifest: BackupManifest;
}

/**
 * Backs up everything while servers go on working: the rows of one moment, then the evidence that they name. The
 * form is the same for both databases. It is written, read again as a whole, and only then counts as a backup.
 * @throws StoreFailure; BackupRefused when what was written is not whole
 */
export async function writeBackup({ place, evidence, begin, now, newChainCheck, sealedSecret, steps = migrations }: BackupParts): Promise<BackupSummary> {
  const madeAt = now().toISOString();
  const making = await begin(`assay-backup-${madeAt.replaceAll(/[:.]/gu, '-')}`);
  try {
    const rows = await readWhole(place, async (database) => writeRows(database, making, steps));
    const organisations: BackedUpOrganisation[] = [];
    for (const organisation of rows.organisations) organisations.push({ ...organisation, evidence: evidence === undefined ? null : await copyEvidence(organisation.id, evidence, making.evidence) });
    if (sealedSecret !== undefined) await making.write(sealedSecretFile, one(sealedSecret));
    const manifest: BackupManifest = { format: 'assay-backup', version: 1, madeAt, database: rows.kind, steps: rows.steps, withSecret: sealedSecret !== undefined, organisations };
    await verifyContents(making, manifest, newChainCheck, steps);
    await making.write(manifestFile, one(Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)));
    if (!isDeepStrictEqual(await readManifest(making), manifest)) throw new BackupRefused('The list of contents that was written is another one when it is read.');
    return { backup: await making.keep(), manifest };
  } catch (problem) {
    // Where nothing can be removed, what is left has no list of contents and is no backup.
    await making.discard().catch(() => undefined);
    throw problem;
  }
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

interface BackedUpRows {
  readonly kind: BackupManifest['database'];
  readonly steps: BackupManifest['steps'];
  readonly organisations: readonly Omit<BackedUpOrganisation, 'evidence'>[];
}

async function writeRows({ kind, rows, instance, hasSchema }: WholeDatabase, backup: BackupPlace, known: readonly Migration[]): Promise<BackedUpRows> {
  if (!hasSchema) throw new StoreFailure('schema', 'The database is empty: there is nothing to back up yet.');
  const steps = await instance.selectFrom('migration').select(['id', 'checksum']).orderBy('id').execute();
  if (steps.length > known.length) throw new StoreFailure('schema', 'The database was made by a newer version of Assay. Run that version to back it up.');
  const tables = tablesAfter(known.slice(0, steps.length));
  const organisations: Omit<BackedUpOrganisation, 'evidence'>[] = [];
  for (const { id, name, createdAt } of await instance.selectFrom('organisation').selectAll().orderBy('createdAt').orderBy('id').execute()) {
    const written: BackedUpOrganisation['tables'] = [];
    for (const table of tables) written.push({ name: table.name, ...(await writeTable(backup, tableFile(id, table.name), table, rows.rows(id, table))) });
    const head = await rows.row(id, 'auditHead');
    const checkpoint = await lastCheckpoint(rows, id, tables);
    organisations.push({ id, name, createdAt, tables: written, auditLog: { size: Number(head?.['size'] ?? 0), hash: String(head?.['hash'] ?? emptyLogHash), checkpoint } });
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
