import { z } from 'zod';
import { questionsIn } from '../../../read/questionnaire/questions-in.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { keepWorkable } from '../../measured/keep-workable.ts';
import { addQuestions, questionsOfFile } from '../../questionnaires/add-questions.ts';
import { findQuestionnaire } from '../../questionnaires/find.ts';
import { storedReading } from '../../questionnaires/kept-files.ts';
import { mappingShape } from '../../questionnaires/mapping-shape.ts';
import { groundOf } from '../../questionnaires/proposal-ground.ts';
import { idShape, nameShape } from '../../shapes.ts';

export const keepQuestions = changingAct({
  id: 'questionnaire.keep',
  summary: 'Keeps the questions of a draft as its mapping finds them, with answers proposed from the newest assessment.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'POST', path: '/api/v1/questionnaires/{questionnaire}/questions' },
  input: z.strictObject({ questionnaire: idShape, title: nameShape.optional(), customer: nameShape.or(z.literal('')).default(''), dueOn: z.iso.date().nullable().default(null) }),
  output: z.object({ questions: z.number() }),
  find: findQuestionnaire,
  prepare: async ({ services, actor }, { questionnaire }) => {
    const { readingDigest, mapping, productId } = await services.store.read(actor.scope, async (rows) => rows.selectFrom('questionnaire').select(['readingDigest', 'mapping', 'productId']).where('id', '=', questionnaire).executeTakeFirstOrThrow());
    if (readingDigest === null) return undefined;
    const [reading, ground] = [await storedReading(services, actor.scope, readingDigest), await groundOf(services, actor.scope, productId)];
    return { mapping, ground, questions: questionsOfFile(questionsIn(reading, mappingShape.parse(JSON.parse(mapping ?? '[]'))), ground) };
  },
  run: async ({ rows, services, at, note }, { questionnaire, title, customer, dueOn }, prepared) => {
    const found = await rows.selectFrom('questionnaire').innerJoin('product', 'product.id', 'questionnaire.productId').select(['questionnaire.state', 'questionnaire.mapping', 'product.archivedAt']).where('questionnaire.id', '=', questionnaire).executeTakeFirstOrThrow();
    keepWorkable(found);
    if (found.state !== 'draft' || prepared === undefined) throw new ActRefused('conflict', 'The questions of this questionnaire are kept already.');
    if (found.mapping !== prepared.mapping) throw new ActRefused('changed-meanwhile', 'The mapping was changed meanwhile. Look at it again.');
    if (prepared.questions.length === 0) throw new ActRefused('invalid-input', 'No question is found this way.', [{ path: '/mapping', message: 'Choose the sheet and the column in which the questions stand.' }]);
    await addQuestions(rows, questionnaire, prepared.questions, services.ports, at);
    await rows.updateTable('questionnaire').set({ state: 'open', customer, dueOn, assessmentId: prepared.ground?.id ?? null, changedAt: at, ...(title === undefined ? {} : { title }) }).where('id', '=', questionnaire).execute();
    note({ questions: prepared.questions.length });
    return { questions: prepared.questions.length };
  },
});
