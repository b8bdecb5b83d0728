import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findLook } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';

export const downloadCapture = readingAct({
  id: 'vendor.download-capture',
  summary: 'Gives everything that one look fetched as an archive: unpacked, `assay vendor --from` shows the same position again, offline.',
  area: 'business-data',
  object: 'vendor',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/looks/{look}/capture' },
  input: z.strictObject({ look: idShape }),
  output: z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() }),
  find: findLook,
  run: async ({ rows }, { look }) => {
    const { captureDigest, captureBytes, endedAt } = await rows.selectFrom('vendorLook').select(['captureDigest', 'captureBytes', 'endedAt']).where('id', '=', look).executeTakeFirstOrThrow();
    return { digest: captureDigest, sizeBytes: captureBytes, fileName: `capture-${endedAt.slice(0, 10)}.zip` };
  },
});
