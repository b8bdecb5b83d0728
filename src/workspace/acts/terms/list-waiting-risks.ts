import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { everyOf } from '../../shapes.ts';
import { acceptanceShape, acceptancesOf } from '../../terms/acceptance-shape.ts';

export const listWaitingRisks = readingAct({
  id: 'acceptance.list-waiting',
  summary: 'Lists the risks that wait for an executive to accept or decline them, but for those that the asker asked for or whose case is the asker’s own.',
  area: 'business-data',
  object: 'acceptance',
  unlogged: 'It shows an executive what waits for them, on each look at their home page; reading one of them leaves an entry.',
  http: { method: 'GET', path: '/api/v1/acceptances/waiting' },
  input: z.strictObject({}),
  output: z.object({ acceptances: z.array(acceptanceShape.omit({ reason: true, controls: true })) }),
  find: everyOf('acceptance'),
  run: async ({ rows, actor, at }) => {
    const open = (await acceptancesOf(rows, { isOpen: true }, at)).filter(({ expiresOn }) => expiresOn >= at.slice(0, 10));
    if (open.length === 0) return { acceptances: [] };
    const own = await rows.selectFrom('acceptance').innerJoin('purchase', 'purchase.id', 'acceptance.purchaseId').select('acceptance.id').where('acceptance.id', 'in', open.map(({ id }) => id))
      .where((is) => is.or([is('acceptance.askedBy', '=', actor.accountId ?? ''), is('purchase.ownerId', '=', actor.accountId ?? ''), is('purchase.createdBy', '=', actor.accountId ?? ''), is('acceptance.caseOwnerId', '=', actor.accountId ?? ''), is('purchase.state', '=', 'dropped')])).execute();
    const hidden = new Set(own.map(({ id }) => id));
    return { acceptances: open.filter(({ id }) => !hidden.has(id)) };
  },
});
