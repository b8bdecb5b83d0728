import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { askedReportShape } from '../../reports/report-shape.ts';
import { everyOf } from '../../shapes.ts';
import { nextPackDay, packEvery } from '../../watching/pack-day.ts';

export const schedulePack = changingAct({
  id: 'vendor.schedule-pack',
  summary: 'Has the pack for the board written by itself on a day of each month or quarter, each telling what changed since the one before; or ends that (with null).',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'PUT', path: '/api/v1/portfolio/pack-schedule' },
  input: z.strictObject({ every: z.enum(packEvery).nullable(), day: z.number().int().min(1).max(28).default(1).describe('Of the month; a quarter’s is in January, April, July and October.'), decisions: askedReportShape.decisions.describe('What the board is asked each time.') }),
  output: z.object({ nextOn: z.string().nullable() }),
  find: everyOf('vendor'),
  run: async ({ rows, actor, at, note }, { every, day, decisions }) => {
    await rows.deleteFrom('packSchedule').where('kind', '=', 'buyers-pack').execute();
    const nextOn = every === null ? null : nextPackDay(every, day, at.slice(0, 10));
    if (every !== null && nextOn !== null) await rows.insertInto('packSchedule').values({ kind: 'buyers-pack', every, day, decisions: JSON.stringify(decisions), nextOn, setAt: at, setBy: actor.accountId ?? actor.kind }).execute();
    note({ every: every ?? 'never', day, nextOn });
    return { nextOn };
  },
});
