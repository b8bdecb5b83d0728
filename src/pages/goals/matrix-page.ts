import { goals } from '../../catalog/goals.ts';
import { html } from '../../report/escape/html.ts';
import type { Clock, ProductGoals, Standing } from '../../workspace/goals/shapes.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, verdictMark, when, type Html } from '../parts.ts';
import { clockWords } from './clock-part.ts';
import { definitionOf, directionMark, pointText } from './figure-words.ts';

/** A product with its line in the table. */
export interface MatrixLine {
  readonly id: string;
  readonly name: string;
  readonly clock: Clock | null;
  readonly plan: ProductGoals['plan'];
  readonly standings: readonly Standing[];
}

/** All products by the seven goals, each with verdict and direction, and the roadmap for those that the pledge does not cover yet. */
export function matrixPage(products: readonly MatrixLine[], next: string | null): PageContent {
  const covered = products.filter(({ clock }) => clock !== null);
  const rest = products.filter(({ clock }) => clock === null);
  return {
    title: 'Goals', place: 'goals',
    body: html`<h1>Goals</h1><p>Every product by the seven goals of the pledge: the verdict of its newest assessment, and which way its figure went. Nothing is added up.</p>
${products.length === 0 ? html`<p class="notice">There is no product whose goals are open to your roles. <a href="/products">Add a product</a>, hand over its evidence and set its day of signing.</p>` : nothing}
${when(covered.length > 0, () => html`<h2 id="covered">Covered by the pledge</h2>${matrix('Products covered by the pledge, by goal', covered)}`)}
${when(rest.length > 0, () => html`<h2 id="roadmap">Not covered yet</h2><p class="soft">The pledge may begin with some products and a roadmap for the rest. Products without a day of signing are listed here, not hidden.</p>${roadmap(rest)}${when(rest.some(({ standings }) => standings.length > 0), () => html`<details class="trace"><summary>How they stand on the goals</summary>${matrix('Products not covered yet, by goal', rest)}</details>`)}`)}
${next === null ? nothing : html`<p><a href="/goals?after=${next}">More products</a></p>`}`,
  };
}

function matrix(caption: string, products: readonly MatrixLine[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="goal-matrix"><caption class="unseen">${caption}</caption><thead><tr><th scope="col">Product</th>${goals.map(({ number, title }) => html`<th scope="col">${number}. ${title}</th>`)}</tr></thead><tbody>${products.map(({ id, name, clock, standings }) => html`<tr><th scope="row"><a href="/products/${id}/goals">${name}</a>${clock === null ? nothing : html`<span class="small">${clockWords(clock)}</span>`}</th>${goals.map(({ number, requirement, title }) => cell(id, number, title, standings.find((item) => item.requirement === requirement)))}</tr>`)}</tbody></table></div>`;
}

function cell(productId: string, number: number, title: string, standing: Standing | undefined): Html {
  if (standing === undefined) return html`<td><span class="small">not assessed</span></td>`;
  const { verdict, direction, last, measure } = standing;
  return html`<td><a class="plain" href="/products/${productId}/goals/${number}">${verdictMark(verdict)}<span class="unseen">: ${title}</span></a>${directionMark(direction)}${last === null || measure === null ? nothing : html`<span class="small">${pointText(last, definitionOf(measure).unit)}</span>`}</td>`;
}

function roadmap(products: readonly MatrixLine[]): Html {
  const ordered = products.toSorted((one, other) => (one.plan?.plannedAt ?? '9').localeCompare(other.plan?.plannedAt ?? '9'));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Roadmap"><table><caption class="unseen">Roadmap for products that are not covered yet</caption><thead><tr><th scope="col">Product</th><th scope="col">Covered from</th><th scope="col">Until then</th></tr></thead><tbody>${ordered.map(({ id, name, plan }) => html`<tr><th scope="row"><a href="/products/${id}/goals">${name}</a></th><td>${plan === null ? html`<span class="soft">no day planned</span>` : day(plan.plannedAt)}</td><td>${plan?.text ?? ''}</td></tr>`)}</tbody></table></div>`;
}
