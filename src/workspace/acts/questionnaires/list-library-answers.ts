import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { afterOf, cursorShape, pageOf } from '../../keyset.ts';
import { findOfProduct } from '../../questionnaires/find.ts';
import { libraryAnswerOf, libraryAnswerShape } from '../../questionnaires/library-answers.ts';
import { idShape, limitShape } from '../../shapes.ts';

export const listLibraryAnswers = readingAct({
  id: 'answer-library.list',
  summary: 'Lists the approved answers that may be used for a product, its own and those for every product, newest first. Expired ones are in it, as such.',
  area: 'business-data',
  object: 'questionnaire',
  http: { method: 'GET', path: '/api/v1/products/{product}/library-answers' },
  input: z.strictObject({ product: idShape, words: z.string().max(100).optional(), expired: z.boolean().optional(), after: cursorShape.optional(), limit: limitShape }),
  output: z.object({ answers: z.array(libraryAnswerShape.extend({ owner: z.string().nullable() })), next: z.string().nullable() }),
  find: findOfProduct,
  run: async ({ rows, at }, { product, words = '', expired, after, limit }) => {
    const from = afterOf(after);
    let query = rows.selectFrom('libraryAnswer').selectAll().where('retiredAt', 'is', null).where((is) => is.or([is('productId', '=', product), is('productId', 'is', null)]));
    if (expired !== undefined) query = query.where('expiresAt', expired ? '<=' : '>', at);
    const sought = words.trim().toLowerCase().replaceAll(/[\\%_]/g, '');
    if (sought !== '') query = query.where((is) => is(is.fn<string>('lower', ['questionText']), 'like', `%${sought}%`));
    const found = await query.where((is) => is.or([is('approvedAt', '<', from.at), is.and([is('approvedAt', '=', from.at), is('id', '<', from.id)])])).orderBy('approvedAt', 'desc').orderBy('id', 'desc').limit(limit + 1).execute();
    const { items, next } = pageOf(found, limit, ({ approvedAt }) => approvedAt);
    const owners = items.length === 0 ? [] : await rows.selectFrom('account').select(['id', 'displayName']).where('id', 'in', items.map(({ ownedBy }) => ownedBy)).execute();
    return { answers: items.map((item) => ({ ...libraryAnswerOf(item, at), owner: owners.find(({ id }) => id === item.ownedBy)?.displayName ?? null })), next };
  },
});
