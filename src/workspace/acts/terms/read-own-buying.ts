import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { everyOf } from '../../shapes.ts';
import { ownBuying, ownBuyingShape } from '../../terms/own-buying.ts';

export const readOwnBuying = readingAct({
  id: 'purchase.own-buying',
  summary: 'Shows where the organisation itself stands with what the sources recommend to customers, counted from its case files: each figure with what it is out of.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'GET', path: '/api/v1/own-buying' },
  input: z.strictObject({}),
  output: ownBuyingShape,
  find: everyOf('purchase'),
  run: async ({ rows, at }) => ownBuying(rows, at),
});
