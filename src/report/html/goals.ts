import type { GoalRequirement } from '../../catalog/goal-measures.ts';
import { goals } from '../../catalog/index.ts';
import type { Assessment } from '../../model/assessment.ts';
import { measureDefinitions } from '../../model/measure.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Escaped } from '../escape/escaped.ts';
import { html } from '../escape/html.ts';
import { goalFigures } from '../goal-figures.ts';
import { nothing, shareBar, verdictMark } from './parts.ts';

/** The seven goals: verdict, what was seen, and the figure it rests on. */
export function goalList(assessment: Assessment): Escaped<'html'> {
  const items = goals.flatMap((goal) => {
    const verdict = assessment.verdicts.find((item) => item.requirement === goal.requirement);
    return verdict === undefined ? [] : [html`<li><div><h3>${goal.number}. ${goal.title}</h3>${verdictMark(verdict)}</div><div><p class="seen">${verdict.reason}</p>${verdict.measure === undefined ? figures(goal.requirement, assessment) : figure(verdict)}</div></li>`];
  });
  return html`<ul class="goals">${items}</ul>`;
}

function figures(requirement: GoalRequirement, { measures }: Assessment): Escaped<'html'> {
  const seen = goalFigures(requirement, measures);
  return seen === undefined ? nothing : html`<span class="small">${seen}</span>`;
}

function figure(verdict: Verdict): Escaped<'html'> {
  const point = verdict.measure?.points.at(-1);
  if (verdict.measure === undefined || point?.denominator === undefined) return nothing;
  const definition = measureDefinitions[verdict.measure.id];
  const denominator = 'denominator' in definition ? definition.denominator : '';
  return html`${shareBar(point.numerator, point.denominator)}<span class="small">${point.numerator} ${definition.numerator} of ${point.denominator} ${denominator}, ${point.at.slice(0, 10)}</span>`;
}
