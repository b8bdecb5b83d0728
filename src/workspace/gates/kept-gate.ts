import { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import { gateDemandShape, usualDemands, type GateDemand } from './gate-state.ts';

/** An exception as it leaves. */
export const exceptionShape = z.object({ id: z.string(), requirement: z.string(), reason: z.string(), ownerId: z.string(), owner: z.string(), expiresAt: z.string(), createdAt: z.string(), endedAt: z.string().nullable() });
export type GateException = z.infer<typeof exceptionShape>;

/** Exceptions that are shown: those in force, and the newest that ended. */
const exceptionsMost = 200;

/** What a product’s gate demands, and whether somebody chose it. */
export async function keptDemands(rows: Reader, productId: string): Promise<{ readonly demands: readonly GateDemand[]; readonly chosenAt: string | null }> {
  const kept = await rows.selectFrom('gate').select(['demands', 'changedAt']).where('productId', '=', productId).executeTakeFirst();
  return kept === undefined ? { demands: usualDemands, chosenAt: null } : { demands: z.array(gateDemandShape).parse(JSON.parse(kept.demands)), chosenAt: kept.changedAt };
}

/** Exceptions of a product, the newest first, those that ended too. */
export async function keptExceptions(rows: Reader, productId: string): Promise<readonly GateException[]> {
  return rows.selectFrom('gateException').innerJoin('account', 'account.id', 'gateException.ownerId')
    .select(['gateException.id', 'gateException.requirement', 'gateException.reason', 'gateException.ownerId', 'account.displayName as owner', 'gateException.expiresAt', 'gateException.createdAt', 'gateException.endedAt'])
    .where('gateException.productId', '=', productId).orderBy('gateException.createdAt', 'desc').limit(exceptionsMost).execute();
}

/** Those that count at a time, by requirement. */
export function inForce(exceptions: readonly GateException[], at: string): ReadonlyMap<string, GateException> {
  return new Map(exceptions.filter(({ endedAt, expiresAt }) => endedAt === null && at.slice(0, 10) <= expiresAt).map((exception) => [exception.requirement, exception]));
}
