import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { pledgeMail } from '../../gates/pledge-mail.ts';
import { productsInReach } from '../../measured/products-in-reach.ts';
import { everyOf, nameShape } from '../../shapes.ts';

/** Products that a mail names; more make no better mail. */
const productsMost = 20;

export const writePledgeMail = readingAct({
  id: 'pledge.write-mail',
  summary: 'Writes a mail to join the pledge, for a person to complete and to send. Nothing is sent.',
  area: 'business-data',
  object: 'gate',
  http: { method: 'GET', path: '/api/v1/pledge-mail' },
  input: z.strictObject({ maker: nameShape.optional() }),
  output: z.object({ subject: z.string(), text: z.string(), page: z.string() }),
  find: everyOf('gate'),
  prepare: async ({ services, actor }) => (await services.store.organisations()).find(({ id }) => id === actor.scope.organisationId),
  run: async ({ rows, actor }, { maker }, organisation) => {
    const reach = productsInReach(actor);
    let query = rows.selectFrom('product').select('name').where('archivedAt', 'is', null);
    if (reach !== undefined) query = query.where('id', 'in', [...reach, '']);
    const products = await query.orderBy('name').limit(productsMost).execute();
    return pledgeMail({ maker: maker ?? organisation?.name ?? '', products: products.map(({ name }) => name) });
  },
});
