import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { newestLooks } from '../../purchases/newest-looks.ts';
import { criticalityShape, lookShape, vendorOf, vendorShape } from '../../purchases/vendor-shape.ts';
import { everyOf, limitShape } from '../../shapes.ts';
import { patternOf } from '../../word-pattern.ts';

export const listVendors = readingAct({
  id: 'vendor.list',
  summary: 'Lists makers in the order of their names, each with what was seen of it last.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'GET', path: '/api/v1/vendors' },
  input: z.strictObject({ archived: z.boolean().default(false), criticality: criticalityShape.optional(), words: z.string().trim().max(100).optional(), after: z.string().max(200).optional(), limit: limitShape }),
  output: z.object({ vendors: z.array(vendorShape.extend({ look: lookShape.nullable() })), next: z.string().nullable() }),
  find: everyOf('vendor'),
  run: async ({ rows }, { archived, criticality, words = '', after, limit }) => {
    let query = rows.selectFrom('vendor').select(['id', 'name', 'domain', 'criticality', 'service', 'given', 'signedAt', 'createdAt', 'changedAt', 'archivedAt']).where('archivedAt', archived ? 'is not' : 'is', null);
    if (criticality !== undefined) query = query.where('criticality', '=', criticality);
    for (const word of words.toLowerCase().split(/\s+/).filter((part) => part !== '')) query = query.where((is) => is.or([is(is.fn<string>('lower', ['name']), 'like', patternOf(word)), is('domain', 'like', patternOf(word))]));
    if (after !== undefined) query = query.where('name', '>', after);
    const found = await query.orderBy('name').limit(limit + 1).execute();
    const shown = found.slice(0, limit);
    const looks = await newestLooks(rows, shown.map(({ id }) => id));
    return { vendors: shown.map((row) => ({ ...vendorOf(row), look: looks.get(row.id) ?? null })), next: found.length > limit ? (shown.at(-1)?.name ?? null) : null };
  },
});
