import { goals } from '../../catalog/goals.ts';
import { offeredFigures } from '../../catalog/offered-figures.ts';
import { html } from '../../report/escape/html.ts';
import type { FreeGoal } from '../../workspace/goals/shapes.ts';
import { choice, field, problemNotice, sentBy, type SentForm } from '../form.ts';
import { day, deed, nothing, when, type Html } from '../parts.ts';
import { isKnown, isStepBack, pointText, targetText, valueOf } from './figure-words.ts';
import { seriesChart } from './series-chart.ts';

/** Goals beyond the seven, and the form for a new one. */
export function freeGoalsPart(productId: string, free: readonly FreeGoal[], mayChange: boolean, sent: SentForm): Html {
  return html`<h2 id="free">Goals of your own</h2><p class="soft">What goes beyond the seven, and what no file shows yet: people enter the figures with their source. They are marked as declared, and no verdict rests on them.</p>
${freeGoalCards(productId, free)}${when(mayChange, () => freeGoalForm(productId, undefined, sentBy('free', sent)))}`;
}

/** Cards of figures that people enter; those that ended stand last. */
export function freeGoalCards(productId: string, free: readonly FreeGoal[]): Html {
  if (free.length === 0) return nothing;
  return html`<div class="goal-cards">${free.toSorted((one, other) => Number(one.endedAt !== null) - Number(other.endedAt !== null)).map((goal) => freeGoalCard(productId, goal))}</div>`;
}

function freeGoalCard(productId: string, goal: FreeGoal): Html {
  const { id, title, unit, target, endedAt } = goal;
  const figures = figuresOf(goal);
  const last = figures.at(-1);
  return html`<article class="card goal-card"><div><h3><a href="/products/${productId}/free-goals/${id}">${title}</a></h3><p class="marks">${declaredMark} ${endedAt === null ? directionOf(goal) : html`<span class="soft">ended ${day(endedAt)}</span>`}</p>
<p class="small">${last === undefined ? 'No figure yet.' : html`${pointText(last, unit)}, ${day(last.at)}`}${target === null ? nothing : html`; target ${targetText(target, unit)}`}</p></div>${figures.filter(isKnown).length < 2 ? nothing : seriesChart({ id: `free-${id}`, title, points: figures, unit, isSmall: true })}</article>`;
}

/** Says that a figure is somebody’s word. */
export const declaredMark = html`<span class="declared">declared</span>`;

/** The figures that stand, ascending. */
export function figuresOf({ figures }: FreeGoal): FreeGoal['figures'] {
  return figures.filter(({ endedAt }) => endedAt === null);
}

function directionOf(goal: FreeGoal): Html {
  const known = figuresOf(goal).filter(isKnown);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return html`<span class="soft">no figure yet</span>`;
  if (first === last) return html`<span class="soft">one point</span>`;
  if (goal.better === 'none') return html`<span class="soft">shown without judgement</span>`;
  if (isStepBack(first, last, goal.better)) return html`<span class="soft">by these words, moved back</span>`;
  return html`<span class="soft">by these words, ${valueOf(first) === valueOf(last) ? 'not moved' : 'moved forward'}</span>`;
}

/** The form for a goal, or a figure of one of the seven, that people enter. Offered ones fill it at once. @param number of the goal that it belongs to */
export function freeGoalForm(productId: string, number: number | undefined, sent: SentForm): Html {
  const requirement = goals.find((goal) => goal.number === number)?.requirement;
  const offered = offeredFigures.filter((figure) => figure.requirement === requirement);
  const back = number === undefined ? '' : html`<input type="hidden" name="number" value="${number}">`;
  const action = `/products/${productId}/free-goals`;
  return html`<details class="form"${when(sent.problem !== undefined, () => html` open`)}><summary>${number === undefined ? 'Add a goal of your own' : 'Add a figure that people enter'}</summary>
${when(offered.length > 0, () => html`<p class="small">Often asked for:</p><ul class="offered">${offered.map(({ title, numerator, denominator = '', unit, better, isAboutPeople }) => html`<li>${deed(action, title, { fields: { form: 'free', title, numerator, denominator, unit, better, people: isAboutPeople === true ? 'yes' : 'no', ...(number === undefined ? {} : { number: String(number) }) } })}</li>`)}</ul>`)}
<form method="post" action="${action}"><input type="hidden" name="form" value="free">${back}${problemNotice(sent, ['title', 'numerator', 'denominator', 'target'])}
${field({ name: 'title', id: 'free-title', label: 'Title', maxlength: 200 }, sent)}${field({ name: 'numerator', id: 'free-numerator', label: 'What is counted', hint: 'For example: security fixes that were out within 30 days.', maxlength: 200 }, sent)}${field({ name: 'denominator', id: 'free-denominator', label: 'Out of what', hint: 'For a share only, for example: security fixes.', required: false, maxlength: 200 }, sent)}
<div class="row">${choice({ name: 'unit', label: 'The figure is', value: 'share' }, [['share', 'a share'], ['count', 'a count'], ['days', 'a number of days']], sent)}${choice({ name: 'better', label: 'It shall', value: 'up' }, [['up', 'go up'], ['down', 'go down'], ['none', 'be shown only']], sent)}${choice({ name: 'people', label: 'Counts people or customers', hint: 'Then fewer than 10 are withheld.', value: 'no' }, [['no', 'no'], ['yes', 'yes']], sent)}</div>
<button type="submit" class="quiet">Add</button></form></details>`;
}
