import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { organisationObject } from '../settings/organisation-object.ts';

export const listWebhooks = readingAct({
  id: 'webhook.list',
  summary: 'Lists the webhooks with what they are told of, and how their last delivery went.',
  area: 'configuration',
  object: 'setting',
  http: { method: 'GET', path: '/api/v1/webhooks' },
  input: z.strictObject({}),
  output: z.object({ webhooks: z.array(z.object({ id: z.string(), name: z.string(), url: z.string(), events: z.array(z.string()), createdAt: z.string(), oldSecretUntil: z.string().nullable(), waiting: z.number(), last: z.object({ state: z.enum(['delivered', 'dead']), endedAt: z.string() }).nullable() })) }),
  find: organisationObject('setting'),
  run: async ({ rows, at }) => {
    const webhooks = await rows.selectFrom('webhook').select(['id', 'name', 'url', 'events', 'createdAt', 'oldSecretUntil']).orderBy('createdAt').orderBy('id').execute();
    const shown = [];
    for (const webhook of webhooks) {
      const { waiting } = await rows.selectFrom('webhookDelivery').select(({ fn }) => fn.countAll<number>().as('waiting')).where('webhookId', '=', webhook.id).where('state', '=', 'waiting').executeTakeFirstOrThrow();
      const last = await rows.selectFrom('webhookDelivery').select(['state', 'endedAt']).where('webhookId', '=', webhook.id).where('endedAt', 'is not', null).orderBy('endedAt', 'desc').limit(1).executeTakeFirst();
      shown.push({ ...webhook, oldSecretUntil: webhook.oldSecretUntil !== null && at < webhook.oldSecretUntil ? webhook.oldSecretUntil : null, events: JSON.parse(webhook.events) as string[], waiting: Number(waiting), last: last?.endedAt === undefined || last.endedAt === null || last.state === 'waiting' ? null : { state: last.state, endedAt: last.endedAt } });
    }
    return { webhooks: shown };
  },
});
