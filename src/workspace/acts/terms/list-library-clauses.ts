import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { everyOf } from '../../shapes.ts';

/** Clauses of the library at most. */
const clausesMost = 500;

export const listLibraryClauses = readingAct({
  id: 'clause-library.list',
  summary: 'Lists the organisation’s own clauses, those in use first.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'GET', path: '/api/v1/clause-library' },
  input: z.strictObject({}),
  output: z.object({ clauses: z.array(z.object({ id: z.string(), requirement: z.string().nullable(), title: z.string(), text: z.string(), jurisdiction: z.string(), author: z.string(), edition: z.string(), changedAt: z.string(), retiredAt: z.string().nullable() })) }),
  find: everyOf('purchase'),
  run: async ({ rows }) => {
    const found = await rows.selectFrom('libraryClause').select(['id', 'requirement', 'title', 'text', 'jurisdiction', 'author', 'edition', 'changedAt', 'retiredAt']).orderBy('title').orderBy('id').limit(clausesMost).execute();
    return { clauses: found.toSorted((one, other) => Number(one.retiredAt !== null) - Number(other.retiredAt !== null)) };
  },
});
