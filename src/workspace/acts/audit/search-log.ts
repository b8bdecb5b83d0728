import { z } from 'zod';
import { endOfIndex, type SearchedTable } from '../../../audit/index-of-log.ts';
import { partOfLog } from '../../../audit/part-of-log.ts';
import type { Reader } from '../../../store/store.ts';
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
    const newestIn = (table: SearchedTable) => {
      let query = rows.selectFrom(table).select('sequence');
      if (before !== undefined) query = query.where('sequence', '<', before);
      if (part.from !== undefined) query = query.where(part.by, '>=', part.from);
      if (part.to !== undefined) query = query.where(part.by, '<', part.to);
      if (actor !== undefined) query = query.where('actor', '=', actor);
      if (target !== undefined) query = query.where('target', '=', target);
      // Hidden from SQLite’s choice of an index: two columns that are equal look better to it than an actor, and it would walk most of the log.
      if (isNarrow && outcome !== undefined) query = query.where((is) => is.fn.coalesce('outcome', is.val('')), '=', outcome);
      if (isNarrow && area !== undefined) query = query.where((is) => is.fn.coalesce('area', is.val('')), '=', area);
      return query.orderBy('sequence', 'desc').limit(limit + 1);
    };
    const isNarrow = actor !== undefined || target !== undefined || action !== undefined;
    const newest = newestIn('auditIndex');
    // Of each act or kind the newest, so that what is read does not grow with the log.
    const parts = action !== undefined ? (await actionsOf(rows, action)).map((one) => newest.where('action', '=', one))
      : isNarrow || (outcome ?? area) === undefined ? [newest]
      : kindsOf(outcome, area).map((one) => newest.where('outcome', '=', one.outcome).where('area', '=', one.area));
    let last = newestIn('auditEntry').where('sequence', '>=', await endOfIndex(rows));
    if (action !== undefined) last = last.where('action', '>=', action).where('action', '<', afterAll(action));
    if (!isNarrow && outcome !== undefined) last = last.where('outcome', '=', outcome);
    if (!isNarrow && area !== undefined) last = last.where('area', '=', area);
    const found = await newestOf(rows, [last, ...parts], limit + 1);
    const entries = found.slice(0, limit).map(({ entry }) => shapeOfEntry(entry));
    return { entries, next: found.length > limit ? (entries.at(-1)?.sequence ?? null) : null };
  },
});

/** The newest entries of several parts of the log, of which only those that are shown are read. */
async function newestOf(rows: Reader, parts: readonly { execute(): Promise<readonly { readonly sequence: number }[]> }[], most: number): Promise<readonly { readonly sequence: number; readonly entry: string }[]> {
  const found: { readonly sequence: number }[] = [];
  for (const part of parts) found.push(...await part.execute());
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
    const next = await rows.selectFrom('auditIndex').select('action').where('action', '<', afterAll(prefix)).where('action', last === undefined ? '>=' : '>', last ?? prefix).orderBy('action').limit(1).executeTakeFirst();
    if (next === undefined) return found;
    found.push(next.action);
  }
}

/** What comes after all ids that begin so: they hold no character after `~`. */
function afterAll(prefix: string): string {
  return `${prefix}~`;
}
