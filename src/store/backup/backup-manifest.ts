import { z } from 'zod';
import { StoreFailure } from '../store-failure.ts';
import { manifestFile, type BackupPlace } from './backup-place.ts';

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
  /** Whether the instance’s secret is in it, sealed under a passphrase: with both, what is sealed in the rows can be opened. */
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

/** Bytes of a list of contents at most: a million organisations have less. */
const manifestMost = 256 * 1024 * 1024;

/** @throws BackupRefused, StoreFailure */
export async function readManifest(place: BackupPlace): Promise<BackupManifest> {
  if (!(await place.has(manifestFile))) throw new BackupRefused(`There is no backup in ${place.name}: it has no ${manifestFile}. Name what assay backup made.`);
  try {
    return manifestForm.parse(JSON.parse(await textOf(place.read(manifestFile))));
  } catch (problem) {
    if (problem instanceof StoreFailure) throw problem;
    throw new BackupRefused(`The list of contents of ${place.name} is none that this version knows.`, { cause: problem });
  }
}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.byteLength;
    if (size > manifestMost) throw new BackupRefused('The list of contents is too long.');
    pieces.push(piece);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
}
