import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { findGate } from '../../gates/find.ts';
import { incidentStatementShape } from '../../gates/incident-statement.ts';
import { idShape, nameShape } from '../../shapes.ts';

export const recordIncident = changingAct({
  id: 'incident.record',
  summary: 'Records an incident of a product with what the maker says about it: whether a feature would have prevented it, whether that is on by default and free now, and how the class is being eliminated.',
  area: 'business-data',
  object: 'gate',
  http: { method: 'POST', path: '/api/v1/products/{product}/incidents' },
  input: z.strictObject({ product: idShape, title: nameShape, happenedAt: z.iso.date(), statement: incidentStatementShape }),
  output: z.object({ id: z.string() }),
  find: findGate,
  run: async ({ rows, actor, services, at, note }, { product, title, happenedAt, statement }) => {
    const id = newIdentifier(services.ports);
    await rows.insertInto('incident').values({ id, productId: product, title, happenedAt, statement: JSON.stringify(statement), createdBy: actor.accountId ?? actor.kind, createdAt: at, changedAt: at }).execute();
    note({ incident: id, kind: statement.kind });
    return { id };
  },
});
