import { z } from 'zod';
import { goalMeasures, goalPopulation } from '../../../catalog/goal-measures.ts';
import { newIdentifier } from '../../../identity/identifier.ts';
import { measureDefinitions, type MeasureDefinition, type MeasureId } from '../../../model/measure.ts';
import { isComparable } from '../../../model/joined-points.ts';
import type { Reader } from '../../../store/store.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findGoalsOf, goalOf } from '../../goals/find.ts';
import { countShape, dayShape, goalNumberShape, targetInput, wordsShape } from '../../goals/input-shapes.ts';
import { measuresIn } from '../../goals/measure-rows.ts';
import { chosenMeasureOf } from '../../goals/row-shapes.ts';
import { chosenMeasureShape, measureShape } from '../../goals/shapes.ts';
import { statedGoals } from '../../goals/stated-goals.ts';
import { keepWorkable } from '../../measured/keep-workable.ts';
import { idShape } from '../../shapes.ts';

/** The figure that later ones are compared with: as it was measured on a day, as a person states it, or none yet. */
const baselineInput = z.union([z.literal('none'), z.literal('newest'), z.strictObject({ at: dayShape, numerator: countShape.optional(), denominator: countShape.optional() })], { error: 'Expected a day and a figure, or none.' }).default('newest');

type Baseline = { readonly at: string; readonly numerator: number; readonly denominator?: number };

export const chooseMeasure = changingAct({
  id: 'goal.choose-measure',
  summary: 'Chooses the measure that a goal is shown by, with baseline and target. Another choice takes its place with a reason, and the one before stays as a trace. The baseline is the newest measured figure unless another is named: a day takes the figure measured on it, and a figure with it is stated by a person.',
  area: 'business-data',
  object: 'goal',
  http: { method: 'POST', path: '/api/v1/products/{product}/goals/{number}/measure' },
  input: z.strictObject({ product: idShape, number: goalNumberShape, measure: measureShape, baseline: baselineInput, target: targetInput.optional(), reason: wordsShape.optional() }),
  output: chosenMeasureShape,
  find: findGoalsOf,
  run: async ({ rows, actor, services, at, note }, { product, number, measure, baseline, target, reason }) => {
    const { archivedAt, statement } = await rows.selectFrom('product').select(['archivedAt', 'statement']).where('id', '=', product).executeTakeFirstOrThrow();
    keepWorkable({ archivedAt });
    const { requirement } = goalOf(number);
    if (statedGoals(statement).measures.some((item) => item.requirement === requirement)) throw new ActRefused('conflict', 'The product’s own statement (assay.yaml) chooses a measure for this goal. Change it there, or take it out there and choose here.');
    const definition: MeasureDefinition = measureDefinitions[measure];
    if (!goalMeasures[requirement].includes(measure)) throw wrong('measure', `Goal ${number} is not shown by this measure; one of ${goalMeasures[requirement].join(', ')} was expected.`);
    if (target !== undefined && definition.unit === 'share' && target.value > 1) throw wrong('target', 'Expected a share from 0 to 1.');
    const before = await rows.selectFrom('chosenMeasure').select('id').where('productId', '=', product).where('requirement', '=', requirement).where('endedAt', 'is', null).executeTakeFirst();
    if (before !== undefined && reason === undefined) throw wrong('reason', 'A measure was chosen already. Say why another takes its place.');
    const from = await baselineOf(rows, product, measure, baseline, at.slice(0, 10));
    const by = actor.accountId ?? actor.kind;
    if (before !== undefined) await rows.updateTable('chosenMeasure').set({ endedAt: at, endedBy: by, endReason: reason ?? null }).where('id', '=', before.id).execute();
    const row = {
      id: newIdentifier(services.ports), productId: product, requirement, measure, population: goalPopulation(measure), baseline: from === undefined ? null : JSON.stringify(from), target: target === undefined ? null : JSON.stringify(target),
      chosenAt: at, chosenBy: by, endedAt: null, endedBy: null, endReason: null,
    };
    await rows.insertInto('chosenMeasure').values(row).execute();
    note({ goal: number, measure, ...(before === undefined ? {} : { replaced: before.id }) });
    const [chosen] = chosenMeasureOf(row);
    if (chosen === undefined) throw new Error('What was just chosen can’t be read.');
    return chosen;
  },
});

async function baselineOf(rows: Reader, productId: string, measure: MeasureId, asked: z.infer<typeof baselineInput>, today: string): Promise<Baseline | undefined> {
  if (asked === 'none') return undefined;
  if (asked !== 'newest' && asked.at > today) throw wrong('baseline', 'A baseline lies in the past.');
  if (asked !== 'newest' && asked.numerator !== undefined) return stated(asked.at, asked.numerator, asked.denominator, measureDefinitions[measure]);
  let query = rows.selectFrom('measurePoint').selectAll().where('productId', '=', productId).where('measure', '=', measure).where('population', '=', goalPopulation(measure)).where('dimensions', '=', '{}').where('isSuppressed', '=', 0);
  // A day comes before all its times, and after it comes what begins with the next character.
  if (asked !== 'newest') query = query.where('at', '>=', asked.at).where('at', '<', `${asked.at}U`);
  const [series] = measuresIn(await query.orderBy('at', 'desc').limit(100).execute());
  const point = series?.points.findLast(isComparable);
  if (point !== undefined) return { at: point.at.slice(0, 10), numerator: point.numerator, ...(point.denominator === undefined ? {} : { denominator: point.denominator }) };
  if (asked === 'newest') return undefined;
  throw wrong('baseline', 'Nothing was measured on this day. Give the figure with it, as numerator and denominator, or choose another day.');
}

/** A baseline that is a person’s word. */
function stated(at: string, numerator: number, denominator: number | undefined, { unit }: MeasureDefinition): Baseline {
  if (!Number.isInteger(numerator)) throw wrong('baseline', 'Expected a whole number.');
  if (unit !== 'share') return { at, numerator };
  if (denominator === undefined || !Number.isInteger(denominator) || denominator < 1) throw wrong('baseline', 'A share needs its denominator: a whole number of at least 1.');
  if (numerator > denominator) throw wrong('baseline', 'The numerator is larger than the denominator.');
  return { at, numerator, denominator };
}

function wrong(path: string, message: string): ActRefused {
  return new ActRefused('invalid-input', 'The measure can’t be chosen like this.', [{ path, message }]);
}
