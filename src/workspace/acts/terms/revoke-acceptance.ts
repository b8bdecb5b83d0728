import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { wordsShape } from '../../goals/input-shapes.ts';
import { idShape } from '../../shapes.ts';
import { acceptancesOf } from '../../terms/acceptance-shape.ts';
import { findAcceptance } from '../../terms/find.ts';
import { nothingShape } from '../identity/shapes.ts';

export const revokeAcceptance = changingAct({
  id: 'acceptance.revoke',
  summary: 'Ends an acceptance before its last day, with the reason. The signed statement stays, and with it that it was revoked.',
  area: 'business-data',
  object: 'acceptance',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/acceptances/{acceptance}/revocation' },
  input: z.strictObject({ acceptance: idShape, reason: wordsShape }),
  output: nothingShape,
  find: findAcceptance,
  run: async ({ rows, actor, at, note }, { acceptance, reason }) => {
    const [found] = await acceptancesOf(rows, { id: acceptance }, at);
    if (found?.state !== 'approved') throw new ActRefused('conflict', 'Only an acceptance that is in force is revoked.');
    await rows.insertInto('acceptanceRevocation').values({ acceptanceId: acceptance, reason, revokedAt: at, revokedBy: actor.accountId ?? actor.kind, revokedByName: actor.displayName }).execute();
    note({ purchase: found.purchaseId, digest: found.decision?.digest ?? null });
    return {};
  },
});
