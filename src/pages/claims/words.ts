import { requirementById } from '../../catalog/index.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { html } from '../../report/escape/html.ts';
import type { OutgoingAffirmation, OutgoingDecision } from '../../workspace/claims/affirmation-shape.ts';
import type { OutgoingClaim } from '../../workspace/claims/claim-shape.ts';
import type { EvidenceSummary } from '../../workspace/claims/evidence-summary.ts';
import type { RequestLine } from '../../workspace/claims/request-shape.ts';
import { recordForms } from '../../workspace/claims/records.ts';
import { day, nothing, table, verdictMark, when, type Html } from '../parts.ts';

/** A product as the room’s pages need it. */
export interface RoomProduct {
  readonly id: string;
  readonly name: string;
  readonly archivedAt: string | null;
}

/** The address of the page on one requirement’s words. */
export function wordPath(product: string, requirement: string): string {
  return `/products/${product}/claims/requirement?id=${encodeURIComponent(requirement)}`;
}

/** A requirement by its title. */
export function requirementTitle(id: string): string {
  return requirementById.get(id)?.title ?? id;
}

export function requirementLink(product: string, id: string): Html {
  return html`<a href="${wordPath(product, id)}">${requirementTitle(id)}</a>`;
}

/** How somebody showed who they are, for people. */
const ways: Readonly<Record<OutgoingAffirmation['shownBy'], string>> = { account: 'signed in with a passkey', 'mail-link': 'by a link sent to a mail address', 'handed-link': 'by a link that was handed over' };
const requestStates: Readonly<Record<RequestLine['state'], string>> = { open: 'waits', affirmed: 'affirmed', declined: 'declined', revoked: 'taken back', expired: 'not answered in time' };

/** Who says it, and who wrote it down where that is somebody else. */
function who({ byName, byRole, isOwn, writtenBy, mayPublishName }: OutgoingClaim | OutgoingAffirmation | OutgoingDecision, how?: string): Html {
  return html`${byName}<br><span class="small">${byRole}${how === undefined ? isOwn ? '' : `; written down by ${writtenBy ?? 'somebody else'}` : `; ${how}`}${mayPublishName ? '; name may be published' : ''}</span>`;
}

/** Until when it counts, or how it ended. @param today year-month-day */
function until({ expiresAt, withdrawnAt, withdrawnReason }: Pick<OutgoingClaim, 'expiresAt' | 'withdrawnAt' | 'withdrawnReason'>, today: string): Html {
  if (withdrawnAt !== null) return html`withdrawn ${day(withdrawnAt)}<br><span class="small">${withdrawnReason ?? ''}</span>`;
  return expiresAt < today ? html`ended ${day(expiresAt)}` : html`${day(expiresAt)}`;
}

/** What a list offers for one line; nothing where the visitor may change nothing, or it has ended. */
export type Deeds = (of: 'claim' | 'affirmation' | 'review' | 'set-aside', word: { readonly id: string; readonly withdrawnAt: string | null; readonly mayPublishName: boolean }) => Html;

export function claimTable(product: string, claims: readonly OutgoingClaim[], today: string, deeds: Deeds): Html {
  return table('Claims', ['About', 'Claim', 'Who', 'Until', 'Deeds'], claims.map((claim) => [
    html`<th scope="row">${requirementLink(product, claim.requirement)}${claim.kind === 'claim' ? nothing : html`<br><span class="small">${recordTitle(claim.kind)}</span>`}</th>`,
    html`<td class="words">${claim.text}${claim.documents.map(({ evidence, path }) => html`<br><a class="small" href="/evidence/${evidence}"><code>${path}</code></a>`)}</td>`,
    html`<td>${who(claim)}</td>`, html`<td>${until(claim, today)}</td>`, html`<td>${deeds('claim', claim)}</td>`,
  ]));
}

function recordTitle(kind: string): string {
  return Object.entries(recordForms).find(([own]) => own === kind)?.[1].title ?? kind;
}

export function affirmationTable(product: string, affirmations: readonly OutgoingAffirmation[], today: string, deeds: Deeds): Html {
  return table('Affirmations', ['About', 'Affirmed', 'Who', 'Until', 'Deeds'], affirmations.map((item) => [
    html`<th scope="row">${requirementLink(product, item.requirement)}${item.part === null ? nothing : html`<br><span class="small">${item.part}</span>`}</th>`,
    html`<td class="words">${item.text}<br><span class="small">For ${item.scope}</span></td>`,
    html`<td>${who(item, ways[item.shownBy])}</td>`, html`<td>${until(item, today)}</td>`, html`<td>${deeds('affirmation', item)}</td>`,
  ]));
}

export function requestTable(product: string, requests: readonly RequestLine[]): Html {
  return table('Requests for affirmation', ['Asked', 'About', 'State', 'Answer by'], requests.map(({ id, requirement, part, toName, toRole, state, reason, expiresAt }) => [
    html`<th scope="row"><a href="/affirmation-requests/${id}">${toName}</a><br><span class="small">${toRole}</span></th>`,
    html`<td>${requirementLink(product, requirement)}${part === null ? nothing : html`<br><span class="small">${part}</span>`}</td>`,
    html`<td>${requestStates[state]}${reason === null ? nothing : html`<br><span class="small">${reason}</span>`}</td>`, html`<td>${day(expiresAt)}</td>`,
  ]));
}

export function decisionTable(of: 'review' | 'set-aside', product: string, decisions: readonly OutgoingDecision[], today: string, deeds: Deeds): Html {
  return table(of === 'review' ? 'Decisions on findings' : 'Findings set aside', ['About', 'Finding', of === 'review' ? 'Decision' : 'Why', 'Who', 'Until', 'Deeds'], decisions.map((item) => [
    html`<th scope="row">${requirementLink(product, item.requirement)}</th>`, html`<td class="words">${item.message}<br><code class="small">${item.fingerprint}</code></td>`,
    html`<td>${item.decision === null ? nothing : html`<strong>${item.decision === 'pass' ? 'It shows it' : 'It does not show it'}</strong><br>`}${item.reason}</td>`,
    html`<td>${who(item)}</td>`, html`<td>${until(item, today)}</td>`, html`<td>${deeds(of, item)}</td>`,
  ]));
}

/** The state of a request, for people. */
export function requestState(state: RequestLine['state']): string {
  return requestStates[state];
}

/** What evidence said of a requirement, short. */
export function summaryPart(evidence: EvidenceSummary | null): Html {
  if (evidence === null) return html`<p>Nothing was assessed when this was asked: there is no evidence beside these words.</p>`;
  return html`<p>${verdictMark(evidence.verdict)} <span class="small">release ${evidence.version}, assessed ${day(evidence.assessedAt)}</span></p><p>${evidence.reason}</p>
${when(evidence.parts.length > 1, () => html`<ul class="plain">${evidence.parts.map(({ name, verdict, reason, passes, fails, open }) => html`<li>${name}: ${verdictMark(verdict)}<br><span class="small">${reason}${findingCounts(passes, fails, open)}</span></li>`)}</ul>`)}`;
}

function findingCounts(passes: number, fails: number, open: number): string {
  const total = passes + fails + open;
  return total === 0 ? '' : ` Of ${total} ${total === 1 ? 'finding' : 'findings'}: ${passes} as expected, ${fails} not, ${open} open.`;
}

/** A verdict out of an act’s answer. */
export function mark(verdict: VerdictName | null): Html {
  return verdict === null ? html`<span class="small">not assessed</span>` : verdictMark(verdict);
}
