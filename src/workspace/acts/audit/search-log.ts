import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { everyOf, limitShape, timeShape } from '../../shapes.ts';
import { entryShape, shapeOfEntry } from './entry-shape.ts';

const name = z.string().min(1).max(200);
/** An act’s id or the beginning of one. */
const actionPrefix = z.string().regex(/^[a-z][a-z.-]{0,99}$/u);

export const searchLog = readingAct({
  id: 'audit-log.search',
  summary: 'Searches the audit log by time, actor, act, target, outcome and area; the newest entries first.',
  area: 'configuration',
  object: 'audit-log',
  http: { method: 'GET', path: '/api/v1/audit-log/entries' },
  input: z.strictObject({
    since: timeShape.optional(), until: timeShape.optional(), actor: name.optional(), action: actionPrefix.optional(), target: name.optional(),
    outcome: z.enum(['success', 'refused', 'failure']).optional(), area: z.enum(['configuration', 'identity', 'business-data']).optional(),
    before: z.int().min(0).optional(), limit: limitShape,
  }),
  output: z.object({ entries: z.array(entryShape), next: z.number().nullable() }),
  find: everyOf('audit-log'),
  run: async ({ rows }, { since, until, actor, action, target, outcome, area, before, limit }) => {
    let query = rows.selectFrom('auditEntry').select(['sequence', 'entry']);
    if (before !== undefined) query = query.where('sequence', '<', before);
    if (since !== undefined) query = query.where('at', '>=', since);
    if (until !== undefined) query = query.where('at', '<', until);
    if (actor !== undefined) query = query.where('actor', '=', actor);
    // Ids hold no character after `~`, so these are all that begin so.
    if (action !== undefined) query = query.where('action', '>=', action).where('action', '<', `${action}~`);
    if (target !== undefined) query = query.where('target', '=', target);
    if (outcome !== undefined) query = query.where('outcome', '=', outcome);
    if (area !== undefined) query = query.where('area', '=', area);
    const found = await query.orderBy('sequence', 'desc').limit(limit + 1).execute();
    const entries = found.slice(0, limit).map(({ entry }) => shapeOfEntry(entry));
    return { entries, next: found.length > limit ? (entries.at(-1)?.sequence ?? null) : null };
  },
});
