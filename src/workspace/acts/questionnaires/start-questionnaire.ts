import { z } from 'zod';
import { questionSetById } from '../../../catalog/questions/question-sets.ts';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { keepWorkable } from '../../measured/keep-workable.ts';
import { addQuestions, questionsOfSet } from '../../questionnaires/add-questions.ts';
import { findOfProduct } from '../../questionnaires/find.ts';
import { groundOf } from '../../questionnaires/proposal-ground.ts';
import { idShape, nameShape } from '../../shapes.ts';

export const startQuestionnaire = changingAct({
  id: 'questionnaire.start',
  summary: 'Starts one of the questionnaires that ship with Assay (Secure by Demand, MVSP), with answers proposed from the newest assessment.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'POST', path: '/api/v1/products/{product}/questionnaires' },
  input: z.strictObject({ product: idShape, questionSet: z.enum(['secure-by-demand', 'mvsp']), customer: nameShape.or(z.literal('')).default('') }),
  output: z.object({ id: z.string(), questions: z.number() }),
  find: findOfProduct,
  prepare: async ({ services, actor }, { product }) => groundOf(services, actor.scope, product),
  run: async ({ rows, actor, services, at, note }, { product, questionSet, customer }, ground) => {
    keepWorkable(await rows.selectFrom('product').select('archivedAt').where('id', '=', product).executeTakeFirstOrThrow());
    const set = questionSetById(questionSet);
    if (set === undefined) throw new Error('A set of the schema is not among those that ship.');
    const id = newIdentifier(services.ports);
    await rows.insertInto('questionnaire').values({ id, productId: product, title: set.title, form: 'shipped', questionSet, fileName: set.id, digest: null, readingDigest: null, mapping: null, state: 'open', customer, dueOn: null, assessmentId: ground?.id ?? null, createdBy: actor.accountId ?? actor.kind, createdAt: at, changedAt: at }).execute();
    await addQuestions(rows, id, questionsOfSet(set, ground), services.ports, at);
    note({ questionnaire: id, questionSet });
    return { id, questions: set.questions.length };
  },
});
