import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { currentDossier, currentShape } from '../../publishing/current-dossier.ts';
import { findDossierOf } from '../../publishing/find.ts';
import { publishListShape } from '../../publishing/list-shape.ts';
import { readStatementText } from '../../publishing/read-statement.ts';
import { newestRequests, requestShape } from '../../publishing/request-shape.ts';
import { trustAddress } from '../../publishing/trust-address.ts';
import { idShape } from '../../shapes.ts';

/** Requests that are shown at once; older ones are in the audit log. */
const requestsMost = 10;

export const readDossier = readingAct({
  id: 'dossier.read',
  summary: 'Shows how a product stands in public: its newest publication, the choice of files, and the requests for publication.',
  area: 'business-data',
  object: 'dossier',
  http: { method: 'GET', path: '/api/v1/products/{product}/dossier' },
  input: z.strictObject({ product: idShape }),
  output: z.object({
    product: z.object({ id: z.string(), name: z.string(), slug: z.string(), archivedAt: z.string().nullable() }),
    /** Null before the organisation set under which domain it publishes. */
    domain: z.string().nullable(),
    address: z.string(),
    current: currentShape.nullable(),
    /** `workspace`: chosen here. `statement`: the statement’s own section. */
    list: publishListShape.extend({ from: z.enum(['workspace', 'statement']) }).nullable(),
    requests: z.array(requestShape),
    /** People who agreed to being named in public. */
    consents: z.array(z.object({ id: z.string(), name: z.string(), words: z.string(), recordedAt: z.string() })),
    needsSecondPerson: z.boolean(),
  }),
  find: findDossierOf,
  run: async ({ rows, services }, { product: id }) => {
    const { statement, ...product } = await rows.selectFrom('product').select(['id', 'name', 'slug', 'archivedAt', 'statement']).where('id', '=', id).executeTakeFirstOrThrow();
    const publisher = await rows.selectFrom('publisher').select('domain').executeTakeFirst();
    const chosen = await rows.selectFrom('publishList').select(['publicPaths', 'withheldPaths']).where('productId', '=', id).executeTakeFirst();
    const read = chosen !== undefined || statement === '' ? undefined : readStatementText(statement);
    const own = read !== undefined && 'facts' in read ? read.facts.publish : undefined;
    return {
      product, domain: publisher?.domain ?? null, address: trustAddress(services.settings, product.slug), current: (await currentDossier(rows, id))?.shown ?? null,
      list: chosen === undefined ? own === undefined ? null : { public: [...own.public], withheld: [...own.withheld], from: 'statement' as const } : { ...publishListShape.parse({ public: JSON.parse(chosen.publicPaths), withheld: JSON.parse(chosen.withheldPaths) }), from: 'workspace' as const },
      requests: await newestRequests(rows, id, requestsMost),
      consents: await rows.selectFrom('nameConsent').select(['id', 'name', 'words', 'recordedAt']).where('productId', '=', id).where('withdrawnAt', 'is', null).orderBy('name').execute(),
      needsSecondPerson: !services.settings.onePersonPublishing,
    };
  },
});
