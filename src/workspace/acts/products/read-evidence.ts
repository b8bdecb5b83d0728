import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { evidenceShape } from '../../measured/evidence-shape.ts';
import { findEvidence } from '../../measured/find.ts';
import { readingShape } from '../../measured/inspection-summary.ts';
import { idShape } from '../../shapes.ts';

export const readEvidence = readingAct({
  id: 'evidence.read',
  summary: 'Shows one file of evidence: where it came from and what was seen in it.',
  area: 'business-data',
  object: 'evidence',
  http: { method: 'GET', path: '/api/v1/evidence/{evidence}' },
  input: z.strictObject({ evidence: idShape }),
  output: evidenceShape.extend({ releaseId: z.string(), reading: readingShape.nullable() }),
  find: findEvidence,
  run: async ({ rows }, { evidence }) => {
    const found = await rows.selectFrom('evidenceFile').selectAll().where('id', '=', evidence).executeTakeFirstOrThrow();
    return { ...found, reading: found.reading === null ? null : readingShape.parse(JSON.parse(found.reading)) };
  },
});
