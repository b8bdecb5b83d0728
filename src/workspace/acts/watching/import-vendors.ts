import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { askLook } from '../../purchases/ask-look.ts';
import { everyOf } from '../../shapes.ts';
import { vendorsInCsv } from '../../watching/vendors-in-csv.ts';

export const importVendors = changingAct({
  id: 'vendor.import',
  summary: 'Adds makers from a table (CSV with the columns name, domain, criticality and service). One that is there already is left as it is; with one wrong line nothing is added.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'POST', path: '/api/v1/vendors/import' },
  input: z.strictObject({ csv: z.string().min(1).max(500_000) }),
  output: z.object({ added: z.number(), there: z.number() }),
  find: everyOf('vendor'),
  run: async ({ rows, actor, services, at, note }, { csv }) => {
    const reading = vendorsInCsv(csv);
    if ('problems' in reading) throw new ActRefused('invalid-input', 'Nothing was added: the table has lines that can’t be read.', reading.problems.slice(0, 20).map(({ line, message }) => ({ path: 'csv', message: `Line ${line}: ${message}` })));
    const by = actor.accountId ?? actor.kind;
    const known = await rows.selectFrom('vendor').select(['name', 'domain']).where('archivedAt', 'is', null).execute();
    const names = new Set(known.map(({ name }) => name));
    const domains = new Set(known.flatMap(({ domain }) => domain ?? []));
    let added = 0;
    for (const { name, domain, criticality, service } of reading.vendors) {
      if (names.has(name) || (domain !== null && domains.has(domain))) continue;
      names.add(name);
      if (domain !== null) domains.add(domain);
      const id = newIdentifier(services.ports);
      await rows.insertInto('vendor').values({ id, name, domain, criticality, service, given: JSON.stringify({ pages: [], packages: [], aggregators: [] }), signedAt: null, lookJobId: null, createdAt: at, createdBy: by, changedAt: at, archivedAt: null }).execute();
      await askLook(rows, services.ports, { vendorId: id, product: '' }, by, at);
      added += 1;
    }
    note({ added });
    return { added, there: reading.vendors.length - added };
  },
});
