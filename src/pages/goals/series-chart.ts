import { lineChart, timeOf, type LineChart } from '../../report/html/line-chart.ts';
import type { MeasureDefinition } from '../../model/measure.ts';
import type { ChosenMeasure, GoalPoint, Milestone } from '../../workspace/goals/shapes.ts';
import { html } from '../../report/escape/html.ts';
import type { Html } from '../parts.ts';
import { isKnown, pointText, targetText, valueOf } from './figure-words.ts';

/** Points that are drawn at most: of more, the last of each week or month. */
const drawnMost = 120;
/** Time after the newest figure in which milestones are drawn, at least: half a year. */
const aheadLeast = 183 * 86_400_000;

interface Drawn {
  readonly id: string;
  readonly title: string;
  readonly points: readonly Pick<GoalPoint, 'at' | 'numerator' | 'denominator' | 'isSuppressed'>[];
  readonly unit: MeasureDefinition['unit'];
  readonly signedAt?: string | undefined;
  readonly endsAt?: string | undefined;
  readonly target?: ChosenMeasure['target'] | undefined;
  readonly milestones?: readonly Milestone[];
  readonly isSmall?: boolean;
}

/** Whether a day lies in what is drawn of a series: far ahead of its newest figure it does not. */
export function isDrawn(points: Drawn['points'], day: string): boolean {
  const known = points.filter(isKnown);
  const [first, last] = [known[0], known.at(-1)];
  return first !== undefined && last !== undefined && timeOf(day).getTime() <= drawnUntil(first.at, last.at);
}

/** A day far ahead would press all that was measured into a corner. */
function drawnUntil(first: string, last: string): number {
  return timeOf(last).getTime() + Math.max(aheadLeast, (timeOf(last).getTime() - timeOf(first).getTime()) / 2);
}

/** A figure over time as a drawing, labelled where it ends; nothing when no point can be drawn. */
export function seriesChart({ id, title, points, unit, signedAt, endsAt, target, milestones = [], isSmall = false }: Drawn): Html {
  const known = thinned(points.filter(isKnown));
  const last = known.at(-1);
  if (last === undefined) return html``;
  const days: LineChart['days'] = [...(signedAt === undefined ? [] : [{ at: timeOf(signedAt), label: 'signed' }]), ...(endsAt === undefined ? [] : [{ at: timeOf(endsAt), label: 'year ends' }])];
  const first = known[0] ?? last;
  const description = [
    known.length === 1 ? 'One point; progress needs two.' : `${known.length} points. ${first.at.slice(0, 10)}: ${pointText(first, unit)}.`, `${last.at.slice(0, 10)}: ${pointText(last, unit)}.`,
    target === undefined || target === null ? '' : `Target: ${targetText(target, unit)}.`, signedAt === undefined ? '' : `The pledge was signed on ${signedAt}.`,
    ...milestones.map(({ title: words, dueAt, doneAt }, index) => `Milestone ${index + 1}, ${doneAt === null ? `due ${dueAt}` : `reached ${doneAt}`}: ${words}.`),
  ].filter((sentence) => sentence !== '').join(' ');
  return lineChart({
    id, title, description, unit, days,
    points: known.map((point) => ({ at: timeOf(point.at), value: valueOf(point) })),
    withheld: points.filter(({ isSuppressed }) => isSuppressed).map(({ at }) => timeOf(at)),
    size: isSmall ? { width: 260, height: 96 } : { width: 460, height: 220 },
    ...(isSmall ? {} : { lastLabel: pointText(last, unit) }),
    ...(target === undefined || target === null || isSmall ? {} : { target: { value: target.value, label: `target ${targetText({ ...target, at: null }, unit)}` } }),
    milestones: isSmall ? [] : milestones.map(({ dueAt, doneAt }, index) => ({ at: timeOf(doneAt ?? dueAt), label: String(index + 1), isReached: doneAt !== null })).filter(({ at }) => at.getTime() <= drawnUntil(first.at, last.at)),
  });
}

/** So many points that each can be told: the first, and the last of each day, week or month. */
function thinned<Point extends Pick<GoalPoint, 'at'>>(points: readonly Point[]): readonly Point[] {
  for (const spanOf of [(at: string) => at, (at: string) => at.slice(0, 10), weekOf, (at: string) => at.slice(0, 7)]) {
    const [first, ...rest] = points;
    if (first === undefined) return [];
    const lasts = new Map(rest.map((point) => [spanOf(point.at), point]));
    if (lasts.size < drawnMost) return [first, ...lasts.values()];
  }
  return points.slice(-drawnMost);
}

function weekOf(at: string): string {
  return String(Math.floor(Date.parse(at.slice(0, 10)) / (7 * 86_400_000)));
}
