import type { StatementAmendment } from '../../read/assay-yaml/amend-statement.ts';
import type { Reader } from '../../store/store.ts';
import { chosenMeasureOf } from './row-shapes.ts';
import type { ChosenMeasure } from './shapes.ts';

/** What is set down for a product’s goals, as its statement says it: day of signing, chosen measures, ways, what stood in the way. No names of people are in it. */
export async function goalsInStatement(rows: Reader, productId: string): Promise<StatementAmendment> {
  const signing = await rows.selectFrom('signingDay').select('signedAt').where('productId', '=', productId).where('endedAt', 'is', null).executeTakeFirst();
  const chosen = await rows.selectFrom('chosenMeasure').selectAll().where('productId', '=', productId).where('endedAt', 'is', null).orderBy('chosenAt').execute();
  const setbacks = await rows.selectFrom('setback').select(['requirement', 'kind', 'text', 'happenedAt']).where('productId', '=', productId).where('endedAt', 'is', null).orderBy('happenedAt').orderBy('id').execute();
  const ways = await rows.selectFrom('chosenWay').select('way').where('productId', '=', productId).where('endedAt', 'is', null).orderBy('chosenAt').execute();
  return {
    ...(signing === undefined ? {} : { pledge: { signedAt: signing.signedAt } }),
    measures: chosen.flatMap(chosenMeasureOf).map(statedMeasure),
    obstacles: setbacks.map(({ requirement, kind, text, happenedAt }) => ({ requirement, text: `${kind === 'setback' ? 'Setback' : 'Since'} ${happenedAt}: ${text}` })),
    waysChosen: [...new Set(ways.map(({ way }) => way))],
  };
}

function statedMeasure({ requirement, measure, population, chosenAt, baseline, target }: ChosenMeasure): NonNullable<StatementAmendment['measures']>[number] {
  return {
    requirement, measure, population, chosenAt: chosenAt.slice(0, 10),
    ...(baseline === null ? {} : { baseline: { at: baseline.at.slice(0, 10), numerator: String(Math.round(baseline.numerator)), ...(baseline.denominator === null ? {} : { denominator: String(baseline.denominator) }) } }),
    ...(target === null ? {} : { target: { ...(target.at === null ? {} : { at: target.at }), value: decimal(target.value) } }),
  };
}

/** A number as the statement’s form takes it, with at most six digits after the point. */
function decimal(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}
