import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { idShape } from '../../shapes.ts';
import { findWebhook } from './find-webhook.ts';

export const removeWebhook = changingAct({
  id: 'webhook.remove',
  summary: 'Removes a webhook with its secret and its deliveries; what waits is not sent any more.',
  area: 'configuration',
  object: 'setting',
  needsStepUp: true,
  http: { method: 'DELETE', path: '/api/v1/webhooks/{webhook}' },
  input: z.strictObject({ webhook: idShape }),
  output: z.object({}),
  find: findWebhook,
  run: async ({ rows, note }, { webhook }) => {
    const { url } = await rows.selectFrom('webhook').select('url').where('id', '=', webhook).executeTakeFirstOrThrow();
    await rows.deleteFrom('webhookDelivery').where('webhookId', '=', webhook).execute();
    await rows.deleteFrom('webhook').where('id', '=', webhook).execute();
    note({ webhook, host: new URL(url).host });
    return {};
  },
});
