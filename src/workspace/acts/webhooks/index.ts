import type { AnyAct } from '../../act.ts';
import { addWebhook } from './add-webhook.ts';
import { listDeliveries } from './list-deliveries.ts';
import { listWebhooks } from './list-webhooks.ts';
import { removeWebhook } from './remove-webhook.ts';
import { rotateWebhookSecret } from './rotate-webhook-secret.ts';
import { testWebhook } from './test-webhook.ts';

export const webhookActs: readonly AnyAct[] = [listWebhooks, addWebhook, testWebhook, listDeliveries, rotateWebhookSecret, removeWebhook];
