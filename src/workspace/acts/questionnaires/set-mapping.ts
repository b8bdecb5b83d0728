import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findQuestionnaire } from '../../questionnaires/find.ts';
import { mappingShape } from '../../questionnaires/mapping-shape.ts';
import { idShape } from '../../shapes.ts';

export const setMapping = changingAct({
  id: 'questionnaire.set-mapping',
  summary: 'Corrects where in a draft’s file questions stand and answers go. Nothing is kept of its questions yet.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'PUT', path: '/api/v1/questionnaires/{questionnaire}/mapping' },
  input: z.strictObject({ questionnaire: idShape, mapping: mappingShape }),
  output: z.undefined(),
  find: findQuestionnaire,
  run: async ({ rows, at }, { questionnaire, mapping }) => {
    const { state, mapping: kept } = await rows.selectFrom('questionnaire').select(['state', 'mapping']).where('id', '=', questionnaire).executeTakeFirstOrThrow();
    if (state !== 'draft') throw new ActRefused('conflict', 'The questions of this questionnaire are kept already. Bring the file in again to look for them elsewhere.');
    if (mapping.length !== mappingShape.parse(JSON.parse(kept ?? '[]')).length) throw new ActRefused('invalid-input', 'The mapping has one entry for each sheet or table of the file, in their order.', [{ path: '/mapping', message: 'Read it first, and change its entries.' }]);
    for (const [index, { isUsed, question, answer, choice, evidence }] of mapping.entries()) {
      const places = [question, answer, choice, evidence].filter((column) => column !== null);
      if (isUsed && new Set(places).size < places.length) throw new ActRefused('invalid-input', 'Two parts can’t stand in one column.', [{ path: `/mapping/${index}`, message: 'Question, choice, answer and evidence have a column each.' }]);
    }
    await rows.updateTable('questionnaire').set({ mapping: JSON.stringify(mapping), changedAt: at }).where('id', '=', questionnaire).execute();
  },
});
