import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { rawText } from '../../../model/text.ts';
import { visible } from '../../../report/escape/visible.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { fillOriginal } from '../../questionnaires/fill-original.ts';
import { findQuestionnaire } from '../../questionnaires/find.ts';
import { bytesOf } from '../../questionnaires/kept-files.ts';
import { placeIn, placementsOf } from '../../questionnaires/placements-of.ts';
import { questionOf } from '../../questionnaires/questionnaire-shape.ts';
import { shippedFile } from '../../questionnaires/shipped-file.ts';
import { idShape } from '../../shapes.ts';

const bytesMost = 64_000_000;

export const exportQuestionnaire = changingAct({
  id: 'questionnaire.export',
  summary: 'Writes the answers into the customer’s own file, and keeps what was handed out, by whom and when. Nothing in the file changes but the cells or lines of answers. A questionnaire that ships with Assay becomes a workbook, a table or JSON.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'POST', path: '/api/v1/questionnaires/{questionnaire}/exports' },
  input: z.strictObject({ questionnaire: idShape, onlyFinal: z.boolean().default(true), form: z.enum(['xlsx', 'csv', 'json']).default('xlsx') }),
  output: z.object({ id: z.string(), fileName: z.string(), answered: z.number(), questions: z.number(), notPlaced: z.array(z.string()) }),
  find: findQuestionnaire,
  prepare: async ({ services, actor, at }, { questionnaire, onlyFinal, form }) => {
    const { head, rows } = await services.store.read(actor.scope, async (reader) => ({
      head: await reader.selectFrom('questionnaire').innerJoin('product', 'product.id', 'questionnaire.productId').selectAll('questionnaire').select('product.name as product').where('questionnaire.id', '=', questionnaire).executeTakeFirstOrThrow(),
      rows: await reader.selectFrom('question').selectAll().where('questionnaireId', '=', questionnaire).orderBy('position').execute(),
    }));
    const questions = rows.map((row) => ({ ...questionOf(row), place: row.place })).map((question) => ({ ...question, answer: question.answer !== null && (!onlyFinal || question.review === 'final') ? question.answer : undefined }));
    const answered = questions.filter(({ answer }) => answer !== undefined).length;
    if (answered === 0) throw new ActRefused('conflict', onlyFinal ? 'No answer is final yet. Review answers and make them final, or ask for a draft with all answers.' : 'No question is answered yet.');
    const notPlaced: string[] = [];
    let bytes: Uint8Array;
    if (head.digest === null) bytes = await shippedFile(form, questions.map((question) => ({ ...question, answeredOn: question.finalAt ?? question.changedAt })), { title: head.title, product: head.product, at });
    else {
      const all = questions.flatMap(({ place, answer, choices, position }) => {
        if (place === null || answer === undefined) return [];
        const { placements, left } = placementsOf(placeIn(place), answer, choices, head.form === 'json');
        notPlaced.push(...left.map((why) => `Question ${position}: ${why}`));
        return placements;
      });
      const filled = await fillOriginal(services, actor.scope, head.digest, all);
      notPlaced.push(...filled.left.map(({ row, why }) => `Row ${row}: ${visible(rawText(why))}`));
      bytes = filled.bytes;
    }
    const { digest, sizeBytes } = await services.evidence.put(actor.scope, bytesOf(bytes), bytesMost);
    const name = head.digest === null ? `${head.fileName}.${form}` : head.fileName;
    return { digest, sizeBytes, answered, questions: questions.length, notPlaced: notPlaced.slice(0, 200), fileName: onlyFinal ? name : `draft-${name}` };
  },
  run: async ({ rows, actor, services, at, note }, { questionnaire, onlyFinal }, { digest, sizeBytes, answered, questions, notPlaced, fileName }) => {
    const id = newIdentifier(services.ports);
    await rows.insertInto('questionnaireExport').values({ id, questionnaireId: questionnaire, at, by: actor.accountId ?? actor.kind, fileName, digest, sizeBytes, onlyFinal: onlyFinal ? 1 : 0, answered, notPlaced: JSON.stringify(notPlaced) }).execute();
    note({ handedOut: id, digest, answered, onlyFinal });
    return { id, fileName, answered, questions, notPlaced };
  },
});
