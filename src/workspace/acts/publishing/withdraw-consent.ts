import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findDossierOf } from '../../publishing/find.ts';
import { idShape } from '../../shapes.ts';

export const withdrawConsent = changingAct({
  id: 'dossier.withdraw-consent',
  summary: 'Records that a person no longer agrees to being named in public: later publications leave name and words out.',
  area: 'business-data',
  object: 'dossier',
  http: { method: 'DELETE', path: '/api/v1/products/{product}/name-consents/{consent}' },
  input: z.strictObject({ product: idShape, consent: idShape }),
  output: z.object({ withdrawnAt: z.string() }),
  find: findDossierOf,
  run: async ({ rows, at, note }, { product, consent }) => {
    const moved = await rows.updateTable('nameConsent').set({ withdrawnAt: at }).where('id', '=', consent).where('productId', '=', product).where('withdrawnAt', 'is', null).executeTakeFirst();
    if (Number(moved.numUpdatedRows) !== 1) throw new ActRefused('conflict', 'There is no such consent, or it was withdrawn before.');
    note({ consent });
    return { withdrawnAt: at };
  },
});
