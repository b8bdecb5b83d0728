import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findReport } from '../../reports/find-report.ts';
import { reportShape, reportsOf } from '../../reports/report-shape.ts';
import { idShape } from '../../shapes.ts';

export const readReport = readingAct({
  id: 'report.read',
  summary: 'Shows what a report is about, from which assessments it was written, and the SHA-256 of its files.',
  area: 'business-data',
  object: 'report',
  http: { method: 'GET', path: '/api/v1/reports/{report}' },
  input: z.strictObject({ report: idShape }),
  output: reportShape,
  find: findReport,
  run: async ({ rows }, { report }) => {
    const [shown] = await reportsOf(rows, [await rows.selectFrom('report').selectAll().where('id', '=', report).executeTakeFirstOrThrow()]);
    if (shown === undefined) throw new Error('A report that was found is gone.');
    return shown;
  },
});
