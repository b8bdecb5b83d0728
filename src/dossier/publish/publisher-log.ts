import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Bytes } from '../../attest/bytes.ts';
import { signCheckpoint } from '../../attest/checkpoint.ts';
import { logFiles, type LogFile } from '../../attest/log-tiles.ts';
import { inclusionProof, leafHash, rootOf } from '../../attest/merkle-tree.ts';
import { writePublicationProof } from '../../attest/publication.ts';
import type { Ed25519Key } from '../../attest/public-key.ts';
import type { Signer } from '../../attest/sign-envelope.ts';
import type { Digest } from '../../model/artifact.ts';
import { quote, say } from '../../model/text.ts';
import { PublicationRefused } from './publication-refused.ts';

/** What a publisher keeps about what it has published, beside its keys. */
export interface PublisherHistory {
  /** Entries of the log, in order. */
  readonly entries: readonly Bytes[];
  /** The last publication of each product, by its name. */
  readonly products: ReadonlyMap<string, { readonly sequence: number; readonly payload: Digest }>;
}

export const historyFile = 'publications.json';

const historyShape = z.strictObject({
  schema: z.literal('urn:assay:publications:1'),
  entries: z.array(z.base64()).max(1_000_000),
  products: z.record(z.string().max(2_000), z.strictObject({ sequence: z.int().min(1), payload: z.templateLiteral(['sha256:', z.string().regex(/^[0-9a-f]{64}$/)]) })),
});

/** @throws PublicationRefused when the file is there and can't be read: publishing on would fork the log */
export function readHistory(folder: string): PublisherHistory {
  const path = join(folder, historyFile);
  if (!existsSync(path)) return { entries: [], products: new Map() };
  const parsed = historyShape.safeParse(jsonIn(path));
  if (!parsed.success) throw new PublicationRefused(say`${quote(path)} is no list of publications that this version reads. Bring it back from a backup: without it the log would begin anew, and customers would refuse it.`);
  return { entries: parsed.data.entries.map((entry) => Uint8Array.fromBase64(entry)), products: new Map(Object.entries(parsed.data.products)) };
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

export function writtenHistory({ entries, products }: PublisherHistory): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ schema: 'urn:assay:publications:1', entries: entries.map((entry) => entry.toBase64()), products: Object.fromEntries([...products].toSorted(([one], [other]) => (one < other ? -1 : 1))) }, undefined, 1)}\n`);
}

/** The log's static files with its signed head, and the proof that it holds its last entry. */
export async function signedLog(entries: readonly Bytes[], origin: string, signer: Signer, key: Ed25519Key): Promise<{ readonly files: readonly LogFile[]; readonly checkpoint: Bytes; readonly proof: Bytes }> {
  const leaves = await Promise.all(entries.map(leafHash));
  const checkpoint = await signCheckpoint({ origin, size: entries.length, root: await rootOf(leaves) }, [signer], [key]);
  return { files: await logFiles(entries), checkpoint, proof: writePublicationProof(entries.length - 1, await inclusionProof(leaves, entries.length - 1), checkpoint) };
}
