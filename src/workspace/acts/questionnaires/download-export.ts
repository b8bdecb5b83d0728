import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { findExport } from '../../questionnaires/find.ts';
import { idShape } from '../../shapes.ts';

export const downloadExport = readingAct({
  id: 'questionnaire.download',
  summary: 'Gives a file with answers that was made before, to be saved and sent.',
  area: 'business-data',
  object: 'questionnaire',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/questionnaire-exports/{handedOut}/bytes' },
  input: z.strictObject({ handedOut: idShape }),
  output: z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() }),
  find: findExport,
  run: async ({ rows, note }, { handedOut }) => {
    const found = await rows.selectFrom('questionnaireExport').select(['digest', 'sizeBytes', 'fileName']).where('id', '=', handedOut).executeTakeFirstOrThrow();
    note({ digest: found.digest });
    return found;
  },
});
