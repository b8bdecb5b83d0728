import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { afterOf, cursorShape, pageOf } from '../../keyset.ts';
import { assessmentOf, assessmentShape } from '../../measured/assessment-shape.ts';
import { findAssessmentsOf } from '../../measured/find.ts';
import { idShape, limitShape } from '../../shapes.ts';

export const listHistory = readingAct({
  id: 'assessment.history',
  summary: 'Lists the assessments of a product over all its releases, newest first.',
  area: 'business-data',
  object: 'assessment',
  http: { method: 'GET', path: '/api/v1/products/{product}/assessments' },
  input: z.strictObject({ product: idShape, after: cursorShape.optional(), limit: limitShape }),
  output: z.object({ assessments: z.array(assessmentShape.extend({ version: z.string() })), next: z.string().nullable() }),
  find: findAssessmentsOf,
  run: async ({ rows }, { product, after, limit }) => {
    const from = afterOf(after);
    const found = await rows.selectFrom('assessment').innerJoin('release', 'release.id', 'assessment.releaseId').selectAll('assessment').select('release.version').where('assessment.productId', '=', product)
      .where((is) => is.or([is('assessment.at', '<', from.at), is.and([is('assessment.at', '=', from.at), is('assessment.id', '<', from.id)])])).orderBy('assessment.at', 'desc').orderBy('assessment.id', 'desc').limit(limit + 1).execute();
    const { items, next } = pageOf(found, limit, ({ at }) => at);
    return { assessments: items.map(({ version, ...row }) => ({ ...assessmentOf(row), version })), next };
  },
});
