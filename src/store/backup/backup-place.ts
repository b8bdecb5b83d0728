import type { EvidenceStore } from '../evidence/evidence-store.ts';

/** Where one backup lies: files below it, named with forward slashes, and evidence. */
export interface BackupPlace {
  /** For people: a folder, or `s3://bucket/…`. */
  readonly name: string;
  readonly evidence: EvidenceStore;
  /** Writes a new file; it is durable when this resolves. @throws StoreFailure */
  write(file: string, bytes: AsyncIterable<Uint8Array>): Promise<void>;
  /** @throws BackupRefused when there is none, StoreFailure */
  read(file: string): AsyncIterable<Uint8Array>;
  /** @throws StoreFailure */
  has(file: string): Promise<boolean>;
}

/** A backup that is still written: nobody takes it for one. */
export interface BackupInTheMaking extends BackupPlace {
  /** Gives it the name under which it is found. */
  keep(): Promise<BackupPlace>;
  /** Removes what was written of it. */
  discard(): Promise<void>;
}

/** Begins a backup at the place where backups are kept. @throws StoreFailure */
export type BeginBackup = (name: string) => Promise<BackupInTheMaking>;

/** Where a table’s rows lie in a backup. */
export function tableFile(organisationId: string, table: string): string {
  return `organisations/${organisationId}/${table}.jsonl`;
}

/** The instance’s secret, sealed under a passphrase; the store does not look into it. */
export const sealedSecretFile = 'instance-secret.sealed';

/** What a backup says of itself; written last, so that one that is there is whole. */
export const manifestFile = 'manifest.json';
