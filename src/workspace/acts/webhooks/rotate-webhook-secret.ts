import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { newWebhookSecret } from '../../notices/webhook-secret.ts';
import { idShape } from '../../shapes.ts';
import { findWebhook } from './find-webhook.ts';

/** Hours that the secret before counts on when nothing else is asked for: a delivery is tried for fifteen. */
const oldSecretHoursUsual = 24;
const oldSecretHoursMost = 7 * 24;

export const rotateWebhookSecret = changingAct({
  id: 'webhook.rotate-secret',
  summary: 'Gives a webhook a new secret, shown once. For the hours that are asked for deliveries are signed with the one before as well; 0 ends it at once, as after a leak.',
  area: 'configuration',
  object: 'setting',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/webhooks/{webhook}/secret' },
  input: z.strictObject({ webhook: idShape, oldSecretHours: z.number().int().min(0).max(oldSecretHoursMost).default(oldSecretHoursUsual) }),
  output: z.object({ secret: z.string(), oldSecretUntil: z.string().nullable() }),
  find: findWebhook,
  run: async ({ rows, services, at, note }, { webhook, oldSecretHours }) => {
    const { sealedSecret: before } = await rows.selectFrom('webhook').select('sealedSecret').where('id', '=', webhook).executeTakeFirstOrThrow();
    const { secret, sealedSecret } = newWebhookSecret(services);
    const oldSecretUntil = oldSecretHours === 0 ? null : new Date(Date.parse(at) + oldSecretHours * 3_600_000).toISOString();
    // Of two changes in a row only the last secret before counts on.
    await rows.updateTable('webhook').set({ sealedSecret, oldSealedSecret: oldSecretUntil === null ? null : before, oldSecretUntil }).where('id', '=', webhook).execute();
    note({ webhook, oldSecretUntil });
    return { secret, oldSecretUntil };
  },
});
