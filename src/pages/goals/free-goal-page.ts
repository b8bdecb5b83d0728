import { html } from '../../report/escape/html.ts';
import type { FreeGoal, ProductGoals } from '../../workspace/goals/shapes.ts';
import { field, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, table, trail, when, type Html } from '../parts.ts';
import { countedWords, isKnown, pointText, targetText } from './figure-words.ts';
import { declaredMark, figuresOf } from './free-goals-part.ts';
import { seriesChart } from './series-chart.ts';
import { seriesTable } from './series-table.ts';

/** A goal whose figures people enter: its course, its figures with their sources, and the form for the next one. */
export function freeGoalPage({ product, clock, goals }: ProductGoals, goal: FreeGoal, mayChange: boolean, today: string, sent: SentForm): PageContent {
  const { title, unit, better, target, endedAt, endReason, requirement, denominator } = goal;
  const definition = { numerator: goal.numerator, unit, better, ...(denominator === null ? {} : { denominator }) };
  const points = figuresOf(goal).map((figure) => ({ ...figure, from: null }));
  const of = goals.find((item) => item.requirement === requirement);
  const isOpen = endedAt === null && mayChange;
  const back: readonly (readonly [string, string])[] = of === undefined ? [] : [[`${of.number}. ${of.title}`, `/products/${product.id}/goals/${of.number}#declared`]];
  return {
    title: `${title}, ${product.name}`, place: 'goals',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`], ['Goals', `/products/${product.id}/goals`], ...back)}<h1>${title}</h1><p>${declaredMark} Figures that people entered. No verdict rests on them.</p>
<p class="small">${countedWords(definition)} ${{ up: 'It shall go up.', down: 'It shall go down.', none: 'Shown without judgement.' }[better]}${target === null ? nothing : ` Target: ${targetText(target, unit)}.`}</p>
${endedAt === null ? nothing : html`<p class="notice">Ended ${day(endedAt)}: ${endReason ?? ''}</p>`}
${points.length === 0 ? html`<p class="soft">No figure yet.</p>` : html`<figure class="course"><figcaption><b>${title}</b><span class="small">declared</span></figcaption><div class="course-columns"><div>${seriesChart({ id: 'free-chart', title, points, unit, signedAt: clock?.signedAt, endsAt: clock?.endsAt, target })}${when(points.filter(isKnown).length === 1, () => html`<p><strong>One point.</strong> Progress needs two.</p>`)}</div><div>${seriesTable(`Figures: ${title}`, points, definition)}</div></div></figure>`}
${sourcesPart(product.id, goal, isOpen)}
${when(isOpen, () => entryForm(product.id, goal, today, sent))}
${when(isOpen, () => html`<p class="small"><a href="/products/${product.id}/endings/free-goals/${goal.id}">End this goal</a></p>`)}`,
  };
}

function sourcesPart(productId: string, { figures, unit }: FreeGoal, isOpen: boolean): Html {
  if (figures.length === 0) return nothing;
  return html`<h2>Where the figures come from</h2>${table('Sources of the figures', ['Day', 'Figure', 'Source', 'Entered', 'State'], figures.toReversed().map((figure) => [
    html`<td>${day(figure.at)}</td>`, html`<td class="number">${pointText(figure, unit)}</td>`, html`<td>${figure.source}</td>`, html`<td>${day(figure.enteredAt)}</td>`,
    html`<td>${figure.endedAt !== null ? html`withdrawn ${day(figure.endedAt)}: ${figure.endReason ?? ''}` : isOpen ? html`<a href="/products/${productId}/endings/figures/${figure.id}">Withdraw<span class="unseen"> the figure of ${figure.at}</span></a>` : 'stands'}</td>`,
  ]))}`;
}

function entryForm(productId: string, { id, unit, numerator, denominator, isAboutPeople }: FreeGoal, today: string, sent: SentForm): Html {
  return html`<section class="card" aria-labelledby="enter-title"><h2 id="enter-title">Enter a figure</h2><form method="post" action="/products/${productId}/free-goals/${id}/figures">${problemNotice(sent, ['at', 'numerator', 'denominator', 'source'])}
<div class="row">${field({ name: 'at', label: 'Day it speaks of', type: 'date', value: today }, sent)}${field({ name: 'numerator', label: unit === 'share' ? 'Numerator' : unit === 'days' ? 'Days' : 'Count', hint: numerator, type: 'number', min: 0 }, sent)}${unit === 'share' ? field({ name: 'denominator', label: 'Denominator', hint: denominator ?? '', type: 'number', min: 1 }, sent) : nothing}</div>
${field({ name: 'source', label: 'Where it was taken from', hint: 'For example: export of the ticket system of 2026-06-01, query 14.', maxlength: 200 }, sent)}${when(isAboutPeople, () => html`<p class="small">Fewer than 10 people are withheld at once: the number is not kept.</p>`)}<button type="submit">Enter</button></form></section>`;
}
