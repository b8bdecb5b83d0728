import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { everyOf } from '../../shapes.ts';

export const listStreams = readingAct({
  id: 'audit-log.list-streams',
  summary: 'Lists where the audit log is streamed to, how far each stream got, and since when one fails.',
  area: 'configuration',
  object: 'audit-log',
  http: { method: 'GET', path: '/api/v1/audit-log/streams' },
  input: z.strictObject({}),
  output: z.object({ streams: z.array(z.object({ name: z.enum(['syslog', 'webhook', 'file']), place: z.string(), sent: z.number(), waiting: z.number(), failingSince: z.string().nullable(), problem: z.string().nullable(), nextAttemptAt: z.string().nullable() })) }),
  find: everyOf('audit-log'),
  run: async ({ rows, services: { settings } }) => {
    const head = await rows.selectFrom('auditHead').select('size').executeTakeFirst();
    const states = await rows.selectFrom('auditDelivery').select(['stream', 'nextSequence', 'failingSince', 'problem', 'nextAttemptAt']).execute();
    // The path and query of a webhook may hold what only the two sides should know.
    const webhook = settings.auditWebhook === '' ? '' : new URL(settings.auditWebhook).origin;
    const places = [['syslog', settings.auditSyslog], ['webhook', webhook], ['file', settings.auditFile]] as const;
    return {
      streams: places.filter(([, place]) => place !== '').map(([name, place]) => {
        const state = states.find(({ stream }) => stream === name);
        const sent = state?.nextSequence ?? 0;
        return { name, place, sent, waiting: (head?.size ?? 0) - sent, failingSince: state?.failingSince ?? null, problem: state?.problem ?? null, nextAttemptAt: state?.nextAttemptAt ?? null };
      }),
    };
  },
});
