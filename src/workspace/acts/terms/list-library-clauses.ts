import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { everyOf, idShape, limitShape } from '../../shapes.ts';

export const listLibraryClauses = readingAct({
  id: 'clause-library.list',
  summary: 'Lists the organisation’s own clauses in the order of their titles: those in use, or those that were retired.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'GET', path: '/api/v1/clause-library' },
  input: z.strictObject({ retired: z.boolean().default(false), after: idShape.optional().describe('The last clause of the page before.'), limit: limitShape }),
  output: z.object({ clauses: z.array(z.object({ id: z.string(), requirement: z.string().nullable(), title: z.string(), text: z.string(), jurisdiction: z.string(), author: z.string(), edition: z.string(), changedAt: z.string(), retiredAt: z.string().nullable() })), next: z.string().nullable() }),
  find: everyOf('purchase'),
  run: async ({ rows }, { retired, after, limit }) => {
    const last = after === undefined ? undefined : await rows.selectFrom('libraryClause').select(['id', 'title']).where('id', '=', after).executeTakeFirst();
    let query = rows.selectFrom('libraryClause').select(['id', 'requirement', 'title', 'text', 'jurisdiction', 'author', 'edition', 'changedAt', 'retiredAt']).where('retiredAt', retired ? 'is not' : 'is', null);
    if (last !== undefined) query = query.where('title', '>=', last.title).where((is) => is.or([is('title', '>', last.title), is('id', '>', last.id)]));
    const found = await query.orderBy('title').orderBy('id').limit(limit + 1).execute();
    const clauses = found.slice(0, limit);
    return { clauses, next: found.length > limit ? (clauses.at(-1)?.id ?? null) : null };
  },
});
