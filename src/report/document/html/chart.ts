import type { Escaped } from '../../escape/escaped.ts';
import { html } from '../../escape/html.ts';
import { nothing } from '../../html/parts.ts';
import type { Chart } from '../chart.ts';
import { chartDrawing } from '../chart-drawing.ts';

const width = 640;

/** A chart as SVG with its description, and the same figures as a table below it. */
export function chartMarkup(chart: Chart): Escaped<'html'> {
  const { height, lines, dots, labels } = chartDrawing(chart, width);
  return html`<figure class="chart">${chart.title === undefined ? nothing : html`<figcaption>${chart.title}</figcaption>`}
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${chart.description}">${lines.map(({ role, path }) => html`<path class="c-${role}" d="${path}"/>`)}${dots.map(({ x, y, role }) => html`<circle class="c-${role}" cx="${x}" cy="${y}" r="${role === 'last' ? 3.4 : 2}"/>`)}${labels.map(({ x, y, words, anchor, role }) => html`<text class="c-${role}-words" x="${x}" y="${y}" dy=".35em" text-anchor="${anchor}">${words}</text>`)}</svg>
<details><summary>The figures</summary><table><thead><tr><th scope="col">Date</th><th scope="col" class="number">Figure</th></tr></thead><tbody>${chart.points.map(({ at, words }) => html`<tr><th scope="row">${at.slice(0, 10)}</th><td class="number">${words}</td></tr>`)}</tbody></table></details></figure>`;
}
