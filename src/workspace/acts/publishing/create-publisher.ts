import { z } from 'zod';
import { refusalSentence } from '../../publishing/refusal-sentence.ts';
import { newRing } from '../../publishing/ring-in-files.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { everyOf } from '../../shapes.ts';

const domainShape = z.string().max(253).regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'Expected a domain name in lower case, such as acme.example.');

export const createPublisher = changingAct({
  id: 'publisher.create',
  summary: 'Sets the domain under which the organisation publishes, once, and makes its keys: for dossiers, for the publication log, and for the key file.',
  area: 'business-data',
  object: 'publisher',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/publisher' },
  input: z.strictObject({ domain: domainShape }),
  output: z.object({ domain: z.string() }),
  find: everyOf('publisher'),
  prepare: async ({ services, actor }, { domain }) => newRing(services, actor.scope, domain).catch((problem: unknown) => {
    throw new ActRefused('invalid-input', refusalSentence(problem) ?? 'The keys could not be made.', [{ path: 'domain', message: 'Expected a domain name.' }]);
  }),
  run: async ({ rows, actor, at, note }, { domain }, { sealed, keyFile }) => {
    const there = await rows.selectFrom('publisher').select('domain').executeTakeFirst();
    if (there !== undefined) throw new ActRefused('conflict', `This organisation publishes as ${there.domain} already. Its customers know that name, and it stays.`);
    await rows.insertInto('publisher').values({ domain, revision: 1, sealed, keyFile, checkpoint: '', createdAt: at, createdBy: actor.accountId ?? actor.kind, changedAt: at }).execute();
    note({ domain });
    return { domain };
  },
});
