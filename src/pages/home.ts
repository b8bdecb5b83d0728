import type { VerdictName } from '../model/verdict.ts';
import { html } from '../report/escape/html.ts';
import { verdictTitles } from '../report/words.ts';
import type { PageContent } from './layout.ts';
import { day, nothing, verdictMark, when, type Html } from './parts.ts';
import { offers, offersAnywhere, type Visitor } from './visitor.ts';

/** A product with its newest assessment, where there is one and the visitor may read it. */
export interface ProductAtAGlance {
  readonly id: string;
  readonly name: string;
  readonly latest: { readonly id: string; readonly at: string; readonly version: string; readonly counts: Readonly<Record<VerdictName, number>>; readonly goals: readonly { readonly number: number; readonly title: string; readonly requirement: string; readonly verdict: VerdictName }[] } | undefined;
}

/** The first page after signing in: how products stand, and what to do next. */
export function homePage(visitor: Visitor, products: readonly ProductAtAGlance[], more: boolean, asked: Html): PageContent {
  const steps = nextSteps(visitor, products);
  return {
    title: 'Home', place: 'home',
    body: html`<h1>${visitor.organisation}</h1>
${asked}${steps.length === 0 ? nothing : html`<section class="card" aria-labelledby="next"><h2 id="next">Next steps</h2><ol class="steps">${steps.map((step) => html`<li>${step}</li>`)}</ol></section>`}
${products.length === 0 ? nothing : html`<h2>Products</h2>${products.map((product) => glance(product, visitor))}`}${when(more, () => html`<p><a href="/products">All products</a></p>`)}`,
  };
}

function glance({ id, name, latest }: ProductAtAGlance, visitor: Visitor): Html {
  const words = latest === undefined
    ? html`<p class="soft">${offers(visitor, 'assessment.list', id) ? 'Not assessed yet: add a release with its evidence, then ask for an assessment.' : 'Its assessments are not open to your roles.'}</p>`
    : html`<p class="small">Release ${latest.version}, <a href="/assessments/${latest.id}">assessed ${day(latest.at)}</a>: ${countsLine(latest.counts)}.</p>${goalList(latest.id, latest.goals)}`;
  return html`<article class="card"><h3><a href="/products/${id}">${name}</a></h3>${words}</article>`;
}

/** The goals with their verdicts, each leading to what it rests on. */
export function goalList(assessment: string, goals: NonNullable<ProductAtAGlance['latest']>['goals']): Html {
  return html`<ul class="goals">${goals.map((goal) => html`<li><span><a href="/assessments/${assessment}/requirement?id=${encodeURIComponent(goal.requirement)}">${goal.number}. ${goal.title}</a></span>${verdictMark(goal.verdict)}</li>`)}</ul>`;
}

/** How many requirements have which verdict: never one figure for all, and what is unknown by itself. */
export function countsLine(counts: Readonly<Record<VerdictName, number>>): string {
  return (Object.keys(verdictTitles) as VerdictName[]).filter((name) => counts[name] > 0 || name === 'met' || name === 'not-met' || name === 'unknown').map((name) => `${counts[name]} ${verdictTitles[name]}`).join(', ');
}

function nextSteps(visitor: Visitor, products: readonly ProductAtAGlance[]): readonly Html[] {
  const { roles, passkeys, recoveryCodesLeft, accountId } = visitor;
  const steps: Html[] = [];
  if (roles.length === 0) steps.push(html`You have no role yet. An administrator gives you one.`);
  if (passkeys < 2) steps.push(html`<a href="/account/new-passkey">Add a second passkey</a> on another device, so that a lost one does not lock you out.`);
  if (recoveryCodesLeft < 4) steps.push(html`<a href="/account">Make new recovery codes</a>: ${recoveryCodesLeft} are left.`);
  if (products.length === 0 && offersAnywhere(visitor, 'product.create')) steps.push(html`<a href="/products#new">Add your first product.</a> A product has releases, a release has evidence, and an assessment says what that evidence shows.`);
  if (offersAnywhere(visitor, 'account.grant-role') && !offersAnywhere(visitor, 'evidence.add')) steps.push(html`An administrator sets up and does not measure. <a href="/people/${accountId}">Give yourself the role security lead</a>, or <a href="/people#invite">invite somebody</a> who measures.`);
  const first = products.find(({ latest, id }) => latest === undefined && offers(visitor, 'release.add', id));
  if (first !== undefined) steps.push(html`<a href="/products/${first.id}">Add a release of ${first.name}</a> and hand over its evidence, for example an SBOM.`);
  return steps;
}
