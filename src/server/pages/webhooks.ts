import { webhookPage, webhookSecretPage, webhooksPage } from '../../pages/webhooks.ts';
import { ActRefused } from '../../workspace/act-refused.ts';
import { addWebhook } from '../../workspace/acts/webhooks/add-webhook.ts';
import { listDeliveries } from '../../workspace/acts/webhooks/list-deliveries.ts';
import { listWebhooks } from '../../workspace/acts/webhooks/list-webhooks.ts';
import { removeWebhook } from '../../workspace/acts/webhooks/remove-webhook.ts';
import { rotateWebhookSecret } from '../../workspace/acts/webhooks/rotate-webhook-secret.ts';
import { testWebhook } from '../../workspace/acts/webhooks/test-webhook.ts';
import { webhookEventNames, webhookEvents } from '../../workspace/notices/webhook-events.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, sentTo, type Look } from './page.ts';

const offered = webhookEventNames.map((name) => ({ name, summary: webhookEvents[name].summary }));

const webhooks: Look = { acts: [listWebhooks], show: async ({ visitor, ask, sent }) => webhooksPage(visitor, { ...(await ask(listWebhooks, {})), offered, sent }) };

const webhook: Look = {
  acts: [listWebhooks, listDeliveries],
  show: async ({ visitor, path, query, ask, sent }) => {
    const found = (await ask(listWebhooks, {})).webhooks.find(({ id }) => id === path['webhook']);
    if (found === undefined) throw new ActRefused('not-found', 'There is no such webhook.');
    const after = query.get('after');
    return webhookPage(visitor, found, { ...(await ask(listDeliveries, { webhook: found.id, ...(after === null ? {} : { after }) })), sent });
  },
};

export const webhookPages: readonly PageRoute[] = [
  lookAt('/webhooks', webhooks),
  sentTo('/webhooks', [addWebhook], async ({ ask, sent: { values } }) => {
    const { id, secret } = await ask(addWebhook, { name: values.get('name') ?? '', url: (values.get('url') ?? '').trim(), events: values.getAll('events') });
    return webhookSecretPage(id, { secret, oldSecretUntil: null });
  }, webhooks),
  lookAt('/webhooks/{webhook}', webhook),
  sentTo('/webhooks/{webhook}/test', [testWebhook], async ({ ask, path }) => {
    await ask(testWebhook, { webhook: path['webhook'] });
    return `/webhooks/${path['webhook'] ?? ''}`;
  }, webhook),
  sentTo('/webhooks/{webhook}/secret', [rotateWebhookSecret], async ({ ask, path, sent: { values } }) => webhookSecretPage(path['webhook'] ?? '', await ask(rotateWebhookSecret, { webhook: path['webhook'], oldSecretHours: Number(values.get('oldSecretHours')) })), webhook),
  sentTo('/webhooks/{webhook}/removal', [removeWebhook], async ({ ask, path }) => {
    await ask(removeWebhook, { webhook: path['webhook'] });
    return '/webhooks';
  }, webhook),
];
