import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { reportShape, reportsOf } from '../../reports/report-shape.ts';
import { packEvery } from '../../watching/pack-day.ts';
import { everyOf } from '../../shapes.ts';

/** Packs that are listed; older ones stay with the reports. */
const packsMost = 24;

export const listPacks = readingAct({
  id: 'vendor.list-packs',
  summary: 'Lists the packs for the board about what is bought, newest first, and says on which days one is written by itself.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'GET', path: '/api/v1/portfolio/packs' },
  input: z.strictObject({}),
  output: z.object({ packs: z.array(reportShape), schedule: z.object({ every: z.enum(packEvery), day: z.number(), decisions: z.array(z.string()), nextOn: z.string() }).nullable() }),
  find: everyOf('vendor'),
  run: async ({ rows }) => {
    const schedule = await rows.selectFrom('packSchedule').select(['every', 'day', 'decisions', 'nextOn']).where('kind', '=', 'buyers-pack').executeTakeFirst();
    return {
      packs: await reportsOf(rows, await rows.selectFrom('report').selectAll().where('kind', '=', 'buyers-pack').orderBy('at', 'desc').limit(packsMost).execute()),
      schedule: schedule === undefined ? null : { ...schedule, decisions: z.array(z.string()).parse(JSON.parse(schedule.decisions)) },
    };
  },
});
