import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { questionsIn } from '../../../read/questionnaire/questions-in.ts';
import { changingAct } from '../../act.ts';
import { keepWorkable } from '../../measured/keep-workable.ts';
import { findOfProduct } from '../../questionnaires/find.ts';
import { readStoredQuestionnaire } from '../../questionnaires/kept-files.ts';
import { idShape, nameShape, textShape } from '../../shapes.ts';

export const importQuestionnaire = changingAct({
  id: 'questionnaire.import',
  summary: 'Brings in a customer’s questionnaire as a file (xlsx, csv, docx or Assay’s own JSON). It is read at once, in a process of its own without rights, and stays a draft until a person has looked at where its questions stand.',
  area: 'business-data',
  object: 'questionnaire',
  receivesBytes: true,
  http: { method: 'PUT', path: '/api/v1/products/{product}/questionnaires/file' },
  input: z.strictObject({ product: idShape, path: nameShape, digest: z.string().regex(/^[0-9a-f]{64}$/), sizeBytes: z.number().int().min(0) }),
  output: z.object({ id: z.string(), form: z.string(), questions: z.number(), notes: z.array(textShape) }),
  find: findOfProduct,
  prepare: async ({ services, actor }, { digest }) => readStoredQuestionnaire(services, actor.scope, digest),
  run: async ({ rows, actor, services, at, note }, { product, path, digest, sizeBytes }, { reading, mapping, readingDigest }) => {
    keepWorkable(await rows.selectFrom('product').select('archivedAt').where('id', '=', product).executeTakeFirstOrThrow());
    const id = newIdentifier(services.ports);
    const title = (reading.title ?? path.replace(/\.[A-Za-z0-9]{1,5}$/, '')).replaceAll(/[\p{C}]/gu, ' ').slice(0, 120);
    await rows.insertInto('questionnaire').values({ id, productId: product, title, form: reading.form, questionSet: null, fileName: path, digest, readingDigest, mapping: JSON.stringify(mapping), state: 'draft', customer: '', dueOn: null, assessmentId: null, createdBy: actor.accountId ?? actor.kind, createdAt: at, changedAt: at }).execute();
    note({ questionnaire: id, digest, sizeBytes, form: reading.form });
    return { id, form: reading.form, questions: questionsIn(reading, mapping).length, notes: reading.notes.map(({ parts }) => ({ parts: parts.map((part) => (typeof part === 'string' ? part : { quote: part.quote })) })) };
  },
});
