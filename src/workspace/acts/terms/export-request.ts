import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findPurchase } from '../../purchases/find.ts';
import { bytesOf } from '../../questionnaires/kept-files.ts';
import { idShape } from '../../shapes.ts';
import { demandsOf } from '../../terms/demands-of.ts';
import { publicRequest, publicRequestSet } from '../../terms/public-request.ts';

const bytesMost = 4_000_000;

export const exportRequest = readingAct({
  id: 'purchase.export-request',
  summary: 'Gives the letter with which the same can be asked in public, or the set of what is asked as JSON, so that peers can ask the same. No names, prices or notes are in it.',
  area: 'business-data',
  object: 'purchase',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/purchases/{purchase}/public-request/file' },
  input: z.strictObject({ purchase: idShape, form: z.enum(['letter', 'set']).default('letter') }),
  output: z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() }),
  find: findPurchase,
  prepare: async ({ services, actor, at }, { purchase, form }) => {
    const demands = await services.store.read(actor.scope, async (rows) => demandsOf(rows, purchase));
    const text = form === 'letter' ? publicRequest(demands, at.slice(0, 10)) : publicRequestSet(demands, at.slice(0, 10));
    return { ...(await services.evidence.put(actor.scope, bytesOf(text), bytesMost)), fileName: form === 'letter' ? 'ask-in-public.txt' : 'request-set.json' };
  },
  run: async ({ note }, { form }, file) => {
    note({ form });
    return file;
  },
});
