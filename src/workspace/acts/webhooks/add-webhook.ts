import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { refusedService } from '../../../net/service-call.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { webhookEventNames } from '../../notices/webhook-events.ts';
import { newWebhookSecret } from '../../notices/webhook-secret.ts';
import { nameShape } from '../../shapes.ts';
import { organisationObject } from '../settings/organisation-object.ts';

const webhooksMost = 20;

export const addWebhook = changingAct({
  id: 'webhook.add',
  summary: 'Registers an address that is told of events by signed requests. The secret that they are signed with is shown once.',
  area: 'configuration',
  object: 'setting',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/webhooks' },
  input: z.strictObject({ name: nameShape, url: z.string().max(1000), events: z.array(z.enum(webhookEventNames)).min(1, 'Choose at least one kind of event.').max(webhookEventNames.length) }),
  output: z.object({ id: z.string(), secret: z.string() }),
  find: organisationObject('setting'),
  run: async ({ rows, actor, services, at, note }, { name, url, events }) => {
    const refused = refusedService(url, services.settings.privateHostsAllowed);
    if (refused !== undefined) throw new ActRefused('invalid-input', 'Nothing can be sent to this address.', [{ path: 'url', message: `It ${refused}.` }]);
    const { count } = await rows.selectFrom('webhook').select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
    if (Number(count) >= webhooksMost) throw new ActRefused('too-many', `There are ${webhooksMost} webhooks, which is the most. Remove one that nobody needs.`);
    const id = newIdentifier(services.ports);
    const { secret, sealedSecret } = newWebhookSecret(services);
    await rows.insertInto('webhook').values({ id, name, url, events: JSON.stringify([...new Set(events)]), sealedSecret, oldSealedSecret: null, oldSecretUntil: null, createdAt: at, createdBy: actor.accountId ?? actor.kind }).execute();
    note({ webhook: id, host: new URL(url).host, events: events.join(', ') });
    return { id, secret };
  },
});
