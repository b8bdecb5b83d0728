import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { keepWorkable } from '../../measured/keep-workable.ts';
import { findOfProduct } from '../../questionnaires/find.ts';
import { bytesOf, readStoredQuestionnaire } from '../../questionnaires/kept-files.ts';
import { csvField } from '../../../report/escape/csv.ts';
import { idShape, nameShape } from '../../shapes.ts';

const bytesMost = 2_000_000;

export const writeQuestionnaire = changingAct({
  id: 'questionnaire.write',
  summary: 'Brings in questions as plain text, one a line, for those that come in a mail. They become a table with room for answers, as a draft.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'POST', path: '/api/v1/products/{product}/questionnaires/text' },
  input: z.strictObject({ product: idShape, title: nameShape, questions: z.string().min(1).max(200_000) }),
  output: z.object({ id: z.string() }),
  find: findOfProduct,
  prepare: async ({ services, actor }, { questions }) => {
    const lines = questions.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
    if (lines.length === 0) throw new ActRefused('invalid-input', 'There is no question in it.', [{ path: '/questions', message: 'Write one question a line.' }]);
    const table = ['"Question","Answer"', ...lines.map((line) => `${csvField(line).value},`)].join('\r\n');
    const { digest } = await services.evidence.put(actor.scope, bytesOf(`\uFEFF${table}\r\n`), bytesMost);
    return { digest, ...(await readStoredQuestionnaire(services, actor.scope, digest)) };
  },
  run: async ({ rows, actor, services, at, note }, { product, title }, { digest, mapping, readingDigest }) => {
    keepWorkable(await rows.selectFrom('product').select('archivedAt').where('id', '=', product).executeTakeFirstOrThrow());
    const id = newIdentifier(services.ports);
    await rows.insertInto('questionnaire').values({ id, productId: product, title, form: 'csv', questionSet: null, fileName: 'questions.csv', digest, readingDigest, mapping: JSON.stringify(mapping), state: 'draft', customer: '', dueOn: null, assessmentId: null, createdBy: actor.accountId ?? actor.kind, createdAt: at, changedAt: at }).execute();
    note({ questionnaire: id, digest });
    return { id };
  },
});
