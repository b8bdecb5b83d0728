import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findReleasesOf } from '../../measured/find.ts';
import { keepWorkable } from '../../measured/keep-workable.ts';
import { idShape, nameShape } from '../../shapes.ts';

export const addRelease = changingAct({
  id: 'release.add',
  summary: 'Adds a release of a product, to which evidence is then handed over.',
  area: 'business-data',
  object: 'release',
  http: { method: 'POST', path: '/api/v1/products/{product}/releases' },
  input: z.strictObject({ product: idShape, version: nameShape }),
  output: z.object({ id: z.string(), version: z.string() }),
  find: findReleasesOf,
  run: async ({ rows, services, at, note }, { product, version }) => {
    keepWorkable(await rows.selectFrom('product').select('archivedAt').where('id', '=', product).executeTakeFirstOrThrow());
    const taken = await rows.selectFrom('release').select('id').where('productId', '=', product).where('version', '=', version).executeTakeFirst();
    if (taken !== undefined) throw new ActRefused('conflict', 'The product has a release of this version already.');
    const id = newIdentifier(services.ports);
    await rows.insertInto('release').values({ id, productId: product, version, createdAt: at }).execute();
    note({ release: id, version });
    return { id, version };
  },
});
