import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { caseArchive } from '../../exchange/case-archive.ts';
import { findPurchase } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';

export const downloadCase = readingAct({
  id: 'purchase.download-case',
  summary: 'Gives the case as a signed archive (zip): the case as JSON, the signed acceptances, and every file that it rests on, each by its digest. `assay case verify` checks it offline. Answers that are sealed stay out; addresses of contacts too, unless they are asked for.',
  area: 'business-data',
  object: 'purchase',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/purchases/{purchase}/archive' },
  input: z.strictObject({ purchase: idShape, contacts: z.enum(['without', 'with']).default('without').describe('Whether the mail addresses of contacts go out.') }),
  output: z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() }),
  find: findPurchase,
  prepare: async ({ services, actor, at }, { purchase, contacts }) => caseArchive(services, actor.scope, { purchase, withMail: contacts === 'with', at }),
  run: async ({ note }, { purchase, contacts }, archive) => {
    note({ contacts, digest: archive.digest });
    return { ...archive, fileName: `case-${purchase}.zip` };
  },
});
