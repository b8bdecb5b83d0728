import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findEvidence } from '../../measured/find.ts';
import { idShape } from '../../shapes.ts';

export const downloadEvidence = readingAct({
  id: 'evidence.download',
  summary: 'Gives the bytes of a file of evidence, to be saved.',
  area: 'business-data',
  object: 'evidence',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/evidence/{evidence}/bytes' },
  input: z.strictObject({ evidence: idShape }),
  output: z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() }),
  find: findEvidence,
  run: async ({ rows, note }, { evidence }) => {
    const { digest, sizeBytes, path } = await rows.selectFrom('evidenceFile').select(['digest', 'sizeBytes', 'path']).where('id', '=', evidence).executeTakeFirstOrThrow();
    note({ digest });
    return { digest, sizeBytes, fileName: path.split('/').at(-1) ?? path };
  },
});
