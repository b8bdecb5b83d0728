import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { assessmentOf, assessmentShape } from '../../measured/assessment-shape.ts';
import { productsInReach } from '../../measured/products-in-reach.ts';
import { everyOf } from '../../shapes.ts';

/** Products at most whose newest assessment is shown at once. */
const productsMost = 200;

export const latestAssessments = readingAct({
  id: 'assessment.latest',
  summary: 'Shows the newest assessment of each product whose assessments the asker may see, with verdict counts and goals.',
  area: 'business-data',
  object: 'assessment',
  http: { method: 'GET', path: '/api/v1/latest-assessments' },
  input: z.strictObject({}),
  output: z.object({ assessments: z.array(assessmentShape.extend({ productId: z.string(), version: z.string() })) }),
  find: everyOf('assessment'),
  run: async ({ rows, actor }) => {
    const reach = productsInReach(actor, 'assessment');
    if (reach?.length === 0) return { assessments: [] };
    let query = rows.selectFrom('assessment').innerJoin('release', 'release.id', 'assessment.releaseId').select((build) => ['release.productId', build.fn.max('assessment.at').as('at')]).groupBy('release.productId');
    if (reach !== undefined) query = query.where('release.productId', 'in', reach);
    const newest = await query.orderBy('at', 'desc').limit(productsMost).execute();
    const assessments = [];
    for (const { productId, at } of newest) {
      const { version, ...row } = await rows.selectFrom('assessment').innerJoin('release', 'release.id', 'assessment.releaseId').selectAll('assessment').select('release.version').where('release.productId', '=', productId).where('assessment.at', '=', at).limit(1).executeTakeFirstOrThrow();
      assessments.push({ ...assessmentOf(row), productId, version });
    }
    return { assessments };
  },
});
