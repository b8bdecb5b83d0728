import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findPurchase } from '../../purchases/find.ts';
import { demandsOf } from '../../terms/demands-of.ts';
import { publicRequest } from '../../terms/public-request.ts';
import { idShape } from '../../shapes.ts';

export const previewRequest = readingAct({
  id: 'purchase.preview-request',
  summary: 'Shows the letter with which the same can be asked in public: what the case asks, and nothing of the case itself.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'GET', path: '/api/v1/purchases/{purchase}/public-request' },
  input: z.strictObject({ purchase: idShape }),
  output: z.object({ text: z.string() }),
  find: findPurchase,
  run: async ({ rows, at }, { purchase }) => ({ text: publicRequest(await demandsOf(rows, purchase), at.slice(0, 10)) }),
});
