import { z } from 'zod';
import { goalMeasures } from '../../../catalog/goal-measures.ts';
import { readingAct } from '../../act.ts';
import { findGoalsOf, goalOf } from '../../goals/find.ts';
import { goalNumberShape } from '../../goals/input-shapes.ts';
import { measuresIn } from '../../goals/measure-rows.ts';
import { seriesOf } from '../../goals/series-of.ts';
import { seriesShape } from '../../goals/shapes.ts';
import { idShape } from '../../shapes.ts';

/** Points of all split figures of one goal together, the newest. */
const pointsMost = 4000;

export const readFigures = readingAct({
  id: 'goal.read-figures',
  summary: 'Shows the figures of a goal of a product that are split by something: by role and factor, by version, by weakness class, by year or quarter, by area of the log.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'GET', path: '/api/v1/products/{product}/goals/{number}/figures' },
  input: z.strictObject({ product: idShape, number: goalNumberShape }),
  output: z.object({ series: z.array(seriesShape), omitted: z.boolean() }),
  find: findGoalsOf,
  run: async ({ rows }, { product, number }) => {
    const found = await rows.selectFrom('measurePoint').selectAll().where('productId', '=', product).where('measure', 'in', goalMeasures[goalOf(number).requirement]).where('dimensions', '!=', '{}').orderBy('at', 'desc').limit(pointsMost + 1).execute();
    return { series: measuresIn(found.slice(0, pointsMost)).map((measure) => seriesOf(measure)), omitted: found.length > pointsMost };
  },
});
