import { html } from '../../report/escape/html.ts';
import type { GoalSeries, ProductGoal, ProductGoals } from '../../workspace/goals/shapes.ts';
import type { SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, trail, verdictMark, when, type Html } from '../parts.ts';
import { productNavigation } from '../product-rooms.ts';
import { offers, type Visitor } from '../visitor.ts';
import { clockPart } from './clock-part.ts';
import { freeGoalsPart } from './free-goals-part.ts';
import { asSentence, definitionOf, directionMark, pointText, targetText } from './figure-words.ts';
import { seriesChart } from './series-chart.ts';

/** The seven goals of one product: the clock, and for each verdict, way, chosen measure and course. */
export function productGoalsPage(visitor: Visitor, shown: ProductGoals, today: string, sent: SentForm): PageContent {
  const { product, goals, freeGoals } = shown;
  const mayChange = product.archivedAt === null && offers(visitor, 'goal.choose-measure', product.id);
  return {
    title: `Goals of ${product.name}`, place: 'goals',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`])}<h1>Goals of ${product.name}</h1>
${productNavigation(visitor, product, 'goals')}
${clockPart(shown, mayChange, sent)}
<h2>The seven goals</h2>${when(goals.every(({ standing }) => standing === null), () => html`<p class="notice">Nothing was assessed yet. Add a release, hand over its evidence and have it assessed: the figures in it appear here by themselves. Choose the measure of each goal before the work begins, so that nobody can say it was picked for its result.</p>`)}
<div class="goal-cards">${goals.map((goal) => goalCard(product.id, goal, shown, today))}</div>
${freeGoalsPart(product.id, freeGoals, mayChange, sent)}`,
  };
}

/** The series that a goal is shown by: of the chosen measure, else of the one that the verdict rests on, else the first with figures. */
export function leadingSeries({ chosen, standing, series }: ProductGoal): GoalSeries | undefined {
  const wanted = chosen?.measure ?? standing?.measure ?? null;
  return series.find(({ measure, population }) => measure === wanted && (chosen === null || population === chosen.population)) ?? (wanted === null ? series[0] : undefined);
}

function goalCard(productId: string, goal: ProductGoal, { clock }: ProductGoals, today: string): Html {
  const { number, title, standing, milestones, setbacks, chosen } = goal;
  const series = leadingSeries(goal);
  const open = setbacks.filter(({ endedAt }) => endedAt === null);
  const next = milestones.find(({ doneAt, endedAt }) => doneAt === null && endedAt === null);
  const chart = series === undefined || series.points.length < 2 ? nothing : seriesChart({ id: `goal-${number}`, title: definitionOf(series.measure).title, points: series.points, unit: definitionOf(series.measure).unit, signedAt: clock?.signedAt, isSmall: true });
  return html`<article class="card goal-card"><div><h3><a href="/products/${productId}/goals/${number}">${number}. ${title}</a></h3>
<p class="marks">${standing === null ? html`<span class="soft">not assessed yet</span>` : html`${verdictMark(standing.verdict)} ${directionMark(standing.direction)}`}</p>
${standing === null ? nothing : html`<p class="seen">${asSentence(standing.reason)}</p>`}
${figureLine(goal, series)}
${when(chosen === null, () => html`<p class="small">No measure is chosen in advance.</p>`)}
${when(next !== undefined, () => html`<p class="small">Next milestone${(next?.dueAt ?? '') < today ? html` <strong>(overdue)</strong>` : nothing}: ${next?.title ?? ''}, ${day(next?.dueAt ?? '')}.</p>`)}
${when(open.length > 0, () => html`<p class="small">${open.length} ${open.length === 1 ? 'setback or obstacle stands' : 'setbacks and obstacles stand'}: ${open[0]?.text ?? ''}</p>`)}</div>${chart}</article>`;
}

/** Baseline, now and target of the chosen measure; without one the newest figure. */
function figureLine({ chosen }: ProductGoal, series: GoalSeries | undefined): Html {
  const last = series?.points.at(-1);
  if (chosen === null) return series === undefined || last === undefined ? nothing : html`<p class="small">${definitionOf(series.measure).title}: ${pointText(last, definitionOf(series.measure).unit)}, ${day(last.at)}</p>`;
  const definition = definitionOf(chosen.measure);
  return html`<dl class="journey"><div><dt>Measure</dt><dd>${definition.title}</dd></div><div><dt>Baseline</dt><dd>${chosen.baseline === null ? 'none' : html`${pointText(chosen.baseline, definition.unit)}<span class="small">${day(chosen.baseline.at)}</span>`}</dd></div><div><dt>Now</dt><dd>${last === undefined ? 'not measured' : html`${pointText(last, definition.unit)}<span class="small">${day(last.at)}</span>`}</dd></div><div><dt>Target</dt><dd>${chosen.target === null ? 'none' : targetText(chosen.target, definition.unit)}</dd></div></dl>`;
}
