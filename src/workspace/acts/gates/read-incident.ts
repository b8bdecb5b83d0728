import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findIncident } from '../../gates/find.ts';
import { incidentShape, incidentStatementShape, incidentText, openQuestions } from '../../gates/incident-statement.ts';
import { idShape } from '../../shapes.ts';

export const readIncident = readingAct({
  id: 'incident.read',
  summary: 'Shows an incident, the statement as a text for customers, and the questions that it leaves open.',
  area: 'business-data',
  object: 'gate',
  http: { method: 'GET', path: '/api/v1/incidents/{incident}' },
  input: z.strictObject({ incident: idShape }),
  output: incidentShape.extend({ product: z.string(), text: z.array(z.string()), open: z.array(z.string()) }),
  find: findIncident,
  run: async ({ rows }, { incident }) => {
    const found = await rows.selectFrom('incident').innerJoin('product', 'product.id', 'incident.productId').selectAll('incident').select('product.name').where('incident.id', '=', incident).executeTakeFirst();
    if (found === undefined) throw new ActRefused('not-found', 'There is no such incident.');
    const { name, createdBy: _, ...rest } = found;
    const statement = incidentStatementShape.parse(JSON.parse(rest.statement));
    return { ...rest, product: name, statement, text: [...incidentText(name, rest.title, rest.happenedAt, statement)], open: [...openQuestions(statement)] };
  },
});
