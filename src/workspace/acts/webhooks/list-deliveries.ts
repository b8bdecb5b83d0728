import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { afterOf, cursorShape, pageOf } from '../../keyset.ts';
import { idShape, limitShape } from '../../shapes.ts';
import { findWebhook } from './find-webhook.ts';

export const listDeliveries = readingAct({
  id: 'webhook.deliveries',
  summary: 'Lists what a webhook was sent in the last thirty days, the newest first, exactly as it was sent, and what came of it.',
  area: 'configuration',
  object: 'setting',
  http: { method: 'GET', path: '/api/v1/webhooks/{webhook}/deliveries' },
  input: z.strictObject({ webhook: idShape, after: cursorShape.optional(), limit: limitShape }),
  output: z.object({
    deliveries: z.array(z.object({ id: z.string(), event: z.string(), body: z.string(), state: z.enum(['waiting', 'delivered', 'dead']), attempts: z.number(), problem: z.string().nullable(), createdAt: z.string(), triedAt: z.string().nullable(), nextAttemptAt: z.string().nullable() })),
    next: z.string().nullable(),
  }),
  find: findWebhook,
  run: async ({ rows }, { webhook, after, limit }) => {
    const from = afterOf(after);
    const found = await rows.selectFrom('webhookDelivery').select(['id', 'event', 'body', 'state', 'attempts', 'problem', 'createdAt', 'triedAt', 'nextAttemptAt']).where('webhookId', '=', webhook)
      .where((is) => is.or([is('createdAt', '<', from.at), is.and([is('createdAt', '=', from.at), is('id', '<', from.id)])])).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit + 1).execute();
    const { items, next } = pageOf(found, limit, ({ createdAt }) => createdAt);
    return { deliveries: items, next };
  },
});
