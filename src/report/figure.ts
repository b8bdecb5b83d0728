import { measureDefinitions, type Measure } from '../model/measure.ts';
import { ours, quote, say, type Text } from '../model/text.ts';

/** With fewer records than this a percentage says more than is known. */
const percentageMin = 10;

/** A share as counts, with a percentage beside it from 10 records on: `7 of 9`, `70 of 90 (77.8 %)`. */
export function shareText(numerator: number, denominator: number): string {
  const percent = denominator < percentageMin ? '' : ` (${Math.round((numerator / denominator) * 1000) / 10} %)`;
  return `${numerator} of ${denominator}${percent}`;
}

/** A number of things by name, large numbers in groups of three: `1 record`, `301,422 records`. */
export function counted(count: number, one: string, many: string): string {
  return `${String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')} ${count === 1 ? one : many}`;
}

/** The latest figure of a measure in words, with what was counted, of how many, and the day it speaks of; undefined without one. */
export function figureText(measure: Measure): Text | undefined {
  const point = measure.points.at(-1);
  if (point === undefined) return undefined;
  const definition = measureDefinitions[measure.id];
  const day = quote(point.at.slice(0, 10));
  if (point.suppressed === true) return say`${ours(definition.title)}: withheld, for fewer than 10 people stand behind it; ${day}.`;
  if (point.denominator === undefined) return say`${ours(definition.title)}: ${ours(definition.unit === 'days' ? counted(point.numerator, 'day', 'days') : String(point.numerator))}; ${day}.`;
  if (point.denominator === 0) return say`${ours(definition.title)}: none to look at; ${day}.`;
  const denominator = 'denominator' in definition ? definition.denominator : 'looked at';
  return say`${ours(definition.title)}: ${ours(shareText(point.numerator, point.denominator))} ${ours(denominator)}; ${day}.`;
}
