import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { reportShape, reportsOf } from '../../reports/report-shape.ts';
import { everyOf } from '../../shapes.ts';

/** Packs that are listed; older ones stay with the reports. */
const packsMost = 24;

export const listPacks = readingAct({
  id: 'vendor.list-packs',
  summary: 'Lists the packs for the board about what is bought, newest first.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'GET', path: '/api/v1/portfolio/packs' },
  input: z.strictObject({}),
  output: z.object({ packs: z.array(reportShape) }),
  find: everyOf('vendor'),
  run: async ({ rows }) => ({ packs: await reportsOf(rows, await rows.selectFrom('report').selectAll().where('kind', '=', 'buyers-pack').orderBy('at', 'desc').limit(packsMost).execute()) }),
});
