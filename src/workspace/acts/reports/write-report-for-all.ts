import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { askReport } from '../../reports/ask-report.ts';
import { reportKinds } from '../../reports/report-kinds.ts';
import { askedReportShape } from '../../reports/report-shape.ts';
import { everyOf } from '../../shapes.ts';

export const writeReportForAll = changingAct({
  id: 'report.write-for-all',
  summary: 'Writes a report about all products of the organisation, as HTML, PDF and JSON. The work is a job whose progress can be read.',
  area: 'business-data',
  object: 'report',
  http: { method: 'POST', path: '/api/v1/reports' },
  input: z.strictObject(askedReportShape),
  output: z.object({ job: z.string() }),
  find: everyOf('report'),
  run: async (context, asked) => {
    if (!reportKinds[asked.kind].forAll) throw new ActRefused('invalid-input', 'This kind of report is about one product.', [{ path: 'kind', message: 'Expected a kind that can be about all products.' }]);
    return askReport(context, null, asked);
  },
});
