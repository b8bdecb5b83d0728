import type { DueSource } from './due-item.ts';
import { dueMost } from './due-item.ts';

/** Risks that are accepted until a day: then somebody looks again. */
export const acceptancesDue: DueSource = {
  object: 'acceptance',
  items: async (rows, { from, until }) => {
    const ending = await rows.selectFrom('acceptance').innerJoin('acceptanceDecision as decided', 'decided.acceptanceId', 'acceptance.id').leftJoin('acceptanceRevocation as revoked', 'revoked.acceptanceId', 'acceptance.id')
      .select(['acceptance.id', 'acceptance.gap', 'acceptance.expiresOn']).where('decided.outcome', '=', 'approved').where('revoked.revokedAt', 'is', null).where('acceptance.expiresOn', '>=', from).where('acceptance.expiresOn', '<=', until).orderBy('acceptance.expiresOn').limit(dueMost).execute();
    return ending.map(({ id, gap, expiresOn }) => ({ id: `acceptance-${id}`, on: expiresOn, object: 'acceptance' as const, productId: null, what: `An accepted risk of a purchase ends: ${gap}`, page: `/acceptances/${id}` }));
  },
};
