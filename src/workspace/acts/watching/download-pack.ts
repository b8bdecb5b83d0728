import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { formatShape } from '../../reports/report-shape.ts';
import { idShape } from '../../shapes.ts';
import { findPack } from '../../watching/find.ts';

export const downloadPack = readingAct({
  id: 'vendor.download-pack',
  summary: 'Gives a pack for the board about what is bought as a file, byte for byte as it was written.',
  area: 'business-data',
  object: 'vendor',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/portfolio/packs/{pack}/bytes' },
  input: z.strictObject({ pack: idShape, format: formatShape.default('pdf') }),
  output: z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() }),
  find: findPack,
  run: async ({ rows, note }, { pack, format }) => {
    const { digest, sizeBytes, at } = await rows.selectFrom('reportFile').innerJoin('report', 'report.id', 'reportFile.reportId').select(['reportFile.digest', 'reportFile.sizeBytes', 'report.at']).where('reportFile.reportId', '=', pack).where('reportFile.format', '=', format).executeTakeFirstOrThrow();
    note({ format, digest });
    return { digest, sizeBytes: Number(sizeBytes), fileName: `board-pack-${at.slice(0, 10)}.${format}` };
  },
});
