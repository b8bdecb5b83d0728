import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const digest = z.string().regex(/^[0-9a-f]{64}$/u);
const count = z.int().min(0);
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/u);
const name = z.string().regex(/^[A-Za-z]{1,40}$/u);

const manifestForm = z.strictObject({
  format: z.literal('assay-backup'),
  version: z.literal(1),
  /** RFC 3339. */
  madeAt: z.string(),
  database: z.enum(['sqlite', 'postgresql']),
  /** The steps of the schema that the rows have. */
  steps: z.array(z.strictObject({ id: z.string(), checksum: digest })),
  /** Whether the instance’s secret is in it: with it, whoever has the backup can open what is sealed. */
  withSecret: z.boolean(),
  organisations: z.array(z.strictObject({
    id,
    name: z.string(),
    createdAt: z.string(),
    tables: z.array(z.strictObject({ name, rows: count, sha256: digest })),
    /** The end of the audit log, and its last signed checkpoint: they show how much of a later log is missing. */
    auditLog: z.strictObject({ size: count, hash: digest, checkpoint: z.string().nullable() }),
    /** How many files of evidence; null in a backup of rows only. */
    evidence: z.strictObject({ files: count, bytes: count, sha256: digest }).nullable(),
  })),
});

/** What a backup says of itself. */
export type BackupManifest = z.infer<typeof manifestForm>;
export type BackedUpOrganisation = BackupManifest['organisations'][number];

/** The backup can’t be used; the sentence says what is wrong with it. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

export const manifestName = 'manifest.json';

/** @throws BackupRefused */
export async function readManifest(folder: string): Promise<BackupManifest> {
  let text: string;
  try {
    text = await readFile(join(folder, manifestName), 'utf8');
  } catch {
    throw new BackupRefused(`There is no backup in ${folder}: it has no ${manifestName}. Name the folder that assay backup made.`);
  }
  try {
    return manifestForm.parse(JSON.parse(text));
  } catch (problem) {
    throw new BackupRefused(`${join(folder, manifestName)} is no list of contents that this version knows.`, { cause: problem });
  }
}

/** Where a table’s rows lie in a backup. */
export function tableFile(folder: string, organisationId: string, table: string): string {
  return join(folder, 'organisations', organisationId, `${table}.jsonl`);
}

export function evidencePlace(folder: string): string {
  return join(folder, 'evidence');
}

export function secretFile(folder: string): string {
  return join(folder, 'instance-secret');
}
