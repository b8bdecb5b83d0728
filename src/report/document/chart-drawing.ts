import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Chart, ChartPoint } from './chart.ts';

/** A chart as lines, dots and words at places, the same for every writer. Units are points; y grows downwards. */
export interface ChartDrawing {
  readonly width: number;
  readonly height: number;
  /** In the form of SVG’s `d`. */
  readonly lines: readonly { readonly role: 'axis' | 'grid' | 'series' | 'target'; readonly path: string }[];
  readonly dots: readonly { readonly x: number; readonly y: number; readonly role: 'point' | 'last' | 'withheld' }[];
  readonly labels: readonly ChartLabel[];
}

export interface ChartLabel {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly role: 'axis' | 'value' | 'target';
}

const height = 132;
const inset = { left: 34, right: 62, top: 14, bottom: 20 };

/** Where everything of a chart lies. @param width in points */
export function chartDrawing({ points, unit, target }: Chart, width: number): ChartDrawing {
  const times = points.map(({ at }) => Date.parse(at));
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const x = scaleLinear().domain([first, last === first ? first + 1 : last]).range([inset.left, width - inset.right]);
  const highest = Math.max(...points.flatMap(({ value }) => value ?? []), target?.value ?? 0, 0);
  // The axis begins at nothing, so that a line looks as steep as it is; only what is above all of it is left away.
  const isWhole = unit === 'share' && highest > 0.5;
  const y = scaleLinear().domain([0, isWhole ? 1 : highest === 0 ? 1 : highest]).range([height - inset.bottom, inset.top]);
  if (!isWhole) y.nice(4);
  const ticks = isWhole ? [0, 0.5, 1] : y.ticks(4).filter((tick) => unit === 'share' || Number.isInteger(tick));
  const known = points.flatMap(({ at, value }) => (value === undefined ? [] : [{ x: x(Date.parse(at)), y: y(value) }]));
  const end = width - inset.right;
  return {
    width, height,
    lines: [
      ...ticks.map((tick) => ({ role: tick === 0 ? 'axis' as const : 'grid' as const, path: `M${round(inset.left)},${round(y(tick))}H${round(end)}` })),
      ...(target === undefined ? [] : [{ role: 'target' as const, path: `M${round(inset.left)},${round(y(target.value))}H${round(end)}` }]),
      ...runsOf(points).map((run) => ({ role: 'series' as const, path: line<ChartPoint>().x(({ at }) => round(x(Date.parse(at)))).y(({ value }) => round(y(value ?? 0)))(run) ?? '' })),
    ],
    dots: points.map(({ at, value }, index) => ({ x: round(x(Date.parse(at))), y: round(y(value ?? 0)), role: value === undefined ? 'withheld' : index === points.length - 1 ? 'last' : 'point' })),
    labels: [
      ...ticks.map((tick) => ({ x: inset.left - 5, y: round(y(tick)), words: valueWords(tick, unit), anchor: 'end' as const, role: 'axis' as const })),
      ...dateLabels(points).map(({ at, anchor }) => ({ x: round(x(Date.parse(at))), y: height - 6, words: at.slice(0, 10), anchor, role: 'axis' as const })),
      ...endLabels(points, known, { unit, target: target === undefined ? undefined : { y: y(target.value), words: target.words }, end }),
    ],
  };
}

/** A line is broken where a figure is withheld: nothing is drawn over what is not known. */
function runsOf(points: readonly ChartPoint[]): readonly (readonly ChartPoint[])[] {
  const runs: ChartPoint[][] = [[]];
  for (const point of points) {
    if (point.value === undefined) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter((run) => run.length > 1);
}

function dateLabels(points: readonly ChartPoint[]): readonly { readonly at: string; readonly anchor: 'start' | 'middle' | 'end' }[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  return first === last ? [{ at: first.at, anchor: 'start' }] : [{ at: first.at, anchor: 'start' }, { at: last.at, anchor: 'end' }];
}

/** The last figure and the target stand beside the ends of their lines, apart by a line’s height where they would meet. */
function endLabels(points: readonly ChartPoint[], known: readonly { readonly x: number; readonly y: number }[], { unit, target, end }: { readonly unit: Chart['unit']; readonly target: { readonly y: number; readonly words: string } | undefined; readonly end: number }): readonly ChartLabel[] {
  const first = points.find(({ value }) => value !== undefined);
  const last = points.findLast(({ value }) => value !== undefined);
  const [from, to] = [known[0], known.at(-1)];
  const labels: ChartLabel[] = [];
  if (first !== undefined && from !== undefined && first !== last) {
    // On the side from which the line goes away, unless the axis or the target is there.
    const isBelow = ((known[1]?.y ?? 0) < from.y || from.y < inset.top + lineHeight || (target !== undefined && from.y - target.y > 0 && from.y - target.y < 1.5 * lineHeight)) && from.y < height - inset.bottom - lineHeight;
    labels.push({ x: round(from.x), y: round(from.y + (isBelow ? 9 : -9)), words: valueWords(first.value ?? 0, unit), anchor: 'start', role: 'value' });
  }
  const beside = end + 6;
  if (last !== undefined && to !== undefined) labels.push({ x: beside, y: round(to.y), words: valueWords(last.value ?? 0, unit), anchor: 'start', role: 'value' });
  if (target === undefined) return labels;
  const distance = to === undefined ? lineHeight : target.y - to.y;
  const shifted = to === undefined || Math.abs(distance) >= lineHeight ? target.y : to.y + (distance > 0 || to.y < inset.top + lineHeight ? lineHeight : -lineHeight);
  return [...labels, { x: beside, y: round(shifted), words: target.words, anchor: 'start', role: 'target' }];
}

const lineHeight = 11;

/** A value as the axis and the labels have it. */
function valueWords(value: number, unit: Chart['unit']): string {
  if (unit === 'share') return `${Math.round(value * 1000) / 10}\u00a0%`;
  const plain = String(Math.round(value * 10) / 10);
  return unit === 'days' ? `${plain} d` : plain;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
