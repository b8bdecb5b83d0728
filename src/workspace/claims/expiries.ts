import { z } from 'zod';
import type { Reader } from '../../store/store.ts';

/** Something that ends, with the day; the last one on which it counts. */
export const expiryShape = z.object({ kind: z.enum(['claim', 'affirmation', 'review', 'set-aside', 'request']), id: z.string(), requirement: z.string(), part: z.string().nullable(), who: z.string(), office: z.string(), expiresAt: z.string() });
export type Expiry = z.infer<typeof expiryShape>;

/**
 * What of a product ends from a day on, the nearest first.
 * @param most lines at most; all of a last day are told, so that a next page can begin with a day
 */
export async function expiriesOf(rows: Reader, productId: string, from: string, most: number): Promise<{ readonly expiries: Expiry[]; readonly next: string | null }> {
  const words = async (table: 'claim' | 'findingReview' | 'findingSetAside', kind: Expiry['kind']): Promise<Expiry[]> => (await rows.selectFrom(table).select(['id', 'requirement', 'byName', 'byRole', 'expiresAt']).where('productId', '=', productId).where('withdrawnAt', 'is', null).where('expiresAt', '>=', from).orderBy('expiresAt').orderBy('id').limit(most + 1).execute()).map(({ byName, byRole, ...rest }) => ({ kind, part: null, who: byName, office: byRole, ...rest }));
  const affirmations = await rows.selectFrom('affirmation').select(['id', 'requirement', 'part', 'byName', 'byRole', 'expiresAt']).where('productId', '=', productId).where('withdrawnAt', 'is', null).where('expiresAt', '>=', from).orderBy('expiresAt').orderBy('id').limit(most + 1).execute();
  const requests = await rows.selectFrom('affirmationRequest').select(['id', 'requirement', 'part', 'toName', 'toRole', 'expiresAt']).where('productId', '=', productId).where('state', '=', 'open').where('expiresAt', '>=', from).orderBy('expiresAt').orderBy('id').limit(most + 1).execute();
  const all = [
    ...await words('claim', 'claim'), ...await words('findingReview', 'review'), ...await words('findingSetAside', 'set-aside'),
    ...affirmations.map(({ byName, byRole, ...rest }): Expiry => ({ kind: 'affirmation', who: byName, office: byRole, ...rest })),
    ...requests.map(({ toName, toRole, expiresAt, ...rest }): Expiry => ({ kind: 'request', who: toName, office: toRole, expiresAt: expiresAt.slice(0, 10), ...rest })),
  ].toSorted((one, other) => (one.expiresAt === other.expiresAt ? (one.id < other.id ? -1 : 1) : one.expiresAt < other.expiresAt ? -1 : 1));
  const next = all[most]?.expiresAt ?? null;
  // A day that does not fit whole is on the next page, unless it is the first one.
  const shown = next === null ? all : all.filter(({ expiresAt }) => expiresAt < next);
  return shown.length === 0 && next !== null ? { expiries: all.filter(({ expiresAt }) => expiresAt === next), next: dayAfter(next) } : { expiries: shown, next };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
