import type { ProductStatement, StatedMeasure } from '../model/evidence/product-statement.ts';
import { isComparable, joinedPoints } from '../model/joined-points.ts';
import { measureDefinitions, type Measure, type MeasureDefinition, type Population } from '../model/measure.ts';
import type { Requirement } from '../model/requirement.ts';
import { counted, ours, quote, say, type Text } from '../model/text.ts';

/** Whether the chosen figure moved between two measurements of the same definition and population. */
export type Progress =
  | { readonly kind: 'nothing-measured' }
  | { readonly kind: 'one-point'; readonly measure: Measure; readonly reason: Text }
  | { readonly kind: 'reached'; readonly measure: Measure; readonly reason: Text }
  | { readonly kind: 'moved' | 'not-moved'; readonly measure: Measure; readonly reason: Text; /** True when the first figure is only the maker's word. */ readonly baselineIsDeclared: boolean };

type Figure = Pick<Measure['points'][number], 'numerator' | 'denominator'>;

const populationsThatCount: readonly Population[] = ['customers', 'product'];

/**
 * Finds the measure that a progress requirement rests on and compares its first figure with its last.
 * A measure that the maker chose in advance goes first; else the first of the requirement's list that was measured.
 * @param history measures of earlier assessments of the same product
 */
export function progressOf(requirement: Pick<Requirement, 'id' | 'measures' | 'populations'>, measures: readonly Measure[], history: readonly Measure[], statement: Pick<ProductStatement, 'measures'> | undefined): Progress {
  const accepted = requirement.populations ?? populationsThatCount;
  const chosen = statement?.measures.filter((item) => item.requirement === requirement.id) ?? [];
  const wanted = [...chosen.map((item) => item.measure), ...(requirement.measures ?? [])];
  for (const id of new Set(wanted)) {
    const series = measures.filter((measure) => measure.id === id && accepted.includes(measure.population) && Object.keys(measure.dimensions).length === 0);
    const whole = joined(series, history);
    if (whole !== undefined) return compared(whole, measureDefinitions[id], chosen.find((item) => item.measure === id));
  }
  return { kind: 'nothing-measured' };
}

function joined(series: readonly Measure[], history: readonly Measure[]): Measure | undefined {
  const first = series[0];
  if (first === undefined) return undefined;
  const same = [...history.filter((item) => item.id === first.id && item.population === first.population && Object.keys(item.dimensions).length === 0), ...series.filter((item) => item.population === first.population)];
  const points = joinedPoints(same).filter(isComparable);
  if (points.length === 0) return undefined;
  return { ...first, points, sources: [...new Set(same.flatMap((item) => item.sources))].toSorted() };
}

function compared(measure: Measure, definition: MeasureDefinition, choice: StatedMeasure | undefined): Progress {
  const last = measure.points.at(-1);
  if (last === undefined) return { kind: 'nothing-measured' };
  const inWords = figureText(last, definition);
  if (definition.reached === 'none' && last.numerator === 0) return { kind: 'reached', measure, reason: inWords };
  if (definition.reached === 'all' && last.numerator === last.denominator) return { kind: 'reached', measure, reason: inWords };
  const measuredFirst = measure.points.length > 1 ? measure.points[0] : undefined;
  const first = choice?.baseline ?? measuredFirst;
  // A baseline names a day: it is no second point beside a measurement of that day.
  const isOnePoint = first === undefined || first.at >= last.at || (choice?.baseline !== undefined && first.at === last.at.slice(0, 10));
  if (definition.better === 'none' || isOnePoint) return { kind: 'one-point', measure, reason: say`${inWords}; one point, progress needs two.` };
  const difference = valueOf(last) - valueOf(first);
  const moved = definition.better === 'up' ? difference > 0 : difference < 0;
  // The newest figure goes first: it is the one that a narrow column must not cut off.
  const reason = say`${inWords} on ${quote(last.at.slice(0, 10))}; ${valueText(first, definition)} on ${quote(first.at.slice(0, 10))}.`;
  return { kind: moved ? 'moved' : 'not-moved', measure, reason, baselineIsDeclared: choice?.baseline !== undefined && !measure.points.some((point) => isSameFigure(point, first)) };
}

/** Whether a baseline is what was measured on its day, and not another figure of the same day. */
function isSameFigure(point: Measure['points'][number], baseline: Pick<Measure['points'][number], 'at' | 'numerator' | 'denominator'>): boolean {
  return point.at.slice(0, 10) === baseline.at.slice(0, 10) && point.numerator === baseline.numerator && point.denominator === baseline.denominator;
}

/** The figure with its title and denominator: «CVE records with a CWE: 3 of 17». */
function figureText(point: Figure, definition: MeasureDefinition): Text {
  const title = /^[A-Z][a-z ]/.test(definition.title) ? definition.title.charAt(0).toLowerCase() + definition.title.slice(1) : definition.title;
  return say`${ours(title)}: ${valueText(point, definition)}`;
}

/** «3 of 17», «12 days». */
function valueText(point: Figure, definition: MeasureDefinition): Text {
  if (definition.unit === 'days') return counted(point.numerator, 'day', 'days');
  return point.denominator === undefined ? say`${point.numerator}` : say`${point.numerator} of ${point.denominator}`;
}

function valueOf(point: Figure): number {
  return point.denominator === undefined ? point.numerator : point.numerator / point.denominator;
}
