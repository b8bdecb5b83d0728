import { scaleLinear, scaleUtc } from 'd3-scale';
import { line } from 'd3-shape';
import type { MeasureDefinition } from '../../model/measure.ts';
import type { Escaped } from '../escape/escaped.ts';
import { html } from '../escape/html.ts';

/** One point as it is drawn. */
export interface DrawnPoint {
  readonly at: Date;
  /** A share from 0 to 1, or a number of days or things. */
  readonly value: number;
}

/** A figure over time, and what is marked on its time axis. */
export interface LineChart {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What is seen, for those who don't see it. */
  readonly description: string;
  /** Ascending, at least one. */
  readonly points: readonly DrawnPoint[];
  readonly unit: MeasureDefinition['unit'];
  /** In units of the drawing; a text is 11 of them high. */
  readonly size: { readonly width: number; readonly height: number };
  /** Days that are marked by a line; those outside the time drawn are left out. */
  readonly days?: readonly { readonly at: Date; readonly label: string }[];
  /** Written beside the last point. */
  readonly lastLabel?: string;
  /** A value to be reached, drawn across. */
  readonly target?: { readonly value: number; readonly label: string };
  /** Shown as signs on the time axis, which then reaches to the last of them. */
  readonly milestones?: readonly { readonly at: Date; readonly label: string; readonly isReached: boolean }[];
  /** Times whose figure is withheld. */
  readonly withheld?: readonly Date[];
}

const margin = { top: 12, right: 14, bottom: 24, left: 44 };
/** Half of the time that is drawn around a single point. */
const aroundOnePoint = 15 * 86_400_000;

/** The point as it is drawn; undefined for one that is withheld or without anything to look at. */
export function drawnPoint({ at, numerator, denominator, suppressed }: { readonly at: string; readonly numerator: number; readonly denominator?: number | undefined; readonly suppressed?: boolean | undefined }): DrawnPoint | undefined {
  if (suppressed === true || denominator === 0) return undefined;
  return { at: timeOf(at), value: denominator === undefined ? numerator : numerator / denominator };
}

/** The moment of a day (its midnight in UTC) or a time. */
export function timeOf(at: string): Date {
  return new Date(at.length === 10 ? `${at}T00:00:00Z` : at);
}

/** A figure over time as a drawing with title and description. The figures themselves stand in a table beside it. */
export function lineChart({ id, title, description, points, unit, size: { width, height }, days = [], lastLabel, target, milestones = [], withheld = [] }: LineChart): Escaped<'html'> {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return html``;
  const times = [...points.map(({ at }) => at.getTime()), ...withheld.map((at) => at.getTime()), ...milestones.map(({ at }) => at.getTime())];
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const x = scaleUtc(from === to ? [from - aroundOnePoint, to + aroundOnePoint] : [from, to], [margin.left, width - margin.right]);
  const isShare = unit === 'share';
  const y = scaleLinear([0, isShare ? 1 : Math.max(1, target?.value ?? 0, ...points.map(({ value }) => value))], [height - margin.bottom, margin.top]);
  if (!isShare) y.nice(3);
  const ticks = isShare ? [0, 0.5, 1] : y.ticks(3);
  const [low, high] = [margin.top, height - margin.bottom];
  // Beside a falling line there is room below it, beside a rising one above.
  const isFalling = (points.at(-2)?.value ?? 0) > last.value;
  const isBelow = y(last.value) < low + 18 || (isFalling && y(last.value) < high - 22);
  const marked = days.filter(({ at }) => at.getTime() > from && at.getTime() < to);
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-text"><title id="${id}-title">${title}</title><desc id="${id}-text">${description}</desc>
${ticks.map((tick) => html`<line class="grid" x1="${margin.left}" x2="${width - margin.right}" y1="${round(y(tick))}" y2="${round(y(tick))}"/><text x="${margin.left - 6}" y="${round(y(tick) + 4)}" text-anchor="end">${isShare ? `${tick * 100} %` : String(tick)}</text>`)}
${marked.map(({ at, label }) => html`<line class="signed" x1="${round(x(at))}" x2="${round(x(at))}" y1="${low}" y2="${high}"/><text x="${round(x(at))}" y="${low - 3}" text-anchor="middle">${label}</text>`)}${target === undefined ? html`` : html`<line class="target" x1="${margin.left}" x2="${width - margin.right}" y1="${round(y(target.value))}" y2="${round(y(target.value))}"/><text class="target" x="${margin.left + 4}" y="${round(y(target.value) + (y(target.value) < low + 14 ? 13 : -4))}">${target.label}</text>`}
<path class="course" d="${line<DrawnPoint>((point) => x(point.at), (point) => y(point.value)).digits(1)(points) ?? ''}"/>${points.map((point) => html`<circle cx="${round(x(point.at))}" cy="${round(y(point.value))}" r="3.5"/>`)}${withheld.map((at) => html`<circle class="withheld" cx="${round(x(at))}" cy="${high}" r="3.5"/>`)}${lastLabel === undefined ? html`` : html`<text class="last" x="${round(x(last.at))}" y="${round(y(last.value) + (isBelow ? 18 : -9))}" text-anchor="${x(last.at) > width * 0.7 ? 'end' : x(last.at) < width * 0.3 ? 'start' : 'middle'}">${lastLabel}</text>`}
${milestones.map(({ at, label, isReached }) => html`<path class="milestone${isReached ? ' reached' : ''}" d="M${round(x(at))} ${high - 6}l6 6l-6 6l-6 -6Z"/><text class="on-sign${isReached ? ' reached' : ''}" x="${round(x(at))}" y="${high + 3}" text-anchor="middle">${label}</text>`)}<text x="${margin.left}" y="${height - 6}">${dayOf(from)}</text>${from === to ? html`` : html`<text x="${width - margin.right}" y="${height - 6}" text-anchor="end">${dayOf(to)}</text>`}</svg>`;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
