import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findDossierOf } from '../../publishing/find.ts';
import { idShape } from '../../shapes.ts';

export const recordConsent = changingAct({
  id: 'dossier.record-consent',
  summary: 'Records that a person whom the product’s statement names agreed to being named in public, and how. Without it neither name nor words are published.',
  area: 'business-data',
  object: 'dossier',
  http: { method: 'POST', path: '/api/v1/products/{product}/name-consents' },
  input: z.strictObject({ product: idShape, name: z.string().min(1).max(2000), words: z.string().trim().min(3, 'Expected how and when the person agreed, such as “signed form of 1 June 2026”.').max(500) }),
  output: z.object({ id: z.string() }),
  find: findDossierOf,
  run: async ({ rows, actor, services, at, note }, { product, name, words }) => {
    const there = await rows.selectFrom('nameConsent').select('id').where('productId', '=', product).where('name', '=', name).where('withdrawnAt', 'is', null).executeTakeFirst();
    if (there !== undefined) throw new ActRefused('conflict', 'That this person agrees is recorded already.');
    const id = newIdentifier(services.ports);
    await rows.insertInto('nameConsent').values({ id, productId: product, name, words, recordedAt: at, recordedBy: actor.accountId ?? actor.kind, withdrawnAt: null }).execute();
    note({ consent: id });
    return { id };
  },
});
