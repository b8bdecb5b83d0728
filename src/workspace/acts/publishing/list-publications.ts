import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { everyOf, limitShape } from '../../shapes.ts';

export const listPublications = readingAct({
  id: 'publisher.list-publications',
  summary: 'Lists the entries of the publication log, the newest first: what was published and what was withdrawn, by digest.',
  area: 'business-data',
  object: 'publisher',
  http: { method: 'GET', path: '/api/v1/publisher/log' },
  input: z.strictObject({ before: z.int().min(0).optional(), limit: limitShape }),
  output: z.object({ entries: z.array(z.object({ position: z.number(), kind: z.enum(['publication', 'withdrawal']), productId: z.string(), productName: z.string(), sequence: z.number(), payload: z.string(), at: z.string() })), next: z.number().nullable() }),
  find: everyOf('publisher'),
  run: async ({ rows }, { before, limit }) => {
    const query = rows.selectFrom('publication').select(['position', 'kind', 'productId', 'productName', 'sequence', 'payload', 'at']);
    const found = await (before === undefined ? query : query.where('position', '<', before)).orderBy('position', 'desc').limit(limit + 1).execute();
    const entries = found.slice(0, limit);
    return { entries, next: found.length > limit ? (entries.at(-1)?.position ?? null) : null };
  },
});
