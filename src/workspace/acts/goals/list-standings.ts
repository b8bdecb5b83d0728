import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { clockOf } from '../../goals/clock.ts';
import { standingOf } from '../../goals/row-shapes.ts';
import { clockShape, coveragePlanShape, standingShape } from '../../goals/shapes.ts';
import { statedGoals } from '../../goals/stated-goals.ts';
import { productsInReach } from '../../measured/products-in-reach.ts';
import { slugShape } from '../../measured/product-shape.ts';
import { everyOf, limitShape } from '../../shapes.ts';

export const listStandings = readingAct({
  id: 'goal.list',
  summary: 'Lists the products whose goals the asker may see, in the order of their short names, each with its clock, its verdict and direction on the seven goals, and its line in the roadmap.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'GET', path: '/api/v1/goals' },
  input: z.strictObject({ after: slugShape.optional(), limit: limitShape }),
  output: z.object({ products: z.array(z.object({ id: z.string(), name: z.string(), slug: z.string(), clock: clockShape.nullable(), plan: coveragePlanShape.nullable(), standings: z.array(standingShape) })), next: z.string().nullable() }),
  find: everyOf('goal'),
  run: async ({ rows, actor, at }, { after, limit }) => {
    const reach = productsInReach(actor, 'goal');
    if (reach?.length === 0) return { products: [], next: null };
    let query = rows.selectFrom('product').select(['id', 'name', 'slug']).where('archivedAt', 'is', null);
    if (reach !== undefined) query = query.where('id', 'in', reach);
    if (after !== undefined) query = query.where('slug', '>', after);
    const found = await query.orderBy('slug').limit(limit + 1).execute();
    const shown = found.slice(0, limit);
    const ids = shown.map(({ id }) => id);
    if (ids.length === 0) return { products: [], next: null };
    const standings = await rows.selectFrom('goalStanding').selectAll().where('productId', 'in', ids).execute();
    const signings = await rows.selectFrom('signingDay').select(['productId', 'signedAt']).where('productId', 'in', ids).where('endedAt', 'is', null).execute();
    const plans = await rows.selectFrom('coveragePlan').selectAll().where('productId', 'in', ids).where('endedAt', 'is', null).execute();
    const texts = await rows.selectFrom('product').select(['id', 'statement']).where('id', 'in', ids).where('statement', 'like', '%signedAt%').execute();
    const products = shown.map((product) => {
      const signing = signings.find(({ productId }) => productId === product.id);
      const stated = statedGoals(texts.find(({ id }) => id === product.id)?.statement ?? '').pledge;
      return { ...product, clock: signing !== undefined ? clockOf(signing.signedAt, at) : stated === undefined ? null : clockOf(stated.signedAt, at, true), plan: plans.find(({ productId }) => productId === product.id) ?? null, standings: standings.filter(({ productId }) => productId === product.id).map(standingOf) };
    });
    return { products, next: found.length > limit ? (products.at(-1)?.slug ?? null) : null };
  },
});
