import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { findIncident } from '../../gates/find.ts';
import { incidentStatementShape } from '../../gates/incident-statement.ts';
import { nothingShape } from '../identity/shapes.ts';
import { idShape, nameShape } from '../../shapes.ts';

export const changeIncident = changingAct({
  id: 'incident.change',
  summary: 'Changes what the maker says about an incident.',
  area: 'business-data',
  object: 'gate',
  http: { method: 'PUT', path: '/api/v1/incidents/{incident}' },
  input: z.strictObject({ incident: idShape, title: nameShape, happenedAt: z.iso.date(), statement: incidentStatementShape }),
  output: nothingShape,
  find: findIncident,
  run: async ({ rows, at }, { incident, title, happenedAt, statement }) => {
    await rows.updateTable('incident').set({ title, happenedAt, statement: JSON.stringify(statement), changedAt: at }).where('id', '=', incident).execute();
    return {};
  },
});
