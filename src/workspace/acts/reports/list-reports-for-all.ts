import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { afterOf, cursorShape, pageOf } from '../../keyset.ts';
import { reportShape, reportsOf } from '../../reports/report-shape.ts';
import { everyOf, limitShape } from '../../shapes.ts';

export const listReportsForAll = readingAct({
  id: 'report.list-for-all',
  summary: 'Lists the reports that were written about all products together, newest first.',
  area: 'business-data',
  object: 'report',
  http: { method: 'GET', path: '/api/v1/reports' },
  input: z.strictObject({ after: cursorShape.optional(), limit: limitShape }),
  output: z.object({ reports: z.array(reportShape), next: z.string().nullable() }),
  find: everyOf('report'),
  run: async ({ rows }, { after, limit }) => {
    const from = afterOf(after);
    const found = await rows.selectFrom('report').selectAll().where('productId', 'is', null)
      .where((is) => is.or([is('at', '<', from.at), is.and([is('at', '=', from.at), is('id', '<', from.id)])])).orderBy('at', 'desc').orderBy('id', 'desc').limit(limit + 1).execute();
    const { items, next } = pageOf(found, limit, ({ at }) => at);
    return { reports: await reportsOf(rows, items), next };
  },
});
