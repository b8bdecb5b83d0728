import { groups, sources } from '../../catalog/index.ts';
import { html } from '../../report/escape/html.ts';
import type { OutgoingAffirmation, OutgoingDecision } from '../../workspace/claims/affirmation-shape.ts';
import type { OutgoingClaim } from '../../workspace/claims/claim-shape.ts';
import type { Contradiction } from '../../workspace/claims/contradictions.ts';
import type { Expiry } from '../../workspace/claims/expiries.ts';
import type { RequestLine } from '../../workspace/claims/request-shape.ts';
import type { Wanted } from '../../workspace/claims/wanted-affirmations.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, trail, verdictMark, when, type Html } from '../parts.ts';
import { productNavigation } from '../product-rooms.ts';
import { offers, type Visitor } from '../visitor.ts';
import { deedsFor } from './deeds.ts';
import { expiryList } from './calendar.ts';
import { affirmationTable, claimTable, decisionTable, requestTable, requirementLink, requirementTitle, wordPath, type RoomProduct } from './words.ts';

/** What the room’s first page shows. */
export interface RoomFacts {
  readonly assessment: { readonly id: string; readonly at: string; readonly version: string } | null;
  readonly contradictions: readonly Contradiction[];
  readonly wanted: readonly Wanted[];
  readonly expiries: readonly Expiry[];
  readonly claims: readonly OutgoingClaim[];
  readonly affirmations: readonly OutgoingAffirmation[];
  readonly requests: readonly RequestLine[];
  readonly reviews: readonly OutgoingDecision[];
  readonly setAsides: readonly OutgoingDecision[];
  /** Whether there is more of a list than is shown. */
  readonly more: ReadonlySet<string>;
}

/** Words of people about a product: first what evidence contradicts, then what is wanted, what was said, and what ends. */
export function claimsPage(visitor: Visitor, product: RoomProduct, facts: RoomFacts, today: string): PageContent {
  const { id } = product;
  const mayWrite = product.archivedAt === null && offers(visitor, 'claim.add', id);
  const deeds = deedsFor(visitor, id);
  return {
    title: `Claims about ${product.name}`, place: 'products',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${id}`])}<div class="head"><h1>Claims and affirmations</h1>${when(mayWrite, () => html`<div class="row"><a class="button quiet" href="/products/${id}/claims/people">People behind the product</a><a class="button" href="/products/${id}/claims/new">Write down a claim</a></div>`)}</div>
${productNavigation(visitor, product, 'claims')}
<h2>Words that evidence speaks against</h2>${contradictionsPart(id, facts)}
<h2 id="wanted">What only a person can answer</h2>${wantedPart(id, facts)}
<h2 id="ends">Ends within ninety days</h2>${facts.expiries.length === 0 ? html`<p class="soft">Nothing that was said about this product ends soon.</p>` : expiryList(id, facts.expiries, today)}<p class="small"><a href="/products/${id}/claims/expiries">All that ends, by day</a></p>
<h2 id="affirmations">Affirmations</h2>${facts.affirmations.length === 0 ? html`<p class="soft">Nobody stands by anything yet. Choose a question above; answer it yourself, or ask the person who can.</p>` : affirmationTable(id, facts.affirmations, today, deeds)}${moreOf(id, facts, 'affirmations')}
<h2 id="requests">People who were asked</h2>${facts.requests.length === 0 ? html`<p class="soft">Nobody was asked yet.</p>` : requestTable(id, facts.requests)}${moreOf(id, facts, 'requests')}
<h2 id="claims">Claims</h2>${facts.claims.length === 0 ? html`<p class="soft">Nothing is claimed here. A claim says that a requirement is met before evidence shows it; evidence against it makes it contradicted.</p>` : claimTable(id, facts.claims, today, deeds)}${moreOf(id, facts, 'claims')}
<h2 id="reviews">Findings that a person decided</h2>${facts.reviews.length === 0 ? html`<p class="soft">None yet. Where an assessment says that a person must read something, its requirement’s page leads to the decision.</p>` : decisionTable('review', id, facts.reviews, today, deeds)}${moreOf(id, facts, 'reviews')}
<h2 id="set-asides">Findings set aside</h2>${facts.setAsides.length === 0 ? html`<p class="soft">None. A finding that is set aside stays in every report as such, until its day.</p>` : decisionTable('set-aside', id, facts.setAsides, today, deeds)}${moreOf(id, facts, 'set-asides')}`,
  };
}

function moreOf(product: string, { more }: RoomFacts, of: string): Html {
  return more.has(of) ? html`<p class="small"><a href="/products/${product}/claims/list?of=${of}">All of them</a></p>` : nothing;
}

function contradictionsPart(product: string, { contradictions, assessment }: RoomFacts): Html {
  if (assessment === null) return html`<p class="soft">Nothing was assessed yet, so that no evidence can speak against what people say.</p>`;
  if (contradictions.length === 0) return html`<p class="soft">None in the newest assessment: release ${assessment.version}, <a href="/assessments/${assessment.id}">${day(assessment.at)}</a>.</p>`;
  return html`${contradictions.map((item) => html`<section class="card against"><h3>${requirementLink(product, item.requirement)} ${verdictMark(item.verdict)}</h3>
<div class="sides"><div><h4>What is said</h4>${item.words.length === 0 ? html`<p>The product’s own statement claims it: ${item.reason}</p>` : html`<ul class="plain">${item.words.map(({ text, byName, byRole, expiresAt }) => html`<li><q>${text}</q><br><span class="small">${byName}, ${byRole}, until ${day(expiresAt)}</span></li>`)}</ul>`}</div>
<div><h4>What evidence says</h4><ul class="plain">${item.findings.map(({ message, places }) => html`<li>${message}${places.map((place) => html` <code>${place}</code>`)}</li>`)}</ul>${when(item.findingsOmitted > 0, () => html`<p class="small">${item.findingsOmitted} more</p>`)}<p class="small"><a href="/assessments/${assessment.id}/requirement?id=${encodeURIComponent(item.requirement)}">See the evidence</a></p></div></div></section>`)}`;
}

type State = Wanted['parts'][number]['state'];
const states: readonly (readonly [State, string])[] = [['affirmed', 'affirmed'], ['asked', 'waiting for an answer'], ['expired', 'ended, to be said anew'], ['wanted', 'not answered']];

function wantedPart(product: string, { wanted }: RoomFacts): Html {
  const parts = wanted.flatMap((item) => item.parts);
  const count = (state: State): number => parts.filter((part) => part.state === state).length;
  const byGroup = groups.map(({ title, document, requirements }) => ({ title, document, items: wanted.filter(({ requirement }) => requirements.some(({ id }) => id === requirement)) })).filter(({ items }) => items.length > 0);
  const affirmed = (items: readonly Wanted[]): string => `${items.flatMap((item) => item.parts).filter(({ state }) => state === 'affirmed').length} of ${items.flatMap((item) => item.parts).length} affirmed`;
  return html`<p>${parts.length} questions of the catalogue are for a person, because no file shows the answer. Each answer has a name, an office and an end.</p>
<ul class="tiles">${states.map(([state, words]) => html`<li class="tile"><b>${count(state)}</b><span class="small">of ${parts.length} ${words}</span></li>`)}</ul>
${sources.map(({ document, title }) => ({ title, all: byGroup.filter((group) => group.document === document) })).filter(({ all }) => all.length > 0).map(({ title, all }) => html`<details class="fold"><summary>${title} <span class="small">${affirmed(all.flatMap(({ items }) => items))}</span></summary><div>${all.map((group) => html`<h3>${group.title} <span class="small">${affirmed(group.items)}</span></h3><ul class="plain">${group.items.map((item) => html`<li><a href="${wordPath(product, item.requirement)}">${requirementTitle(item.requirement)}</a> <span class="small">${partStates(item)}</span></li>`)}</ul>`)}</div></details>`)}`;
}

/** The state of each part; its name only where there are several. */
function partStates({ parts }: Wanted): string {
  const words = (own: State): string => states.find(([state]) => state === own)?.[1] ?? own;
  return parts.length === 1 ? parts.map(({ state }) => words(state)).join('') : parts.map(({ name, state }) => `${name}: ${words(state)}`).join('; ');
}

/** One kind of word, all of them page by page. */
export function wordListPage(visitor: Visitor, product: RoomProduct, title: string, lines: Html, next: string | null, of: string): PageContent {
  return {
    title, place: 'products',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`], ['Claims', `/products/${product.id}/claims`])}<h1>${title}</h1>${productNavigation(visitor, product, 'claims')}${lines}${next === null ? nothing : html`<p><a href="/products/${product.id}/claims/list?of=${of}&amp;after=${next}">Older ones</a></p>`}`,
  };
}
