import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { digestEvery } from '../../notices/send-digests.ts';
import { personOf } from '../identity/ceremony.ts';
import { own } from '../identity/objects.ts';
import { nothingShape } from '../identity/shapes.ts';

export const setDigest = changingAct({
  id: 'digest.set',
  summary: 'Begins, changes or ends (with null) the summary by mail of what was assessed and what falls due. It holds counts and a link, and none is sent when there is nothing to tell.',
  area: 'identity',
  object: 'credential',
  http: { method: 'PUT', path: '/api/v1/account/digest' },
  input: z.strictObject({ every: z.enum(['day', 'week']).nullable() }),
  output: nothingShape,
  find: own('credential'),
  run: async ({ rows, actor, at, note }, { every }) => {
    const { accountId } = personOf(actor);
    await rows.deleteFrom('digest').where('accountId', '=', accountId).execute();
    if (every !== null) await rows.insertInto('digest').values({ accountId, every, toldUntil: at, nextAt: new Date(Date.parse(at) + digestEvery[every]).toISOString() }).execute();
    note({ every: every ?? 'never' });
    return {};
  },
});
