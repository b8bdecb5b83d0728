import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { afterOf, cursorShape, pageOf } from '../../keyset.ts';
import { findQuestionnaire } from '../../questionnaires/find.ts';
import { idShape, limitShape } from '../../shapes.ts';

export const listExports = readingAct({
  id: 'questionnaire.list-exports',
  summary: 'Lists the files with answers that were made of a questionnaire, newest first.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'GET', path: '/api/v1/questionnaires/{questionnaire}/exports' },
  input: z.strictObject({ questionnaire: idShape, after: cursorShape.optional(), limit: limitShape }),
  output: z.object({ exports: z.array(z.object({ id: z.string(), at: z.string(), by: z.string(), fileName: z.string(), digest: z.string(), sizeBytes: z.number(), onlyFinal: z.boolean(), answered: z.number(), notPlaced: z.array(z.string()) })), next: z.string().nullable() }),
  find: findQuestionnaire,
  run: async ({ rows }, { questionnaire, after, limit }) => {
    const from = afterOf(after);
    const found = await rows.selectFrom('questionnaireExport').selectAll().where('questionnaireId', '=', questionnaire)
      .where((is) => is.or([is('at', '<', from.at), is.and([is('at', '=', from.at), is('id', '<', from.id)])])).orderBy('at', 'desc').orderBy('id', 'desc').limit(limit + 1).execute();
    const { items, next } = pageOf(found, limit, ({ at }) => at);
    return { exports: items.map(({ onlyFinal, notPlaced, ...item }) => ({ ...item, onlyFinal: onlyFinal === 1, notPlaced: z.array(z.string()).parse(JSON.parse(notPlaced)) })), next };
  },
});
