import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';
import { undecided } from '../../terms/decision.ts';
import { findAcceptance } from '../../terms/find.ts';
import { nothingShape } from '../identity/shapes.ts';

export const withdrawAcceptance = changingAct({
  id: 'acceptance.withdraw',
  summary: 'Takes a request for an acceptance back before it was decided.',
  area: 'business-data',
  object: 'acceptance',
  http: { method: 'POST', path: '/api/v1/acceptances/{acceptance}/withdrawal' },
  input: z.strictObject({ acceptance: idShape, reason: wordsShape }),
  output: nothingShape,
  find: findAcceptance,
  run: async ({ rows, actor, at, note }, { acceptance, reason }) => {
    const { purchaseId } = await undecided(rows, acceptance);
    await rows.insertInto('acceptanceDecision').values({ acceptanceId: acceptance, outcome: 'withdrawn', decidedAt: at, decidedBy: actor.accountId ?? actor.kind, name: actor.displayName, office: '', reason, envelope: null, digest: null, keyId: null }).execute();
    note({ purchase: purchaseId });
    return {};
  },
});
