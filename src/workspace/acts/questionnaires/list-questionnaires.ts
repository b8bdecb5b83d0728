import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { afterOf, cursorShape, pageOf } from '../../keyset.ts';
import { countsOf } from '../../questionnaires/counts.ts';
import { findOfProduct } from '../../questionnaires/find.ts';
import { countsShape, questionnaireShape } from '../../questionnaires/questionnaire-shape.ts';
import { idShape, limitShape } from '../../shapes.ts';

export const listQuestionnaires = readingAct({
  id: 'questionnaire.list',
  summary: 'Lists the questionnaires of a product, newest first, each with how many of its questions stand where.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'GET', path: '/api/v1/products/{product}/questionnaires' },
  input: z.strictObject({ product: idShape, after: cursorShape.optional(), limit: limitShape }),
  output: z.object({ questionnaires: z.array(questionnaireShape.extend({ counts: countsShape })), next: z.string().nullable() }),
  find: findOfProduct,
  run: async ({ rows }, { product, after, limit }) => {
    const from = afterOf(after);
    const found = await rows.selectFrom('questionnaire').selectAll().where('productId', '=', product)
      .where((is) => is.or([is('createdAt', '<', from.at), is.and([is('createdAt', '=', from.at), is('id', '<', from.id)])])).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit + 1).execute();
    const { items, next } = pageOf(found, limit, ({ createdAt }) => createdAt);
    const counts = await countsOf(rows, items.map(({ id }) => id));
    return { questionnaires: items.map((item) => ({ ...item, counts: counts(item.id) })), next };
  },
});
