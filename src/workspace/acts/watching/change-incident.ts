import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { findVendorIncident } from '../../watching/find.ts';
import { nothingShape } from '../identity/shapes.ts';
import { incidentInput, keepInOrder } from './record-incident.ts';

export const changeVendorIncident = changingAct({
  id: 'vendor.change-incident',
  summary: 'Goes on with the record of an incident at a maker: what it was asked since, and what it answered.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'PUT', path: '/api/v1/vendor-incidents/{incident}' },
  input: z.strictObject({ incident: idShape, ...incidentInput }),
  output: nothingShape,
  find: findVendorIncident,
  run: async ({ rows, at, note }, { incident, askedOn, answeredOn, ...words }) => {
    keepInOrder({ askedOn, answeredOn, ...words });
    await rows.updateTable('vendorIncident').set({ ...words, askedOn: askedOn ?? null, answeredOn: answeredOn ?? null, changedAt: at }).where('id', '=', incident).execute();
    note({ incident });
    return {};
  },
});
