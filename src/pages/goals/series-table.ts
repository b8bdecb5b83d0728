import type { MeasureDefinition } from '../../model/measure.ts';
import { html } from '../../report/escape/html.ts';
import type { GoalPoint } from '../../workspace/goals/shapes.ts';
import { nothing, table, when, type Html } from '../parts.ts';
import { changeText, isKnown, isStepBack, periodText, pointText } from './figure-words.ts';

/** Lines of one table at most, the newest. */
const linesMost = 60;

/** The figures of a series with the step from one to the next, newest first; a step back is said as plainly as one forward. */
export function seriesTable(caption: string, points: readonly Pick<GoalPoint, 'at' | 'from' | 'numerator' | 'denominator' | 'isSuppressed'>[], { unit, better }: Pick<MeasureDefinition, 'unit' | 'better'>, omitted: number = 0): Html {
  const lines = points.map((point, index) => {
    const before = points.slice(0, index).findLast(isKnown);
    const isStep = before !== undefined && isKnown(point);
    const isBack = isStep && isStepBack(before, point, better);
    return [
      html`<td>${periodText(point)}</td>`, html`<td class="number">${pointText(point, unit)}</td>`,
      html`<td class="number">${isStep ? changeText(before, point, unit) : nothing}${when(isBack, () => html` <span class="direction d-back"><span aria-hidden="true">↘</span> back</span>`)}</td>`,
    ];
  }).toReversed();
  const hidden = Math.max(0, lines.length - linesMost) + omitted;
  return html`${table(caption, ['Time', unit === 'share' ? 'Share' : 'Figure', 'Step'], lines.slice(0, linesMost))}${when(hidden > 0, () => html`<p class="small">${hidden} older figures are not shown here.</p>`)}`;
}
