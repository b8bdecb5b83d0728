import { z } from 'zod';
import { requirementById } from '../../../catalog/index.ts';
import { readingAct } from '../../act.ts';
import { everyOf } from '../../shapes.ts';

/** Lines at most; the calendar has them all. */
const promisesMost = 200;

export const listPromises = readingAct({
  id: 'clause.list-due',
  summary: 'Lists promises of makers and clauses whose day has come or comes soon, the earliest first, until each is set down as kept, refused or dropped.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'GET', path: '/api/v1/promises' },
  input: z.strictObject({ days: z.number().int().min(0).max(366).default(30).describe('Days ahead.') }),
  output: z.object({ promises: z.array(z.object({ clause: z.string(), candidate: z.string(), purchase: z.string(), title: z.string(), vendor: z.string(), kind: z.enum(['gap', 'promise']), what: z.string(), dueOn: z.string(), isOver: z.boolean() })) }),
  find: everyOf('purchase'),
  run: async ({ rows, at }, { days }) => {
    const [today, until] = [at.slice(0, 10), new Date(Date.parse(at) + days * 86_400_000).toISOString().slice(0, 10)];
    const found = await rows.selectFrom('clause').innerJoin('candidate', 'candidate.id', 'clause.candidateId').innerJoin('vendor', 'vendor.id', 'candidate.vendorId').innerJoin('purchase', 'purchase.id', 'candidate.purchaseId')
      .select(['clause.id', 'clause.kind', 'clause.promise', 'clause.requirement', 'clause.dueOn', 'clause.candidateId', 'candidate.purchaseId', 'purchase.title', 'vendor.name'])
      .where('clause.dueOn', '<=', until).where('clause.state', 'not in', ['refused', 'dropped', 'kept']).where('candidate.state', 'in', ['standing', 'awarded']).where('purchase.state', '!=', 'dropped').orderBy('clause.dueOn').orderBy('clause.id').limit(promisesMost).execute();
    return { promises: found.flatMap(({ id, kind, promise, requirement, dueOn, candidateId, purchaseId, title, name }) => (dueOn === null ? [] : [{ clause: id, candidate: candidateId, purchase: purchaseId, title, vendor: name, kind, what: promise === '' ? requirementById.get(requirement ?? '')?.title ?? '' : promise, dueOn, isOver: dueOn < today }])) };
  },
});
