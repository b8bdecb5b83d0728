import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { idShape } from '../../shapes.ts';
import { askDossierCheck } from '../../watching/check-dossier.ts';
import { findVendorDossier } from '../../watching/find.ts';

export const checkDossier = changingAct({
  id: 'vendor.check-dossier',
  summary: 'Has a maker’s dossier fetched and verified again, and its checks run anew.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'POST', path: '/api/v1/vendor-dossiers/{dossier}/checks' },
  input: z.strictObject({ dossier: idShape }),
  output: z.object({ job: z.string() }),
  find: findVendorDossier,
  run: async ({ rows, actor, services, at, note }, { dossier }) => {
    const { endedAt } = await rows.selectFrom('vendorDossier').select('endedAt').where('id', '=', dossier).executeTakeFirstOrThrow();
    if (endedAt !== null) throw new ActRefused('conflict', 'This dossier is not watched any more. Add it again.');
    const job = await askDossierCheck(rows, services.ports, dossier, actor.accountId ?? actor.kind, at);
    note({ dossier, job });
    return { job };
  },
});
