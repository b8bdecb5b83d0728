import type { Assessment } from '../../model/assessment.ts';
import { measureDefinitions, type Measure, type MeasurePoint } from '../../model/measure.ts';
import type { Escaped } from '../escape/escaped.ts';
import { html } from '../escape/html.ts';
import { counted } from '../figure.ts';
import { nothing } from './parts.ts';

const rowsMax = 60;

/** Every measured figure with numerator, denominator, population and time; a series also as a line. */
export function measureTable(assessment: Assessment): Escaped<'html'> {
  if (assessment.measures.length === 0) return html`<p>No figure could be measured.</p>`;
  const shown = assessment.measures.slice(0, rowsMax);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Figures"><table><thead><tr><th scope="col">Figure</th><th scope="col">Of whom</th><th scope="col">Value</th><th scope="col">At</th><th scope="col">Course</th></tr></thead><tbody>${shown.map(rowOf)}</tbody></table></div>${assessment.measures.length > rowsMax ? html`<p class="small">${assessment.measures.length - rowsMax} more in the JSON report.</p>` : nothing}`;
}

function rowOf(measure: Measure): Escaped<'html'> {
  const definition = measureDefinitions[measure.id];
  const last = measure.points.at(-1);
  const split = Object.entries(measure.dimensions).map(([name, value]) => html`<br><span class="small">${name}: ${value}</span>`);
  return html`<tr><td>${definition.title}${split}</td><td>${measure.population}</td><td class="number">${last === undefined ? 'none' : valueText(last, definition.unit)}</td><td>${last?.at.slice(0, 10) ?? ''}</td><td>${course(measure.points)}</td></tr>`;
}

function valueText(point: MeasurePoint, unit: 'share' | 'count' | 'days'): string {
  if (point.suppressed === true) return 'withheld, fewer than 10';
  if (point.denominator === undefined) return unit === 'days' ? counted(point.numerator, 'day', 'days') : String(point.numerator);
  const percent = point.denominator === 0 ? '' : ` (${Math.round((point.numerator / point.denominator) * 1000) / 10} %)`;
  return `${point.numerator} of ${point.denominator}${percent}`;
}

const width = 160;
const height = 36;

/** The points as a line in equal steps, described for those who can't see it. */
function course(points: readonly MeasurePoint[]): Escaped<'html'> {
  const known = points.filter((point) => point.suppressed !== true && point.denominator !== 0);
  if (known.length < 2) return html`<span class="small">one point</span>`;
  const values = known.map((point) => (point.denominator === undefined ? point.numerator : point.numerator / point.denominator));
  const top = Math.max(...values, known[0]?.denominator === undefined ? 1 : 0);
  const low = Math.min(...values, 0);
  const at = (value: number, index: number): string => `${Math.round((index / (values.length - 1)) * (width - 8) + 4)},${Math.round(height - 4 - ((value - low) / (top - low || 1)) * (height - 8))}`;
  const said = known.map((point) => `${point.at.slice(0, 10)}: ${valueText(point, 'share')}`).join('; ');
  return html`<svg class="series" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${said}"><polyline fill="none" stroke="currentColor" stroke-width="2" points="${values.map(at).join(' ')}"/></svg>`;
}
