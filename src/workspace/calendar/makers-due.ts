import type { DueSource } from './due-item.ts';
import { dueMost } from './due-item.ts';

/** Exploited vulnerabilities of watched makers that are to be fixed, plans for makers, and cases that are to be decided. */
export const makersDue: DueSource = {
  object: 'vendor',
  items: async (rows, { from, until }) => {
    const alerts = await rows.selectFrom('vendorAlert').innerJoin('vendor', 'vendor.id', 'vendorAlert.vendorId').select(['vendorAlert.id', 'vendorAlert.dueOn', 'vendor.name']).where('vendorAlert.seenAt', 'is', null).where('vendorAlert.dueOn', '>=', from).where('vendorAlert.dueOn', '<=', until).orderBy('vendorAlert.dueOn').limit(dueMost).execute();
    const plans = await rows.selectFrom('vendorPlan').innerJoin('vendor', 'vendor.id', 'vendorPlan.vendorId').select(['vendorPlan.vendorId', 'vendorPlan.dueOn', 'vendor.name']).where('vendor.archivedAt', 'is', null).where('vendorPlan.dueOn', '>=', from).where('vendorPlan.dueOn', '<=', until).orderBy('vendorPlan.dueOn').limit(dueMost).execute();
    const cases = await rows.selectFrom('purchase').select(['id', 'title', 'decideOn']).where('state', '=', 'open').where('decideOn', '>=', from).where('decideOn', '<=', until).orderBy('decideOn').limit(dueMost).execute();
    const packs = await rows.selectFrom('packSchedule').select('nextOn').where('nextOn', '>=', from).where('nextOn', '<=', until).execute();
    return [
      ...packs.map(({ nextOn }) => ({ id: 'board-pack', on: nextOn, object: 'vendor' as const, productId: null, what: 'The board pack on what is bought is written', page: '/portfolio#packs' })),
      ...alerts.map(({ id, dueOn, name }) => ({ id: `alert-${id}`, on: dueOn ?? from, object: 'vendor' as const, productId: null, what: `An exploited vulnerability of ${name} is to be fixed`, page: `/alerts/${id}` })),
      ...plans.map(({ vendorId, dueOn, name }) => ({ id: `maker-plan-${vendorId}`, on: dueOn ?? from, object: 'vendor' as const, productId: null, what: `The plan for ${name} is due`, page: `/vendors/${vendorId}/watch` })),
      ...cases.map(({ id, title, decideOn }) => ({ id: `purchase-${id}`, on: decideOn ?? from, object: 'purchase' as const, productId: null, what: `A purchase is to be decided: ${title}`, page: `/purchases/${id}` })),
    ].toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0)).slice(0, dueMost);
  },
};
