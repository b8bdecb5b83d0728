import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { keepWorkable } from '../../measured/keep-workable.ts';
import { findDossierOf } from '../../publishing/find.ts';
import { publishListShape } from '../../publishing/list-shape.ts';
import { idShape } from '../../shapes.ts';

export const chooseFiles = changingAct({
  id: 'dossier.choose-files',
  summary: 'Sets which files of a product become public and which are only committed to by a salted digest; all others stay private. It takes the place of the statement’s own section.',
  area: 'business-data',
  object: 'dossier',
  http: { method: 'PUT', path: '/api/v1/products/{product}/publish-list' },
  input: z.strictObject({ product: idShape, ...publishListShape.shape }),
  output: publishListShape,
  find: findDossierOf,
  run: async ({ rows, actor, at, note }, { product, public: shown, withheld }) => {
    keepWorkable(await rows.selectFrom('product').select('archivedAt').where('id', '=', product).executeTakeFirstOrThrow());
    const publisher = await rows.selectFrom('publisher').select('domain').executeTakeFirst();
    if (publisher === undefined) throw new ActRefused('conflict', 'Set first under which domain the organisation publishes.');
    const lists = { public: [...new Set(shown)], withheld: [...new Set(withheld)] };
    await rows.deleteFrom('publishList').where('productId', '=', product).execute();
    await rows.insertInto('publishList').values({ productId: product, publicPaths: JSON.stringify(lists.public), withheldPaths: JSON.stringify(lists.withheld), changedAt: at, changedBy: actor.accountId ?? actor.kind }).execute();
    note({ public: lists.public.length, withheld: lists.withheld.length });
    return lists;
  },
});
