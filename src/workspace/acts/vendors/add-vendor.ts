import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { askLook } from '../../purchases/ask-look.ts';
import { vendorInput } from '../../purchases/vendor-shape.ts';
import { everyOf } from '../../shapes.ts';

export const addVendor = changingAct({
  id: 'vendor.add',
  summary: 'Adds a maker that is bought from, or may be, and has it looked at: what it shows to everybody is collected by itself.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'POST', path: '/api/v1/vendors' },
  input: z.strictObject(vendorInput),
  output: z.object({ id: z.string(), job: z.string() }),
  find: everyOf('vendor'),
  run: async ({ rows, actor, services, at, note }, { name, domain = null, criticality, service = null, signedAt = null, given }) => {
    const alike = await rows.selectFrom('vendor').select('id').where('archivedAt', 'is', null).where((is) => is.or([is('name', '=', name), ...(domain === null ? [] : [is('domain', '=', domain)])])).executeTakeFirst();
    if (alike !== undefined) throw new ActRefused('conflict', 'A maker of this name or domain is there already.');
    const id = newIdentifier(services.ports);
    await rows.insertInto('vendor').values({ id, name, domain, criticality, service, given: JSON.stringify(given), signedAt, lookJobId: null, createdAt: at, createdBy: actor.accountId ?? actor.kind, changedAt: at, archivedAt: null }).execute();
    const job = await askLook(rows, services.ports, { vendorId: id, product: '' }, actor.accountId ?? actor.kind, at);
    note({ vendor: id, job });
    return { id, job };
  },
});
