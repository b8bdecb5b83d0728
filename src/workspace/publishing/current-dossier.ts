import { z } from 'zod';
import { statementName } from '../../assess/statement-name.ts';
import { layout } from '../../dossier/dossier-layout.ts';
import type { Scope } from '../../store/scope.ts';
import type { Reader } from '../../store/store.ts';
import type { Services } from '../services.ts';
import type { StoredFile } from './make-dossier.ts';

/** The newest publication of a product, withdrawn or not, as it leaves. */
export const currentShape = z.object({
  id: z.string(), name: z.string(), maker: z.string(), version: z.string().nullable(), publishedAt: z.string(), sequence: z.number(), payload: z.string(),
  goals: z.array(z.object({ number: z.number(), title: z.string(), verdict: z.enum(['met', 'partly-met', 'not-met', 'contradicted', 'claimed', 'unknown', 'not-applicable']) })),
  files: z.number(), sizeBytes: z.number(), withdrawnAt: z.string().nullable(), withdrawnReason: z.string().nullable(),
});

/** A publication with the files that it has. */
export interface CurrentDossier {
  readonly shown: z.infer<typeof currentShape>;
  readonly files: readonly StoredFile[];
}

/** The newest publication of a product; undefined when there was none. */
export async function currentDossier(rows: Reader, product: string): Promise<CurrentDossier | undefined> {
  const found = await rows.selectFrom('publishedDossier').selectAll().where('productId', '=', product).where('replacedAt', 'is', null).executeTakeFirst();
  if (found === undefined) return undefined;
  const files = JSON.parse(found.files) as readonly StoredFile[];
  const { id, name, maker, version, publishedAt, sequence, payload, withdrawnAt, withdrawnReason } = found;
  return { files, shown: { id, name, maker, version, publishedAt, sequence, payload, withdrawnAt, withdrawnReason, goals: currentShape.shape.goals.parse(JSON.parse(found.goals)), files: files.length, sizeBytes: files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) } };
}

/** The files of evidence that a publication shows, by their paths in the release. */
export function publicEvidence({ files }: CurrentDossier): ReadonlyMap<string, string> {
  return new Map(files.filter(({ path }) => path.startsWith(`${layout.evidence}/`)).map(({ path, digest }) => [path.slice(layout.evidence.length + 1), digest]));
}

/** The statement that is public now; empty when nothing is. @throws StoreFailure */
export async function publicStatement({ evidence }: Pick<Services, 'evidence'>, scope: Scope, current: CurrentDossier | undefined): Promise<string> {
  const digest = current === undefined ? undefined : publicEvidence(current).get(statementName);
  if (digest === undefined) return '';
  const pieces: Uint8Array[] = [];
  for await (const piece of evidence.open(scope, digest)) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
