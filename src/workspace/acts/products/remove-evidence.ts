import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { findEvidence } from '../../measured/find.ts';
import { idShape } from '../../shapes.ts';

export const removeEvidence = changingAct({
  id: 'evidence.remove',
  summary: 'Takes a file out of a release: no later assessment reads it. Assessments that did stay as they are, and so do its bytes.',
  area: 'business-data',
  object: 'evidence',
  http: { method: 'DELETE', path: '/api/v1/evidence/{evidence}' },
  input: z.strictObject({ evidence: idShape }),
  output: z.object({ removedAt: z.string() }),
  find: findEvidence,
  run: async ({ rows, at, note }, { evidence }) => {
    const { path, digest } = await rows.updateTable('evidenceFile').set({ removedAt: at }).where('id', '=', evidence).returning(['path', 'digest']).executeTakeFirstOrThrow();
    note({ path, digest });
    return { removedAt: at };
  },
});
