import { measureDefinitions, type Population } from '../../model/measure.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { html } from '../../report/escape/html.ts';
import { counted, shareText } from '../../report/figure.ts';
import { nothing, type PublishedMeasure, type PublishedPoint } from './parts.ts';

/** Whose figures they are, for people. */
export const populationTitles: Readonly<Record<Population, string>> = { customers: 'customers', 'own-staff': 'the maker’s own staff', 'this-instance': 'one installation', product: 'the product' };

/** The value of a point: a share with both its counts, or a number of days. */
export function valueText(point: PublishedPoint, measure: PublishedMeasure): string {
  if (point.suppressed === true) return 'withheld, fewer than 10 people';
  if (point.denominator !== undefined) return point.denominator === 0 ? 'none to look at' : shareText(point.numerator, point.denominator);
  return measureDefinitions[measure.id].unit === 'days' ? counted(point.numerator, 'day', 'days') : String(point.numerator);
}

/** The latest figure of a measure with what was counted, of how many, and when; a share also as a bar. */
export function latestFigure(measure: PublishedMeasure | undefined): Escaped<'html'> {
  const point = measure?.points.at(-1);
  if (measure === undefined || point === undefined) return nothing;
  const definition = measureDefinitions[measure.id];
  const denominator = 'denominator' in definition ? definition.denominator : undefined;
  const isShare = point.denominator !== undefined && point.denominator > 0 && point.suppressed !== true;
  return html`${isShare ? shareBar(point.numerator, point.denominator ?? 0) : nothing}<p class="small">${definition.title}: ${valueText(point, measure)}, ${point.at.slice(0, 10)}. Counted: ${definition.numerator}${denominator === undefined ? '' : `, out of ${denominator}`}; of ${populationTitles[measure.population]}.</p>`;
}

/** A share as a bar; its figure stands beside it as text. Drawn, because the page's policy allows no style in an element. */
function shareBar(numerator: number, denominator: number): Escaped<'html'> {
  const percent = Math.min(100, Math.round((numerator / denominator) * 1000) / 10);
  return html`<svg class="share" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="all" width="100" height="2"/><rect class="part" width="${percent}" height="2"/></svg>`;
}
