import { z } from 'zod';
import { layout } from '../../dossier/dossier-layout.ts';
import type { Scope } from '../../store/scope.ts';
import { currentDossier } from '../publishing/current-dossier.ts';
import type { Services } from '../services.ts';

const envelopeShape = z.object({ payload: z.string() });
const payloadShape = z.object({ predicate: z.object({ evidence: z.array(z.object({ state: z.string(), commitment: z.string().optional() })) }) });

/**
 * The salted digests by which the published dossier of a product commits to files that it withholds, 64 hexadecimal digits each.
 * The bytes are those that this workspace signed and keeps.
 * @throws StoreFailure
 */
export async function publishedCommitments({ store, evidence }: Pick<Services, 'store' | 'evidence'>, scope: Scope, productId: string): Promise<ReadonlySet<string>> {
  const current = await store.read(scope, async (rows) => currentDossier(rows, productId));
  const envelope = current?.shown.withdrawnAt === null ? current.files.find(({ path }) => path === layout.envelope) : undefined;
  if (envelope === undefined) return new Set();
  const pieces: Uint8Array[] = [];
  for await (const piece of evidence.open(scope, envelope.digest)) pieces.push(piece);
  const { payload } = envelopeShape.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')));
  const { predicate } = payloadShape.parse(JSON.parse(Buffer.from(payload, 'base64').toString('utf8')));
  return new Set(predicate.evidence.flatMap(({ state, commitment }) => (state === 'withheld' && commitment !== undefined ? [commitment.replace(/^sha256:/, '')] : [])));
}
