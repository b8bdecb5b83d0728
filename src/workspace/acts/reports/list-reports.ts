import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { afterOf, cursorShape, pageOf } from '../../keyset.ts';
import { findReportsOf } from '../../reports/find-report.ts';
import { reportShape, reportsOf } from '../../reports/report-shape.ts';
import { idShape, limitShape } from '../../shapes.ts';

export const listReports = readingAct({
  id: 'report.list',
  summary: 'Lists the reports that were written about a product, newest first.',
  area: 'business-data',
  object: 'report',
  http: { method: 'GET', path: '/api/v1/products/{product}/reports' },
  input: z.strictObject({ product: idShape, after: cursorShape.optional(), limit: limitShape }),
  output: z.object({ reports: z.array(reportShape), next: z.string().nullable() }),
  find: findReportsOf,
  run: async ({ rows }, { product, after, limit }) => {
    const from = afterOf(after);
    const found = await rows.selectFrom('report').selectAll().where('productId', '=', product)
      .where((is) => is.or([is('at', '<', from.at), is.and([is('at', '=', from.at), is('id', '<', from.id)])])).orderBy('at', 'desc').orderBy('id', 'desc').limit(limit + 1).execute();
    const { items, next } = pageOf(found, limit, ({ at }) => at);
    return { reports: await reportsOf(rows, items), next };
  },
});
