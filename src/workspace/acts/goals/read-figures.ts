import { z } from 'zod';
import { goalMeasures } from '../../../catalog/goal-measures.ts';
import { readingAct } from '../../act.ts';
import { findGoalsOf, goalOf } from '../../goals/find.ts';
import { goalNumberShape } from '../../goals/input-shapes.ts';
import { measuresIn } from '../../goals/measure-rows.ts';
import { seriesOf } from '../../goals/series-of.ts';
import { seriesShape, type GoalSeries } from '../../goals/shapes.ts';
import { idShape } from '../../shapes.ts';

/** Points of all split figures of one measure together, the newest. */
const pointsMost = 1500;

export const readFigures = readingAct({
  id: 'goal.read-figures',
  summary: 'Shows the figures of a goal of a product that are split by something: by role and factor, by version, by weakness class, by year or quarter, by area of the log.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'GET', path: '/api/v1/products/{product}/goals/{number}/figures' },
  input: z.strictObject({ product: idShape, number: goalNumberShape }),
  output: z.object({ series: z.array(seriesShape), hasOlder: z.boolean() }),
  find: findGoalsOf,
  run: async ({ rows }, { product, number }) => {
    const series: GoalSeries[] = [];
    let hasOlder = false;
    for (const id of goalMeasures[goalOf(number).requirement]) {
      const found = await rows.selectFrom('measurePoint').selectAll().where('productId', '=', product).where('measure', '=', id).where('dimensions', '!=', '{}').orderBy('at', 'desc').limit(pointsMost + 1).execute();
      series.push(...measuresIn(found.slice(0, pointsMost)).map((measure) => seriesOf(measure, found.length > pointsMost)));
      hasOlder ||= found.length > pointsMost;
    }
    return { series, hasOlder };
  },
});
