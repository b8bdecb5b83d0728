import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findGate } from '../../gates/find.ts';
import { incidentStatementShape, openQuestions } from '../../gates/incident-statement.ts';
import { idShape } from '../../shapes.ts';

/** A product with more incidents than this is looked through by the API’s dates. */
const incidentsMost = 200;

export const listIncidents = readingAct({
  id: 'incident.list',
  summary: 'Lists the incidents of a product, the newest first, with the questions that each statement leaves open.',
  area: 'business-data',
  object: 'gate',
  http: { method: 'GET', path: '/api/v1/products/{product}/incidents' },
  input: z.strictObject({ product: idShape, before: z.iso.date().optional() }),
  output: z.object({ incidents: z.array(z.object({ id: z.string(), title: z.string(), happenedAt: z.string(), open: z.array(z.string()) })) }),
  find: findGate,
  run: async ({ rows }, { product, before }) => {
    let query = rows.selectFrom('incident').select(['id', 'title', 'happenedAt', 'statement']).where('productId', '=', product);
    if (before !== undefined) query = query.where('happenedAt', '<', before);
    const found = await query.orderBy('happenedAt', 'desc').orderBy('id').limit(incidentsMost).execute();
    return { incidents: found.map(({ id, title, happenedAt, statement }) => ({ id, title, happenedAt, open: [...openQuestions(incidentStatementShape.parse(JSON.parse(statement)))] })) };
  },
});
