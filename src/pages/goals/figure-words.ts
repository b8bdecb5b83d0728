import { measureDefinitions, type MeasureDefinition, type MeasureId, type Population } from '../../model/measure.ts';
import type { Text } from '../../model/text.ts';
import { counted, shareText } from '../../report/figure.ts';
import { html } from '../../report/escape/html.ts';
import type { ChosenMeasure, Direction, GoalPoint } from '../../workspace/goals/shapes.ts';
import type { Html } from '../parts.ts';

/** A figure as pages show it: withheld, a share with both its counts, days or a count. */
type Figure = Pick<GoalPoint, 'numerator' | 'denominator'> & { readonly isSuppressed?: boolean };

const directions: Readonly<Record<Direction, { readonly words: string; readonly sign: string }>> = {
  'nothing-measured': { words: 'nothing measured', sign: '–' },
  'one-point': { words: 'one point', sign: '•' },
  reached: { words: 'all reached', sign: '◆' },
  forward: { words: 'moved forward', sign: '↗' },
  still: { words: 'not moved', sign: '→' },
  back: { words: 'moved back', sign: '↘' },
};

/** Which way a figure went, as words with a sign; colour carries no meaning alone. */
export function directionMark(direction: Direction): Html {
  const { words, sign } = directions[direction];
  return html`<span class="direction d-${direction}"><span aria-hidden="true">${sign}</span> ${words}</span>`;
}

/** Whose figures they are, for people. */
export const populationTitles: Readonly<Record<Population, string>> = { customers: 'customers', 'own-staff': 'the maker’s own staff', 'this-instance': 'one installation', product: 'the product' };

export function definitionOf(measure: MeasureId): MeasureDefinition {
  return measureDefinitions[measure];
}

/** A figure with its denominator: `520 of 900 (57.8 %)`, `12 days`, `withheld, fewer than 10 people`. */
export function pointText({ numerator, denominator, isSuppressed = false }: Figure, unit: MeasureDefinition['unit']): string {
  if (isSuppressed) return 'withheld, fewer than 10 people';
  if (denominator !== null) return denominator === 0 ? 'none to look at' : shareText(numerator, denominator);
  return unit === 'days' ? counted(numerator, 'day', 'days') : counted(numerator, '', '').trim();
}

/** What is aimed at, in words. */
export function targetText({ at, value }: NonNullable<ChosenMeasure['target']>, unit: MeasureDefinition['unit']): string {
  const figure = unit === 'share' ? `${rounded(value * 100)} %` : unit === 'days' ? counted(value, 'day', 'days') : String(value);
  return at === null ? figure : `${figure} by ${at}`;
}

/** What changed between two figures of one measure: points of a percentage, days or things. */
export function changeText(before: Figure, after: Figure, unit: MeasureDefinition['unit']): string {
  const difference = valueOf(after) - valueOf(before);
  const sign = difference > 0 ? '+' : difference < 0 ? '−' : '±';
  const size = Math.abs(difference);
  if (unit === 'share') return `${sign}${rounded(size * 100)} points`;
  return `${sign}${unit === 'days' ? counted(rounded(size), 'day', 'days') : String(rounded(size))}`;
}

/** A share from 0 to 1, or the count or days themselves. */
export function valueOf({ numerator, denominator }: Figure): number {
  return denominator === null ? numerator : numerator / denominator;
}

/** Whether a step goes against the direction in which the figure shall move. */
export function isStepBack(before: Figure, after: Figure, better: MeasureDefinition['better']): boolean {
  const difference = valueOf(after) - valueOf(before);
  return better === 'up' ? difference < 0 : better === 'down' && difference > 0;
}

/** Whether a figure can be drawn and compared. */
export function isKnown({ denominator, isSuppressed = false }: Figure): boolean {
  return !isSuppressed && denominator !== 0;
}

/** The time that a figure speaks of: `2026-05` for a month, `2026-Q2`, `2026`, a day, or two days. */
export function periodText({ at, from }: Pick<GoalPoint, 'at' | 'from'>): string {
  const end = at.slice(0, 10);
  if (from === null) return end;
  const [begin, year] = [from.slice(0, 10), end.slice(0, 4)];
  const months = Number(end.slice(5, 7)) - Number(begin.slice(5, 7)) + 1;
  const isWhole = begin.slice(0, 4) === year && begin.endsWith('-01') && isLastOfMonth(end);
  if (isWhole && months === 1) return end.slice(0, 7);
  if (isWhole && months === 3 && Number(end.slice(5, 7)) % 3 === 0) return `${year}-Q${Number(end.slice(5, 7)) / 3}`;
  return isWhole && months === 12 ? year : `${begin} to ${end}`;
}

function isLastOfMonth(day: string): boolean {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}

/** A reason as a sentence of its own: reasons that join several begin in lower case. */
export function asSentence({ parts }: Text): Text {
  const [first, ...rest] = parts;
  return typeof first === 'string' ? { parts: [first.charAt(0).toUpperCase() + first.slice(1), ...rest] } : { parts };
}

/** What a figure counts, of what. */
export function countedWords({ numerator, denominator }: Pick<MeasureDefinition, 'numerator' | 'denominator'>): string {
  return denominator === undefined ? `Counted: ${numerator}.` : `Counted: ${numerator}, out of ${denominator}.`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
