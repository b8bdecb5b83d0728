import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { findVendorDossier } from '../../watching/find.ts';
import { nothingShape } from '../identity/shapes.ts';

export const endDossier = changingAct({
  id: 'vendor.end-dossier',
  summary: 'Watches a maker’s dossier no longer. What was verified so far stays.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'DELETE', path: '/api/v1/vendor-dossiers/{dossier}' },
  input: z.strictObject({ dossier: idShape }),
  output: nothingShape,
  find: findVendorDossier,
  run: async ({ rows, at, note }, { dossier }) => {
    await rows.updateTable('vendorDossier').set({ endedAt: at }).where('id', '=', dossier).where('endedAt', 'is', null).execute();
    note({ dossier });
    return {};
  },
});
