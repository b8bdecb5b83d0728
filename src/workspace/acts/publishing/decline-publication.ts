import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findRequest } from '../../publishing/find.ts';
import { idShape } from '../../shapes.ts';

export const declinePublication = changingAct({
  id: 'dossier.decline',
  summary: 'Declines a request for publication, with a reason; whoever asked may also take it back.',
  area: 'business-data',
  object: 'dossier',
  http: { method: 'POST', path: '/api/v1/dossier-requests/{request}/refusal' },
  input: z.strictObject({ request: idShape, reason: z.string().trim().min(1).max(1000) }),
  output: z.object({ decidedAt: z.string() }),
  find: findRequest,
  run: async ({ rows, actor, at, note }, { request, reason }) => {
    const { state } = await rows.selectFrom('dossierRequest').select('state').where('id', '=', request).executeTakeFirstOrThrow();
    if (state !== 'open') throw new ActRefused('conflict', 'This request waits for nothing any more.');
    await rows.updateTable('dossierRequest').set({ state: 'declined', decidedAt: at, decidedBy: actor.accountId ?? actor.kind, problem: reason }).where('id', '=', request).execute();
    note({ request });
    return { decidedAt: at };
  },
});
