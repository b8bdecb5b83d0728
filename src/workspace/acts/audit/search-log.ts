import type { SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import { partOfLog } from '../../../audit/part-of-log.ts';
import type { Reader } from '../../../store/store.ts';
import type { Tables } from '../../../store/tables.ts';
import { readingAct } from '../../act.ts';
import { everyOf, limitShape, timeShape } from '../../shapes.ts';
import { entryShape, shapeOfEntry } from './entry-shape.ts';

const name = z.string().min(1).max(200);
/** An act’s id or the beginning of one. */
const actionPrefix = z.string().regex(/^[a-z][a-z.-]{0,99}$/u);

const outcomes = ['success', 'refused', 'failure'] as const;
const areas = ['configuration', 'identity', 'business-data'] as const;

export const searchLog = readingAct({
  id: 'audit-log.search',
  summary: 'Searches the audit log by time, actor, act, target, outcome and area; the newest entries first.',
  area: 'configuration',
  object: 'audit-log',
  http: { method: 'GET', path: '/api/v1/audit-log/entries' },
  input: z.strictObject({
    since: timeShape.optional(), until: timeShape.optional(), actor: name.optional(), action: actionPrefix.optional(), target: name.optional(),
    outcome: z.enum(outcomes).optional(), area: z.enum(areas).optional(),
    before: z.int().min(0).optional(), limit: limitShape,
  }),
  output: z.object({ entries: z.array(entryShape), next: z.number().nullable() }),
  find: everyOf('audit-log'),
  run: async ({ rows }, { since, until, actor, action, target, outcome, area, before, limit }) => {
    const part = await partOfLog(rows, since, until);
    if (part === undefined) return { entries: [], next: null };
    let query = rows.selectFrom('auditEntry');
    if (before !== undefined) query = query.where('sequence', '<', before);
    if (part.from !== undefined) query = query.where(part.by, '>=', part.from);
    if (part.to !== undefined) query = query.where(part.by, '<', part.to);
    if (actor !== undefined) query = query.where('actor', '=', actor);
    if (target !== undefined) query = query.where('target', '=', target);
    const isNarrow = actor !== undefined || target !== undefined || action !== undefined;
    // Hidden from SQLite’s choice of an index: two columns that are equal look better to it than an actor, and it would walk most of the log.
    if (isNarrow && outcome !== undefined) query = query.where((is) => is.fn.coalesce('outcome', is.val('')), '=', outcome);
    if (isNarrow && area !== undefined) query = query.where((is) => is.fn.coalesce('area', is.val('')), '=', area);
    const newest = query.orderBy('sequence', 'desc').limit(limit + 1);
    // Of each act or kind the newest, so that what is read does not grow with the log.
    const parts = action !== undefined ? (await actionsOf(rows, action)).map((one) => newest.where('action', '=', one))
      : isNarrow || (outcome ?? area) === undefined ? [newest]
      : kindsOf(outcome, area).map((one) => newest.where('outcome', '=', one.outcome).where('area', '=', one.area));
    const found = await newestOf(rows, parts, limit + 1);
    const entries = found.slice(0, limit).map(({ entry }) => shapeOfEntry(entry));
    return { entries, next: found.length > limit ? (entries.at(-1)?.sequence ?? null) : null };
  },
});

/** The newest entries of several parts of the log. Their places are in the index, so that only those that are shown are read. */
async function newestOf(rows: Reader, parts: readonly SelectQueryBuilder<Tables, 'auditEntry', object>[], most: number): Promise<readonly { readonly sequence: number; readonly entry: string }[]> {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first.select(['sequence', 'entry']).execute();
  const found = (await Promise.all(parts.map(async (part) => part.select('sequence').execute()))).flat();
  const places = found.map(({ sequence }) => sequence).toSorted((one, other) => other - one).slice(0, most);
  return places.length === 0 ? [] : rows.selectFrom('auditEntry').select(['sequence', 'entry']).where('sequence', 'in', places).orderBy('sequence', 'desc').execute();
}

/** The pairs that the index of kinds begins with. */
function kindsOf(outcome: (typeof outcomes)[number] | undefined, area: (typeof areas)[number] | undefined): readonly { readonly outcome: (typeof outcomes)[number]; readonly area: (typeof areas)[number] }[] {
  return outcomes.filter((one) => one === (outcome ?? one)).flatMap((one) => areas.filter((other) => other === (area ?? other)).map((other) => ({ outcome: one, area: other })));
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
