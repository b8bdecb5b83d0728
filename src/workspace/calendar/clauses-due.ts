import { requirementById } from '../../catalog/index.ts';
import type { DueSource } from './due-item.ts';
import { dueMost } from './due-item.ts';

/** Days by which a maker keeps a promise or a clause, as long as either still counts. */
export const clausesDue: DueSource = {
  object: 'purchase',
  items: async (rows, { from, until }) => {
    const due = await rows.selectFrom('clause').innerJoin('candidate', 'candidate.id', 'clause.candidateId').innerJoin('vendor', 'vendor.id', 'candidate.vendorId')
      .select(['clause.id', 'clause.kind', 'clause.promise', 'clause.requirement', 'clause.dueOn', 'candidate.purchaseId', 'candidate.id as candidateId', 'vendor.name']).where('clause.state', 'not in', ['refused', 'dropped', 'kept']).where('candidate.state', 'in', ['standing', 'awarded']).where('clause.dueOn', '>=', from).where('clause.dueOn', '<=', until).orderBy('clause.dueOn').limit(dueMost).execute();
    return due.map(({ id, kind, promise, requirement, dueOn, purchaseId, candidateId, name }) => ({ id: `clause-${id}`, on: dueOn ?? from, object: 'purchase' as const, productId: null, what: `${kind === 'promise' ? 'A maker’s promise' : 'A clause'} is due (${name}): ${promise === '' ? requirementById.get(requirement ?? '')?.title ?? '' : promise}`, page: `/purchases/${purchaseId}/terms?candidate=${candidateId}` }));
  },
};
