import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { keyShape, publishedKeys } from '../../publishing/published-keys.ts';
import { everyOf } from '../../shapes.ts';

export const readPublisher = readingAct({
  id: 'publisher.read',
  summary: 'Shows under which domain the organisation publishes, its public keys, and the head of its publication log; null before a domain was set.',
  area: 'business-data',
  object: 'publisher',
  http: { method: 'GET', path: '/api/v1/publisher' },
  input: z.strictObject({}),
  output: z.object({
    publisher: z.object({
      domain: z.string(), createdAt: z.string(), changedAt: z.string(), keyFileNumber: z.number(), keys: z.array(keyShape),
      /** What customers are handed to verify the key file by, base64. */
      anchors: z.array(z.string()),
      log: z.object({ size: z.number(), checkpoint: z.string() }),
    }).nullable(),
  }),
  find: everyOf('publisher'),
  run: async ({ rows, at }) => {
    const publisher = await rows.selectFrom('publisher').select(['domain', 'createdAt', 'changedAt', 'keyFile', 'checkpoint']).executeTakeFirst();
    if (publisher === undefined) return { publisher: null };
    const { keyFile, checkpoint, ...named } = publisher;
    const last = await rows.selectFrom('publication').select((build) => build.fn.max('position').as('last')).executeTakeFirst();
    const size = last?.last === null || last === undefined ? 0 : Number(last.last) + 1;
    return { publisher: { ...named, ...publishedKeys(keyFile, at), log: { size, checkpoint } } };
  },
});
