import { requirementById, sources } from '../../catalog/index.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { html } from '../../report/escape/html.ts';
import type { OutgoingAffirmation, OutgoingDecision } from '../../workspace/claims/affirmation-shape.ts';
import type { OutgoingClaim } from '../../workspace/claims/claim-shape.ts';
import type { NamedFinding } from '../../workspace/claims/evidence-summary.ts';
import type { RequestLine } from '../../workspace/claims/request-shape.ts';
import { personParts } from '../../workspace/claims/word-shapes.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, trail, when, type Html } from '../parts.ts';
import { productNavigation } from '../product-rooms.ts';
import { offers, type Visitor } from '../visitor.ts';
import { deedsFor } from './deeds.ts';
import { affirmationTable, claimTable, decisionTable, mark, requestTable, type RoomProduct } from './words.ts';

/** One requirement with what evidence says and what people say. */
export interface WordFacts {
  readonly requirement: string;
  readonly assessment: { readonly id: string; readonly at: string; readonly version: string; readonly verdict: VerdictName; readonly reason: string } | null;
  readonly parts: readonly { readonly name: string; readonly question: string | null; readonly verdict: VerdictName | null; readonly reason: string; readonly findings: readonly NamedFinding[]; readonly findingsOmitted: number }[];
  readonly claims: readonly OutgoingClaim[];
  readonly affirmations: readonly OutgoingAffirmation[];
  readonly requests: readonly RequestLine[];
  readonly reviews: readonly OutgoingDecision[];
  readonly setAsides: readonly OutgoingDecision[];
}

const outcomes: Readonly<Record<string, string>> = { pass: 'Seen', fail: 'Fails', unknown: 'Unknown', 'not-applicable': 'Does not count', 'needs-review': 'A person must read this', error: 'Could not look' };

/** The page on one requirement: what evidence says, what people say beside it, and the ways to say more. */
export function requirementWordsPage(visitor: Visitor, product: RoomProduct, facts: WordFacts, today: string): PageContent {
  const { id } = product;
  const requirement = requirementById.get(facts.requirement);
  const mayWrite = product.archivedAt === null && offers(visitor, 'claim.add', id);
  const deeds = deedsFor(visitor, id);
  const about = `requirement=${encodeURIComponent(facts.requirement)}`;
  const hasPersonPart = requirement !== undefined && personParts(requirement).length > 0;
  const mustRead = facts.parts.some(({ findings }) => findings.some(({ outcome }) => outcome === 'needs-review'));
  const source = sources.find(({ document }) => document === requirement?.source.document);
  return {
    title: requirement?.title ?? facts.requirement, place: 'products',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${id}`], ['Claims', `/products/${id}/claims`])}<h1>${requirement?.title ?? facts.requirement}</h1>${productNavigation(visitor, product, 'claims')}
<p>${requirement?.text ?? ''}</p><p class="small"><code>${facts.requirement}</code>${source === undefined ? nothing : html`, ${source.title}, ${requirement?.source.clause ?? ''}`}</p>
<section class="card" aria-labelledby="evidence"><h2 id="evidence">What evidence says: ${mark(facts.assessment?.verdict ?? null)}</h2>${facts.assessment === null ? html`<p>Nothing was assessed yet. What people say is kept, and the first assessment reads it.</p>` : html`<p>${facts.assessment.reason}</p><p class="small">Release ${facts.assessment.version}, <a href="/assessments/${facts.assessment.id}/requirement?id=${encodeURIComponent(facts.requirement)}">assessed ${day(facts.assessment.at)}</a>. What is said here counts from the next assessment on.</p>`}</section>
${when(mayWrite, () => html`<div class="row">${when(hasPersonPart, () => html`<a class="button" href="/products/${id}/claims/affirm?${about}">Affirm it yourself</a><a class="button quiet" href="/products/${id}/claims/ask?${about}">Ask somebody to affirm it</a>`)}<a class="button quiet" href="/products/${id}/claims/new?${about}">Write down a claim</a></div>`)}
${when(mayWrite && !hasPersonPart, () => html`<p class="small">${mustRead ? 'Evidence settles this, once a person has read the passages below and decided on them. A claim can stand beside.' : 'No part of this is for a person to answer: evidence settles it. A claim can stand beside.'}</p>`)}
<h2>Part by part</h2>${facts.parts.map((part) => partCard(id, facts, part, mayWrite))}
<h2>Affirmations</h2>${facts.affirmations.length === 0 ? html`<p class="soft">Nobody stands by this yet.</p>` : affirmationTable(id, facts.affirmations, today, deeds)}
${when(facts.requests.length > 0, () => html`<h2>People who were asked</h2>${requestTable(id, facts.requests)}`)}
<h2>Claims</h2>${facts.claims.length === 0 ? html`<p class="soft">Nobody claims this.</p>` : claimTable(id, facts.claims, today, deeds)}
${when(facts.reviews.length > 0, () => html`<h2>Findings that a person decided</h2>${decisionTable('review', id, facts.reviews, today, deeds)}`)}
${when(facts.setAsides.length > 0, () => html`<h2>Findings set aside</h2>${decisionTable('set-aside', id, facts.setAsides, today, deeds)}`)}`,
  };
}

function partCard(product: string, { assessment, requirement }: WordFacts, { name, question, verdict, reason, findings, findingsOmitted }: WordFacts['parts'][number], mayWrite: boolean): Html {
  const toFinding = (finding: NamedFinding): string => `/products/${product}/claims/finding?assessment=${assessment?.id ?? ''}&requirement=${encodeURIComponent(requirement)}&fingerprint=${encodeURIComponent(finding.fingerprint)}`;
  return html`<section class="card"><h3>${name} ${mark(verdict)}</h3>${question === null ? nothing : html`<p>A person answers: <strong>${question}</strong></p>`}${when(reason !== '' && question === null && !(findings.length === 1 && findings[0]?.message === reason), () => html`<p>${reason}</p>`)}
${when(findings.length > 0, () => html`<ul class="plain">${findings.map((finding) => html`<li>${finding.setAsideUntil === null ? outcomes[finding.outcome] ?? finding.outcome : `Set aside until ${finding.setAsideUntil}`}: ${finding.message}${finding.places.map((place) => html` <code>${place}</code>`)}${when(mayWrite && finding.outcome === 'needs-review', () => html` <a href="${toFinding(finding)}">Decide on it</a>`)}${when(mayWrite && finding.outcome === 'fail' && finding.setAsideUntil === null, () => html` <a href="${toFinding(finding)}">Set it aside</a>`)}</li>`)}</ul>`)}${when(findingsOmitted > 0, () => html`<p class="small">${findingsOmitted} more findings stand in the whole assessment.</p>`)}</section>`;
}
