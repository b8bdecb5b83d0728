import { createHash } from 'node:crypto';
import { checksumOf } from '../migration/migrate.ts';
import { migrations, tablesAfter, type Migration } from '../migration/migrations.ts';
import type { TableDefinition } from '../migration/table-definition.ts';
import { provenScope } from '../scope.ts';
import { StoreFailure } from '../store-failure.ts';
import type { AnyRow } from './all-rows.ts';
import { BackupRefused, readManifest, type BackedUpOrganisation, type BackupManifest } from './backup-manifest.ts';
import { tableFile, type BackupPlace } from './backup-place.ts';
import { emptyLogHash, type ChainCheck } from './chain-check.ts';
import { namedDigests } from './named-digests.ts';
import { readTable } from './table-lines.ts';

/**
 * Reads a backup as a whole: counts and digests of all rows and files, the audit log from entry to entry, and that
 * no row names evidence that is missing.
 * @throws BackupRefused
 */
export async function verifyBackup(place: BackupPlace, newChainCheck: () => ChainCheck, known: readonly Migration[] = migrations): Promise<BackupManifest> {
  const manifest = await readManifest(place);
  await verifyContents(place, manifest, newChainCheck, known);
  return manifest;
}

/** The same over a list of contents that is not written yet. @throws BackupRefused, StoreFailure */
export async function verifyContents(place: BackupPlace, manifest: BackupManifest, newChainCheck: () => ChainCheck, known: readonly Migration[]): Promise<void> {
  const tables = tablesOf(manifest, known);
  for (const organisation of manifest.organisations) {
    const named = new Set<string>();
    const check = newChainCheck();
    let head: AnyRow | undefined;
    for (const [index, table] of tables.entries()) {
      for await (const row of rowsOf(place, organisation, table, index)) {
        for (const digest of namedDigests(table.name, row)) named.add(digest);
        if (table.name === 'auditHead') head = row;
        if (table.name === 'auditEntry') inWords(organisation.id, () => check.take(row));
      }
    }
    inWords(organisation.id, () => check.end(head));
    const { size, hash } = organisation.auditLog;
    if (size !== (head?.['size'] ?? 0) || hash !== (head?.['hash'] ?? emptyLogHash)) throw new BackupRefused(`The audit log of ${organisation.id} does not end where the backup’s list of contents says.`);
    if (organisation.evidence !== null) await verifyEvidence(place, organisation.id, organisation.evidence, named);
  }
}

/** The tables of a backup. @throws BackupRefused when another or a newer program made it */
export function tablesOf({ steps }: BackupManifest, known: readonly Migration[]): readonly TableDefinition[] {
  for (const [index, { id, checksum }] of steps.entries()) {
    const step = known[index];
    if (step === undefined) throw new BackupRefused(`The backup was made by a newer version of Assay (it has the step ${id}). Restore it with that version.`);
    if (step.id !== id || checksumOf(step) !== checksum) throw new BackupRefused(`The backup’s step ${id} is not the one that this version knows.`);
  }
  return tablesAfter(known.slice(0, steps.length));
}

/** The rows of one table of a backup; the index is the table’s place in the list of contents. @throws BackupRefused */
export function rowsOf(place: BackupPlace, { id, tables }: BackedUpOrganisation, table: TableDefinition, index: number): AsyncIterable<AnyRow> {
  const listed = tables[index];
  if (listed?.name !== table.name) throw new BackupRefused(`The backup’s list of contents lacks the table ${table.name} of ${id}.`);
  return readTable(place, tableFile(id, table.name), table, listed);
}

async function verifyEvidence({ evidence }: BackupPlace, organisationId: string, expected: NonNullable<BackedUpOrganisation['evidence']>, named: Set<string>): Promise<void> {
  const scope = provenScope(organisationId);
  const list = createHash('sha256');
  for await (const { digest, sizeBytes } of evidence.list(scope)) {
    list.update(`${digest} ${sizeBytes}\n`);
    named.delete(digest);
    try {
      for await (const piece of evidence.open(scope, digest)) void piece;
    } catch (problem) {
      if (problem instanceof StoreFailure && problem.trouble !== 'damaged') throw problem;
      throw new BackupRefused(`The evidence ${digest} in the backup is damaged.`, { cause: problem });
    }
  }
  if (list.digest('hex') !== expected.sha256) throw new BackupRefused(`The evidence of ${organisationId} in the backup is not what its list of contents says.`);
  const [missing] = named;
  if (missing !== undefined) throw new BackupRefused(`The evidence ${missing} of ${organisationId} is named by a row and is not in the backup.`);
}

function inWords(organisationId: string, check: () => void): void {
  try {
    check();
  } catch (problem) {
    throw new BackupRefused(`The audit log of ${organisationId} in the backup is not whole: ${problem instanceof Error ? problem.message : 'unknown reason'}`, { cause: problem });
  }
}
