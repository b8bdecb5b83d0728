import { z } from 'zod';
import type { Reader } from '../../../store/store.ts';
import type { ObjectFacts } from '../../act.ts';

/** What a run may do: find the release, and hand evidence over. */
export const workloadActs = ['product.list', 'release.list', 'evidence.add'] as const;

export const conditionShape = z.strictObject({
  claim: z.string().regex(/^[a-z][a-z0-9_]{0,60}$/u, 'the name of a claim was expected'), is: z.enum(['exactly', 'under']).default('exactly'),
  value: z.string().min(1).max(300).regex(/^[\u0021-\u007e]([\u0020-\u007e]*[\u0021-\u007e])?$/u, 'the value of a claim was expected'),
});

/** A trust as administrators and auditors see it. */
export const workloadShape = z.object({
  id: z.string(), name: z.string(), issuer: z.string(), audience: z.string(), conditions: z.array(conditionShape), products: z.array(z.object({ id: z.string(), name: z.string() })), account: z.object({ id: z.string(), displayName: z.string() }),
  restsOnNames: z.boolean(), createdAt: z.string(), lastUsedAt: z.string().nullable(),
});

/** Finds a trust that was not revoked. */
export async function findWorkload(rows: Reader, { workload }: { readonly workload: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('workloadIdentity').where('id', '=', workload).where('revokedAt', 'is', null).select('id').executeTakeFirst();
  return found && { kind: 'workload', id: found.id, productId: null, accountId: null };
}
