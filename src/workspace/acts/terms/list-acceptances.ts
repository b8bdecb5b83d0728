import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { acceptanceShape, acceptancesOf } from '../../terms/acceptance-shape.ts';
import { findAcceptancesOfPurchase } from '../../terms/find.ts';

export const listAcceptances = readingAct({
  id: 'acceptance.list',
  summary: 'Lists the risks that a case asks or asked somebody to accept, with what was decided, and the board’s meetings that saw it.',
  area: 'business-data',
  object: 'acceptance',
  http: { method: 'GET', path: '/api/v1/purchases/{purchase}/acceptances' },
  input: z.strictObject({ purchase: idShape }),
  output: z.object({ acceptances: z.array(acceptanceShape) }),
  find: findAcceptancesOfPurchase,
  run: async ({ rows, at }, { purchase }) => ({ acceptances: [...(await acceptancesOf(rows, { purchaseId: purchase }, at))] }),
});
