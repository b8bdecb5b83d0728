import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { assessmentOf, assessmentShape } from '../../measured/assessment-shape.ts';
import { productsInReach } from '../../measured/products-in-reach.ts';
import { everyOf, idShape } from '../../shapes.ts';

/** Products at most whose newest assessment is shown at once. */
const productsMost = 200;

export const latestAssessments = readingAct({
  id: 'assessment.latest',
  summary: 'Shows the newest assessment of each product whose assessments the asker may see, or of those that are named: verdict counts, goals, the direction since the one before, and what to do next.',
  area: 'business-data',
  object: 'assessment',
  http: { method: 'GET', path: '/api/v1/latest-assessments' },
  input: z.strictObject({ products: z.array(idShape).max(productsMost).optional() }),
  output: z.object({ assessments: z.array(assessmentShape.extend({ version: z.string() })) }),
  find: everyOf('assessment'),
  run: async ({ rows, actor }, { products }) => {
    const reach = productsInReach(actor, 'assessment');
    const asked = products === undefined ? reach : reach === undefined ? products : products.filter((id) => reach.includes(id));
    if (asked?.length === 0) return { assessments: [] };
    // For each product one look into the index of its assessments, however many there are.
    let query = rows.selectFrom('product').select((build) => build.selectFrom('assessment').select('assessment.id').whereRef('assessment.productId', '=', 'product.id').orderBy('assessment.at', 'desc').orderBy('assessment.id', 'desc').limit(1).as('newest'));
    if (asked !== undefined) query = query.where('product.id', 'in', asked);
    const newest = (await query.orderBy('product.slug').limit(productsMost).execute()).flatMap(({ newest: id }) => (id === null ? [] : [id]));
    if (newest.length === 0) return { assessments: [] };
    const found = await rows.selectFrom('assessment').innerJoin('release', 'release.id', 'assessment.releaseId').selectAll('assessment').select('release.version').where('assessment.id', 'in', newest).orderBy('assessment.at', 'desc').execute();
    return { assessments: found.map(({ version, ...row }) => ({ ...assessmentOf(row), version })) };
  },
});
