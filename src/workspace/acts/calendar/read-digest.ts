import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { hasMail } from '../../notices/mail-queue.ts';
import { personOf } from '../identity/ceremony.ts';
import { own } from '../identity/objects.ts';

export const readDigest = readingAct({
  id: 'digest.read',
  summary: 'Tells whether one gets a summary by mail, how often, and whether mail can reach one at all.',
  area: 'identity',
  object: 'credential',
  unlogged: 'it is one’s own wish, and nothing of the organisation',
  http: { method: 'GET', path: '/api/v1/account/digest' },
  input: z.strictObject({}),
  output: z.object({ every: z.enum(['day', 'week']).nullable(), nextAt: z.string().nullable(), canArrive: z.boolean() }),
  find: own('credential'),
  run: async ({ rows, actor, services }) => {
    const { accountId } = personOf(actor);
    const digest = await rows.selectFrom('digest').select(['every', 'nextAt']).where('accountId', '=', accountId).executeTakeFirst();
    const { mail } = await rows.selectFrom('account').select('mail').where('id', '=', accountId).executeTakeFirstOrThrow();
    return { every: digest?.every ?? null, nextAt: digest?.nextAt ?? null, canArrive: mail !== null && hasMail(services.settings) };
  },
});
