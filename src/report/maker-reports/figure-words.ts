import { measureDefinitions, type MeasureDefinition, type MeasureId, type MeasurePoint, type Population } from '../../model/measure.ts';
import { joinText, ours, quote, say, type Text } from '../../model/text.ts';
import type { ChoiceFacts, DeclaredFacts, GoalFacts, SeriesFacts } from './report-facts.ts';

const percentageMin = 10;
/** Withheld because so few people stand behind it that they could be told apart. */
const withheld = ours('withheld (fewer than 10)');

export const populationTitles: Readonly<Record<Population, string>> = { customers: 'customers', 'own-staff': 'the maker’s own staff', 'this-instance': 'this installation', product: 'the product’s own artifacts' };

/** A measure with its definition, widened so that each may be asked for a denominator. */
export function definitionOf(measure: MeasureId): MeasureDefinition {
  return measureDefinitions[measure];
}

/** A number with its thousands apart: `301,422`. */
export function grouped(count: number): string {
  const [whole = '', rest] = String(count).split('.');
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${rest === undefined ? '' : `.${rest}`}`;
}

/** A figure with what it is out of: `412 of 1,204 (34.2 %)`, `12 days`; what is withheld is said. */
export function pointText(point: Pick<MeasurePoint, 'numerator' | 'denominator' | 'suppressed'>, measure: MeasureId): Text {
  return figureIn(point, definitionOf(measure).unit);
}

/** A figure that a person entered, with its day. */
export function declaredText(point: MeasurePoint, { unit }: Pick<DeclaredFacts, 'unit'>): Text {
  return say`${figureIn(point, unit)}, ${quote(point.at.slice(0, 10))}`;
}

function figureIn(point: Pick<MeasurePoint, 'numerator' | 'denominator' | 'suppressed'>, unit: MeasureDefinition['unit']): Text {
  if (point.suppressed === true) return withheld;
  if (point.denominator === undefined) return ours(unit === 'days' ? `${grouped(point.numerator)}\u00a0${point.numerator === 1 ? 'day' : 'days'}` : grouped(point.numerator));
  if (point.denominator === 0) return ours('none to look at');
  const share = shareWords(point.numerator, point.denominator);
  return ours(share === undefined ? countsWords(point.numerator, point.denominator) : `${countsWords(point.numerator, point.denominator)} (${share})`);
}

/** A figure for a narrow field, what counts most first: the share, what it is out of, the day. */
export function pointLines(point: Pick<MeasurePoint, 'at' | 'numerator' | 'denominator' | 'suppressed'>, measure: MeasureId): { readonly lines: readonly Text[] } {
  const day = say`${quote(point.at.slice(0, 10))}`;
  const share = point.suppressed === true || point.denominator === undefined ? undefined : shareWords(point.numerator, point.denominator);
  if (share === undefined || point.denominator === undefined) return { lines: [pointText(point, measure), day] };
  return { lines: [ours(share), ours(countsWords(point.numerator, point.denominator)), day] };
}

function countsWords(numerator: number, denominator: number): string {
  return `${grouped(numerator)} of ${grouped(denominator)}`;
}

/** A share in percent with one place; nothing that is not whole looks whole. Undefined of fewer than ten, of which a percentage would say more than is known. */
export function shareWords(numerator: number, denominator: number): string | undefined {
  if (denominator < percentageMin) return undefined;
  const rounded = Math.round((numerator / denominator) * 1000) / 10;
  const honest = rounded === 100 && numerator !== denominator ? 99.9 : rounded === 0 && numerator !== 0 ? 0.1 : rounded;
  return `${honest.toFixed(1)}\u00a0%`;
}

/** A point’s figure with its day. */
export function datedText(point: Pick<MeasurePoint, 'at' | 'numerator' | 'denominator' | 'suppressed'>, measure: MeasureId): Text {
  return say`${pointText(point, measure)}, ${quote(point.at.slice(0, 10))}`;
}

/** A target as the measure counts: a share in percent, days, or a count; with its day. */
export function targetText({ value, at }: NonNullable<ChoiceFacts['target']>, measure: MeasureId): Text {
  const { unit } = definitionOf(measure);
  const figure = unit === 'share' ? `${Math.round(value * 1000) / 10}\u00a0%` : unit === 'days' ? `${grouped(value)}\u00a0days` : grouped(value);
  return at === undefined ? ours(figure) : say`${ours(figure)} by ${quote(at)}`;
}

/** A target for a narrow field. */
export function targetLines({ value, at }: NonNullable<ChoiceFacts['target']>, measure: MeasureId): { readonly lines: readonly Text[] } {
  return { lines: [targetText({ value }, measure), ...(at === undefined ? [] : [say`by ${quote(at)}`])] };
}

/** A point as a number that can be compared; undefined where there is none. */
export function valueOf(point: Pick<MeasurePoint, 'numerator' | 'denominator' | 'suppressed'>): number | undefined {
  if (point.suppressed === true || point.denominator === 0) return undefined;
  return point.denominator === undefined ? point.numerator : point.numerator / point.denominator;
}

/** First and last figure of a goal, and how it went from one to the other. */
export interface Course {
  /** The stated baseline, or the first figure that was measured. */
  readonly first: { readonly point: Pick<MeasurePoint, 'at' | 'numerator' | 'denominator'>; readonly isStated: boolean } | undefined;
  /** The newest figure that may be shown. */
  readonly last: MeasurePoint | undefined;
  readonly direction: 'as intended' | 'against the intention' | 'unchanged' | 'reached' | 'shown without judgement' | 'one point' | 'not measured';
}

/** How a goal’s figure went. */
export function courseOf({ choice, series }: Pick<GoalFacts, 'choice' | 'series'>): Course {
  if (series === undefined) return { first: undefined, last: undefined, direction: 'not measured' };
  const definition = definitionOf(series.measure);
  const known = series.points.filter((point) => valueOf(point) !== undefined);
  const last = known.at(-1);
  const baseline = choice?.measure === series.measure ? choice.baseline : undefined;
  const measured = known[0];
  const first = baseline !== undefined ? { point: baseline, isStated: !known.some((point) => point.at.slice(0, 10) === baseline.at.slice(0, 10) && point.numerator === baseline.numerator && point.denominator === baseline.denominator) } : measured === undefined || measured === last ? undefined : { point: measured, isStated: false };
  if (last === undefined) return { first, last, direction: 'not measured' };
  const isReached = (definition.reached === 'none' && last.numerator === 0) || (definition.reached === 'all' && last.numerator === last.denominator);
  if (isReached) return { first, last, direction: 'reached' };
  if (definition.better === 'none') return { first, last, direction: 'shown without judgement' };
  if (first === undefined || first.point.at.slice(0, 10) >= last.at.slice(0, 10)) return { first, last, direction: 'one point' };
  const difference = (valueOf(last) ?? 0) - (valueOf(first.point) ?? 0);
  if (difference === 0) return { first, last, direction: 'unchanged' };
  return { first, last, direction: (definition.better === 'up') === difference > 0 ? 'as intended' : 'against the intention' };
}

/** What splits a series, in words: `role: administrator, factor: fido2`; undefined for the whole. */
export function splitText({ dimensions }: Pick<SeriesFacts, 'dimensions'>): Text | undefined {
  const pairs = Object.entries(dimensions).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return pairs.length === 0 ? undefined : joinText(pairs.map(([name, value]) => say`${quote(name)}: ${quote(value)}`), ', ');
}
