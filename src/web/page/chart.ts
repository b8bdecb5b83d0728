import { scaleLinear, scaleUtc } from 'd3-scale';
import { line } from 'd3-shape';
import { measureDefinitions } from '../../model/measure.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { html } from '../../report/escape/html.ts';
import { populationTitles, valueText } from './figure.ts';
import type { DrawnPoint, Series } from './series.ts';

const width = 360;
const height = 150;
const margin = { top: 12, right: 14, bottom: 24, left: 44 };

/**
 * A series as a drawing with title and description; the figures themselves are in the table under it.
 * @param signedAt day of signing, marked where it lies between the first point and the last
 */
export function chart(series: Series, id: string, signedAt?: string): Escaped<'html'> {
  const { measure, drawn } = series;
  const isShare = measure.points.some((point) => point.denominator !== undefined);
  const times = drawn.map(({ at }) => at.getTime());
  const x = scaleUtc([Math.min(...times), Math.max(...times)], [margin.left, width - margin.right]);
  const y = scaleLinear([0, isShare ? 1 : Math.max(1, ...drawn.map(({ value }) => value))], [height - margin.bottom, margin.top]);
  if (!isShare) y.nice(3);
  const ticks = isShare ? [0, 0.5, 1] : y.ticks(3);
  const path = line<DrawnPoint>((point) => x(point.at), (point) => y(point.value)).digits(1)(drawn) ?? '';
  const [first, last] = [series.points[0], series.points.at(-1)];
  const signed = signedAt === undefined ? Number.NaN : Date.parse(`${signedAt}T00:00:00Z`);
  const isMarked = signed > Math.min(...times) && signed < Math.max(...times);
  const title = `${measureDefinitions[measure.id].title}, ${populationTitles[measure.population]}`;
  const described = first === undefined || last === undefined ? '' : `${drawn.length} points. ${day(first.at)}: ${valueText(first, measure)}. ${day(last.at)}: ${valueText(last, measure)}.${isMarked ? ` The pledge was signed on ${signedAt}.` : ''}`;
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-text"><title id="${id}-title">${title}</title><desc id="${id}-text">${described}</desc>
${ticks.map((tick) => html`<line class="grid" x1="${margin.left}" x2="${width - margin.right}" y1="${round(y(tick))}" y2="${round(y(tick))}"/><text x="${margin.left - 6}" y="${round(y(tick) + 4)}" text-anchor="end">${isShare ? `${tick * 100} %` : String(tick)}</text>`)}
${isMarked ? html`<line class="signed" x1="${round(x(signed))}" x2="${round(x(signed))}" y1="${margin.top}" y2="${height - margin.bottom}"/><text x="${round(x(signed))}" y="${margin.top - 3}" text-anchor="middle">signed</text>` : html``}
<path class="course" d="${path}"/>${drawn.map((point) => html`<circle cx="${round(x(point.at))}" cy="${round(y(point.value))}" r="3.5"/>`)}
<text x="${margin.left}" y="${height - 6}">${day(drawn[0]?.at.toISOString() ?? '')}</text><text x="${width - margin.right}" y="${height - 6}" text-anchor="end">${day(drawn.at(-1)?.at.toISOString() ?? '')}</text></svg>`;
}

function day(at: string): string {
  return at.slice(0, 10);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
