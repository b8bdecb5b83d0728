import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { askReport } from '../../reports/ask-report.ts';
import { askedReportShape } from '../../reports/report-shape.ts';
import { everyOf } from '../../shapes.ts';

const { kind: _, ...asked } = askedReportShape;

export const writePack = changingAct({
  id: 'vendor.write-pack',
  summary: 'Writes the pack for the board about what is bought, as HTML, PDF and JSON: decisions asked, new and expiring acceptances, what changed since the last pack, and how much is unknown of each critical maker.',
  area: 'business-data',
  object: 'vendor',
  http: { method: 'POST', path: '/api/v1/portfolio/packs' },
  input: z.strictObject(asked),
  output: z.object({ job: z.string() }),
  find: everyOf('vendor'),
  run: async (context, input) => askReport(context, null, { kind: 'buyers-pack', ...input }),
});
