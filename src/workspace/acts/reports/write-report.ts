import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { askReport } from '../../reports/ask-report.ts';
import { findReportsOf } from '../../reports/find-report.ts';
import { askedReportShape } from '../../reports/report-shape.ts';
import { idShape } from '../../shapes.ts';

export const writeReport = changingAct({
  id: 'report.write',
  summary: 'Writes a report about a product from what is known now, as HTML, PDF and JSON. The work is a job whose progress can be read; a report is kept for good, and never changed.',
  area: 'business-data',
  object: 'report',
  http: { method: 'POST', path: '/api/v1/products/{product}/reports' },
  input: z.strictObject({ product: idShape, ...askedReportShape }),
  output: z.object({ job: z.string() }),
  find: findReportsOf,
  run: async (context, { product, ...asked }) => askReport(context, product, asked),
});
