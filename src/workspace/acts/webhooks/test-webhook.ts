import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { queueDelivery } from '../../notices/webhook-delivery.ts';
import { idShape } from '../../shapes.ts';
import { findWebhook } from './find-webhook.ts';

export const testWebhook = changingAct({
  id: 'webhook.test',
  summary: 'Sends a webhook a delivery of the type “test”, signed like every other. What came of it stands among its deliveries.',
  area: 'configuration',
  object: 'setting',
  http: { method: 'POST', path: '/api/v1/webhooks/{webhook}/test' },
  input: z.strictObject({ webhook: idShape }),
  output: z.object({ delivery: z.string() }),
  find: findWebhook,
  run: async ({ rows, services: { ports, settings }, at, note }, { webhook }) => {
    const waiting = await rows.selectFrom('webhookDelivery').select('id').where('webhookId', '=', webhook).where('event', '=', 'test').where('state', '=', 'waiting').where('attempts', '=', 0).executeTakeFirst();
    if (waiting !== undefined) throw new ActRefused('conflict', 'A test delivery is on its way already.');
    const id = newIdentifier(ports);
    await queueDelivery(rows, ports, { id, webhookId: webhook, event: 'test', body: JSON.stringify({ schema: 'urn:assay:event:1', id, type: 'test', at, link: new URL(`/webhooks/${webhook}`, settings.publicUrl).href }) }, at);
    note({ delivery: id });
    return { delivery: id };
  },
});
