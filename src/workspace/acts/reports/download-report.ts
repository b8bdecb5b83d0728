import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findReport } from '../../reports/find-report.ts';
import { formatShape } from '../../reports/report-shape.ts';
import { idShape } from '../../shapes.ts';

export const downloadReport = readingAct({
  id: 'report.download',
  summary: 'Gives a report as a file, byte for byte as it was written.',
  area: 'business-data',
  object: 'report',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/reports/{report}/bytes' },
  input: z.strictObject({ report: idShape, format: formatShape.default('pdf') }),
  output: z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() }),
  find: findReport,
  run: async ({ rows, note }, { report, format }) => {
    const { digest, sizeBytes, kind, at } = await rows.selectFrom('reportFile').innerJoin('report', 'report.id', 'reportFile.reportId').select(['reportFile.digest', 'reportFile.sizeBytes', 'report.kind', 'report.at']).where('reportFile.reportId', '=', report).where('reportFile.format', '=', format).executeTakeFirstOrThrow();
    note({ format, digest });
    return { digest, sizeBytes: Number(sizeBytes), fileName: `${kind}-${at.slice(0, 10)}.${format}` };
  },
});
