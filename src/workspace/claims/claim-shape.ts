import { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { outgoingWords, personWordShape } from './person-word.ts';

/** A claim as it leaves. */
export const claimShape = personWordShape.extend({ kind: z.string(), facts: z.record(z.string(), z.string()), text: z.string(), saidAt: z.string(), documents: z.array(z.object({ evidence: z.string(), path: z.string(), digest: z.string() })) });

export type OutgoingClaim = z.infer<typeof claimShape>;

/** Rows as they leave, each with its files. */
export async function outgoingClaims(rows: Reader, claims: readonly Tables['claim'][]): Promise<z.infer<typeof claimShape>[]> {
  const documents = claims.length === 0 ? [] : await rows.selectFrom('claimDocument').select(['claimId', 'evidenceId', 'path', 'digest']).where('claimId', 'in', claims.map(({ id }) => id)).orderBy('path').execute();
  return outgoingWords(rows, claims, ({ id, kind, facts, text, saidAt }) => ({
    kind, facts: JSON.parse(facts) as Record<string, string>, text, saidAt,
    documents: documents.filter(({ claimId }) => claimId === id).map(({ evidenceId, path, digest }) => ({ evidence: evidenceId, path, digest })),
  }));
}
