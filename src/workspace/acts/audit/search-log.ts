import { z } from 'zod';
import type { Reader } from '../../../store/store.ts';
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
    if ((since !== undefined || until !== undefined) && await isInOrderOfTime(rows)) {
      const [first, last] = [since === undefined ? undefined : await firstFrom(rows, since), until === undefined ? undefined : await firstFrom(rows, until)];
      if (since !== undefined && first === undefined) return { entries: [], next: null };
      if (first !== undefined) query = query.where('sequence', '>=', first);
      if (last !== undefined) query = query.where('sequence', '<', last);
    } else {
      if (since !== undefined) query = query.where('at', '>=', since);
      if (until !== undefined) query = query.where('at', '<', until);
    }
    if (actor !== undefined) query = query.where('actor', '=', actor);
    if (target !== undefined) query = query.where('target', '=', target);
    if (outcome !== undefined) query = query.where('outcome', '=', outcome);
    if (area !== undefined) query = query.where('area', '=', area);
    const newest = query.orderBy('sequence', 'desc').limit(limit + 1);
    // Of each act the newest, so that what is read does not grow with the log.
    const found = action === undefined ? await newest.execute() : (await Promise.all((await actionsOf(rows, action)).map(async (one) => newest.where('action', '=', one).execute()))).flat().toSorted((one, other) => other.sequence - one.sequence).slice(0, limit + 1);
    const entries = found.slice(0, limit).map(({ entry }) => shapeOfEntry(entry));
    return { entries, next: found.length > limit ? (entries.at(-1)?.sequence ?? null) : null };
  },
});

/** Whether entries lie in the order of their times: unless the clock was set back. Two times are then two places, and nothing between has to be sorted. */
async function isInOrderOfTime(rows: Reader): Promise<boolean> {
  return (await rows.selectFrom('auditHead').select('clockBackAt').executeTakeFirst())?.clockBackAt === null;
}

/** The first entry from a time on. */
async function firstFrom(rows: Reader, at: string): Promise<number | undefined> {
  return (await rows.selectFrom('auditEntry').select('sequence').where('at', '>=', at).orderBy('at').orderBy('sequence').limit(1).executeTakeFirst())?.sequence;
}

/** The acts of the log whose id begins so, by one look into the index for each. */
async function actionsOf(rows: Reader, prefix: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (;;) {
    const last = found.at(-1);
    // Ids hold no character after `~`, so these are all that begin so.
    const next = await rows.selectFrom('auditEntry').select('action').where('action', '<', `${prefix}~`).where('action', last === undefined ? '>=' : '>', last ?? prefix).orderBy('action').limit(1).executeTakeFirst();
    if (next === undefined) return found;
    found.push(next.action);
  }
}
