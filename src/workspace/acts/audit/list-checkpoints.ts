import { z } from 'zod';
import { knownKeys } from '../../../audit/log-key.ts';
import { readingAct } from '../../act.ts';
import { everyOf, limitShape } from '../../shapes.ts';

export const listCheckpoints = readingAct({
  id: 'audit-log.list-checkpoints',
  summary: 'Lists the signed checkpoints of the audit log, the newest first, and the public keys that they are verified with.',
  area: 'configuration',
  object: 'audit-log',
  http: { method: 'GET', path: '/api/v1/audit-log/checkpoints' },
  input: z.strictObject({ before: z.int().min(0).optional(), limit: limitShape }),
  output: z.object({
    checkpoints: z.array(z.object({ size: z.number(), note: z.string(), createdAt: z.string() })), next: z.number().nullable(),
    keys: z.array(z.object({ keyId: z.string(), line: z.string(), madeAt: z.string() })), size: z.number(), keptFrom: z.number(),
  }),
  find: everyOf('audit-log'),
  run: async ({ rows }, { before, limit }) => {
    const query = rows.selectFrom('auditCheckpoint').select(['size', 'note', 'createdAt']);
    const found = await (before === undefined ? query : query.where('size', '<', before)).orderBy('size', 'desc').limit(limit + 1).execute();
    const checkpoints = found.slice(0, limit);
    const head = await rows.selectFrom('auditHead').select('size').executeTakeFirst();
    const first = await rows.selectFrom('auditEntry').select('sequence').orderBy('sequence').limit(1).executeTakeFirst();
    const keys = (await knownKeys(rows)).map(({ keyId, line, madeAt }) => ({ keyId, line, madeAt }));
    return { checkpoints, next: found.length > limit ? (checkpoints.at(-1)?.size ?? null) : null, keys, size: head?.size ?? 0, keptFrom: first?.sequence ?? 0 };
  },
});
