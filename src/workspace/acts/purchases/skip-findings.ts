import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { wordsShape } from '../../goals/input-shapes.ts';
import { findPurchase } from '../../purchases/find.ts';
import { keepOpen } from '../../purchases/keep-open.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

export const skipFindings = changingAct({
  id: 'purchase.skip-findings',
  summary: 'Lets a case of low criticality go on without showing makers what was seen of them, with the reason, which stands on the comparison. It does not count once the case is more critical.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'PUT', path: '/api/v1/purchases/{purchase}/findings-waiver' },
  input: z.strictObject({ purchase: idShape, reason: wordsShape }),
  output: nothingShape,
  find: findPurchase,
  run: async ({ rows, actor, at, note }, { purchase, reason }) => {
    await keepOpen(rows, purchase);
    const { criticality } = await rows.selectFrom('purchase').select('criticality').where('id', '=', purchase).executeTakeFirstOrThrow();
    if (criticality !== 'low') throw new ActRefused('conflict', 'Only a case of low criticality goes on without: show each maker what was seen of it.');
    await rows.deleteFrom('findingsWaiver').where('purchaseId', '=', purchase).execute();
    await rows.insertInto('findingsWaiver').values({ purchaseId: purchase, reason, at, by: actor.accountId ?? actor.kind, byName: actor.displayName }).execute();
    note({ purchase });
    return {};
  },
});
