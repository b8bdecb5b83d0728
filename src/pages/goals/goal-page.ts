import { requirementById } from '../../catalog/index.ts';
import { html } from '../../report/escape/html.ts';
import type { GoalSeries, ProductGoal, ProductGoals } from '../../workspace/goals/shapes.ts';
import { sentBy, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, trail, verdictMark, when, type Html } from '../parts.ts';
import { productNavigation } from '../product-rooms.ts';
import { offers, type Visitor } from '../visitor.ts';
import { choicePart } from './choice-part.ts';
import { clockWords } from './clock-part.ts';
import { asSentence, countedWords, definitionOf, directionMark, isKnown, pointText, populationTitles } from './figure-words.ts';
import { freeGoalCards, freeGoalForm } from './free-goals-part.ts';
import { milestonePart } from './milestone-part.ts';
import { narrativePart, type EvidenceChoice } from './narrative-part.ts';
import { leadingSeries } from './product-goals.ts';
import { isDrawn, seriesChart } from './series-chart.ts';
import { seriesTable } from './series-table.ts';
import { setbackPart } from './setback-part.ts';
import { splitPart } from './split-part.ts';
import { wayPart } from './way-part.ts';

/** One goal of one product. */
export interface ShownGoal {
  readonly shown: ProductGoals;
  readonly goal: ProductGoal;
  /** Figures split by something. */
  readonly splits: readonly GoalSeries[];
  readonly omitted: boolean;
  /** Files that a description can be tied to. */
  readonly evidence: readonly EvidenceChoice[];
  /** Measure that the address asks for. */
  readonly asked: string | null;
  readonly today: string;
}

/** One goal of a product: verdict, course as drawing and table, choices, milestones, setbacks, ways, further figures. */
export function goalPage(visitor: Visitor, { shown, goal, splits, omitted, evidence, asked, today }: ShownGoal, sent: SentForm): PageContent {
  const { product, clock } = shown;
  const { number, title, requirement, standing, series, declared } = goal;
  const mayChange = product.archivedAt === null && offers(visitor, 'goal.choose-measure', product.id);
  const current = series.find(({ measure }) => measure === asked) ?? leadingSeries(goal);
  return {
    title: `${number}. ${title}, ${product.name}`, place: 'goals',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`], ['Goals', `/products/${product.id}/goals`])}<h1>${number}. ${title}</h1>
${productNavigation(visitor, product, 'goals')}
<p>${requirementById.get(requirement)?.text ?? ''}</p>
<section class="card" aria-labelledby="verdict"><h2 id="verdict">${standing === null ? 'Not assessed yet' : html`${verdictMark(standing.verdict)} ${directionMark(standing.direction)}`}</h2>
${standing === null ? html`<p>Hand over the evidence of a release and have it assessed.</p>` : html`<p>${asSentence(standing.reason)}</p><p class="small">Release ${standing.version}, ${when(offers(visitor, 'assessment.read', product.id), () => html`<a href="/assessments/${standing.assessmentId}/requirement?id=${encodeURIComponent(requirement)}">`)}assessed ${day(standing.assessedAt)}${when(offers(visitor, 'assessment.read', product.id), () => html`</a>`)}.</p>`}
${clock === null ? nothing : html`<p class="small">The pledge’s year: ${clockWords(clock)}.</p>`}</section>
${coursePart(product.id, goal, current, shown)}
${choicePart(product.id, goal, asked, mayChange, today, sentBy('measure', sent))}
${milestonePart(product.id, goal, mayChange, today, sentBy('milestone', sent))}
${setbackPart(product.id, goal, mayChange, today, sentBy('setback', sent))}
${splitPart(number, splits, omitted)}
${wayPart(product.id, goal, mayChange)}
<h2 id="declared">Figures that people enter</h2>${declared.length === 0 ? html`<p class="soft">Figures of this goal that no file shows yet can be entered with numerator, denominator, day and source. They are marked as declared, and no verdict rests on them.</p>` : freeGoalCards(product.id, declared)}${when(mayChange, () => freeGoalForm(product.id, number, sentBy('free', sent)))}
${narrativePart(product.id, goal, evidence, mayChange, sentBy('narrative', sent))}`,
  };
}

function coursePart(productId: string, { number, series, chosen, milestones }: ProductGoal, current: GoalSeries | undefined, { clock }: ProductGoals): Html {
  const standing = milestones.filter(({ endedAt }) => endedAt === null);
  if (current === undefined) return html`<h2 id="course">Course</h2><p class="notice">Nothing was measured for this goal yet${chosen === null ? '' : ' by the measure that was chosen'}. ${wanted[number] ?? ''}</p>`;
  const definition = definitionOf(current.measure);
  const isChosen = chosen?.measure === current.measure && chosen.population === current.population;
  const known = current.points.filter(isKnown);
  const [only] = known;
  return html`<h2 id="course">Course</h2>${when(series.length > 1, () => html`<nav class="measures" aria-label="Measures"><ul>${series.map(({ measure, population }) => html`<li><a href="/products/${productId}/goals/${number}?measure=${measure}#course"${when(measure === current.measure && population === current.population, () => html` aria-current="true"`)}>${definitionOf(measure).title}${when(population !== current.population || series.some((other) => other.measure === measure && other.population !== population), () => html`, ${populationTitles[population]}`)}</a></li>`)}</ul></nav>`)}
<figure class="course"><figcaption><b>${definition.title}</b><span class="small">${countedWords(definition)} Of ${populationTitles[current.population]}. ${shall[definition.better]}${when(isChosen, () => html` Chosen in advance.`)}</span></figcaption>
<div class="course-columns"><div>${seriesChart({ id: 'course-chart', title: `${definition.title}, ${populationTitles[current.population]}`, points: current.points, unit: definition.unit, signedAt: clock?.signedAt, endsAt: clock?.endsAt, target: isChosen ? chosen.target : null, milestones: standing })}
${known.length === 1 && only !== undefined ? html`<p><strong>One point:</strong> ${pointText(only, definition.unit)}. Progress needs two measurements of the same figure.</p>` : nothing}
${when(standing.some(({ dueAt, doneAt }) => isDrawn(current.points, doneAt ?? dueAt)), () => html`<p class="small">The signs on the time axis are milestones, with the numbers of the list below.</p>`)}</div>
<div>${seriesTable(`Figures: ${definition.title}`, current.points, definition, current.omitted)}</div></div></figure>`;
}

const shall = { up: 'It shall go up.', down: 'It shall go down.', none: 'Shown without judgement.' } as const;

/** What to hand over so that a goal is measured. */
const wanted: Readonly<Record<number, string>> = {
  1: 'Hand over sign-in statistics of customers by month: a CSV with period, population, role, factor, accounts and active. Twelve months in one file give twelve points.',
  2: 'Hand over what is shipped (the source folder, images, compose files), and state how many products have a default password.',
  3: 'Hand over the source folder: queries, HTML output and languages are read from it. CVE records give the shares of the classes.',
  4: 'Hand over counts of installations by version and day: a CSV with date, version, released and installs.',
  5: 'Hand over the disclosure policy as a page or a document.',
  6: 'Hand over the CVE records that you issued, or have them collected.',
  7: 'Hand over samples of the security log of each version.',
};
