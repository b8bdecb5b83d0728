import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';
import { undecided } from '../../terms/decision.ts';
import { findAcceptance } from '../../terms/find.ts';
import { nothingShape } from '../identity/shapes.ts';

export const declineAcceptance = changingAct({
  id: 'acceptance.decline',
  summary: 'Declines to accept a risk, with the reason. Whoever asked reads it.',
  area: 'business-data',
  object: 'acceptance',
  http: { method: 'POST', path: '/api/v1/acceptances/{acceptance}/refusal' },
  input: z.strictObject({ acceptance: idShape, reason: wordsShape }),
  output: nothingShape,
  find: findAcceptance,
  run: async ({ rows, actor, at, note }, { acceptance, reason }) => {
    const { purchaseId } = await undecided(rows, acceptance);
    await rows.insertInto('acceptanceDecision').values({ acceptanceId: acceptance, outcome: 'declined', decidedAt: at, decidedBy: actor.accountId ?? actor.kind, name: actor.displayName, office: '', reason, envelope: null, digest: null, keyId: null }).execute();
    note({ purchase: purchaseId });
    return {};
  },
});
