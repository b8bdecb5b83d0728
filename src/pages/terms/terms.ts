import { html } from '../../report/escape/html.ts';
import type { ShownAcceptance } from '../../workspace/terms/acceptance-shape.ts';
import type { ShownClause } from '../../workspace/terms/clause-shape.ts';
import type { ShownDuty } from '../../workspace/terms/responsibility-shape.ts';
import { area, choice, field, problemNotice, sentBy, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, table, trail, when, type Html } from '../parts.ts';
import { caseNavigation } from '../purchases/case-rooms.ts';
import type { ShownPurchase } from '../purchases/purchase.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';
import { clausesPart } from './clauses-part.ts';
import { objectionsPart, type ShownObjection } from './objections-part.ts';
import { responsibilityPart } from './responsibility-part.ts';
import { acceptanceMark, productLine } from './words.ts';

interface Standing { readonly requirement: string | null; readonly criterion: string | null; readonly title: string; readonly level: 'must' | 'should'; readonly isMet: boolean; readonly words: string }

export interface ShownTerms {
  readonly purchase: ShownPurchase;
  /** The candidate that is shown; null when there is none. */
  readonly candidate: string | null;
  readonly terms: { readonly standings: readonly Standing[]; readonly clauses: readonly ShownClause[]; readonly clauseLabel: string; readonly duties: readonly ShownDuty[] } | null;
  readonly acceptances: readonly ShownAcceptance[];
  readonly objections: readonly ShownObjection[];
  readonly sent: SentForm;
}

/** What is settled with one candidate before an award. */
export function termsPage(visitor: Visitor, { purchase, candidate, terms, acceptances, objections, sent }: ShownTerms): PageContent {
  const base = `/purchases/${purchase.id}/terms`;
  const shown = purchase.candidates.filter(({ state }) => state === 'standing' || state === 'awarded');
  const found = purchase.candidates.find(({ id }) => id === candidate);
  const isLive = purchase.state !== 'dropped' && (found?.state === 'standing' || found?.state === 'awarded');
  return {
    title: `${purchase.title}, terms`, place: 'purchases',
    body: html`${trail(['Purchases', '/purchases'], [purchase.title, `/purchases/${purchase.id}`])}<h1>Terms</h1>${caseNavigation(visitor, purchase, 'terms')}
${when(shown.length > 1, () => html`<nav class="switch" aria-label="Which candidate"><ul>${shown.map((one) => html`<li><a href="${base}?candidate=${one.id}"${when(one.id === candidate, () => html` aria-current="true"`)}>${productLine(one)}</a></li>`)}</ul></nav>`)}
${sent.values.has('form') ? nothing : problemNotice(sent, [])}
${found === undefined || terms === null ? html`<p class="empty">No maker is a candidate yet. <a href="/purchases/${purchase.id}">Add one</a></p>` : html`<p>For <strong>${productLine(found)}</strong>.</p>
${gapsPart(visitor, base, found.id, terms.standings, acceptances.filter(({ candidateId }) => candidateId === found.id), isLive, sent)}
${criteriaPart(base, found.id, terms.standings, purchase.state === 'open' && offersAnywhere(visitor, 'purchase.answer-criterion'))}
${clausesPart(visitor, { base, candidate: found.id, clauses: terms.clauses, label: terms.clauseLabel, isOpen: isLive, sent })}
${responsibilityPart(base, found.id, terms.duties, isLive && offersAnywhere(visitor, 'purchase.set-responsibility'), sent)}`}
${objectionsPart(visitor, base, objections, shown.map((one) => [one.id, productLine(one)]), purchase.state === 'open', sent)}
<h2>Ask in public</h2><p><a href="/purchases/${purchase.id}/public-request">See the letter</a> with which others can ask the same: what the case asks, without names, prices and notes.</p>`,
  };
}

function gapsPart(visitor: Visitor, base: string, candidate: string, standings: readonly Standing[], acceptances: readonly ShownAcceptance[], isLive: boolean, sent: SentForm): Html {
  const gaps = standings.filter(({ isMet }) => !isMet).toSorted((one, other) => Number(one.level === 'should') - Number(other.level === 'should'));
  const musts = gaps.filter(({ level }) => level === 'must').length;
  const ask = sentBy('acceptance', sent);
  const lines = (caption: string, list: readonly Standing[]): Html => table(caption, ['What the case asks', 'Level', 'What is known', 'Risk'], list.map((gap) => [html`<th scope="row">${gap.title}</th>`, html`<td>${gap.level}</td>`, html`<td>${gap.words}</td>`, html`<td>${riskOf(gap, acceptances)}</td>`]), true);
  return html`<section aria-labelledby="gaps"><h2 id="gaps">Gaps and accepted risks</h2><p>${standings.length - gaps.length} of ${standings.length} are met. ${musts === 0 ? 'No must is open.' : `${musts === 1 ? 'One must is' : `${musts} musts are`} open: each needs to be shown, or accepted by an executive.`}</p>
${when(musts > 0, () => lines('Musts that are open', gaps.slice(0, musts)))}${when(gaps.length > musts, () => html`<details class="fold"><summary>${gaps.length - musts} more that should be so</summary><div>${lines('What should be so, and is open', gaps.slice(musts))}</div></details>`)}
${when(acceptances.length > 0, () => html`<details class="fold"><summary>Every acceptance: ${acceptances.length}</summary><div><ul class="plain">${acceptances.map(({ id, gap, state, expiresOn, askedAt, boards }) => html`<li><a href="/acceptances/${id}">${gap}</a> ${acceptanceMark(state)} <span class="small">asked ${day(askedAt)}, until ${day(expiresOn)}${boards.length === 0 ? nothing : html`; before the board ${boards.map(({ boardOn }) => boardOn).join(', ')}`}</span></li>`)}</ul></div></details>`)}
${when(isLive && gaps.length > 0 && offersAnywhere(visitor, 'acceptance.ask'), () => html`<details class="fold"${when(ask.problem !== undefined, () => html` open`)}><summary>Ask an executive to accept a risk</summary><div>${problemNotice(ask, ['gap', 'requirement', 'criterion', 'reason', 'controls', 'owner', 'expiresOn'])}<form method="post" action="${base}/acceptances"><input type="hidden" name="form" value="acceptance"><input type="hidden" name="candidate" value="${candidate}">
${choice({ name: 'gap', label: 'Gap' }, gaps.map(({ requirement, criterion, title, level }) => [requirement === null ? `criterion:${criterion ?? ''}` : `requirement:${requirement}`, `${title} (${level})`]), ask)}
${area({ name: 'reason', label: 'Why the business needs it all the same', maxlength: 2000 }, ask)}${area({ name: 'controls', label: 'What is done about it meanwhile', hint: 'The compensating controls.', maxlength: 2000 }, ask)}${field({ name: 'owner', label: 'Who answers for the risk', hint: 'Name and office.', maxlength: 200 }, ask)}${field({ name: 'expiresOn', label: 'Until', hint: 'A year at most; then somebody looks again.', type: 'date' }, ask)}<button type="submit">Ask</button></form></div></details>`)}</section>`;
}

function riskOf({ requirement, criterion, title }: Standing, acceptances: readonly ShownAcceptance[]): Html {
  const found = acceptances.find((one) => (requirement === null ? one.criterionId === criterion && one.gap === title : one.requirement === requirement));
  return found === undefined ? html`<span class="soft">not accepted</span>` : html`<a href="/acceptances/${found.id}">${acceptanceMark(found.state)}</a>${found.state === 'approved' ? html`<br><span class="small">until ${day(found.expiresOn)}</span>` : nothing}`;
}

function criteriaPart(base: string, candidate: string, standings: readonly Standing[], may: boolean): Html {
  const own = standings.filter(({ criterion }) => criterion !== null);
  if (own.length === 0) return nothing;
  return html`<section aria-labelledby="criteria"><h2 id="criteria">Your own criteria</h2>${table('Answers on your own criteria', ['Criterion', 'Level', 'Answer', 'Deeds'], own.map(({ criterion, title, level, words, isMet }) => [html`<th scope="row">${title}</th>`, html`<td>${level}</td>`, html`<td>${words}</td>`, html`<td>${when(may, () => html`<form class="row" method="post" action="${base}/criteria/${criterion ?? ''}"><input type="hidden" name="candidate" value="${candidate}"><select name="isMet" aria-label="Answer: ${title}"><option value="yes"${when(isMet, () => html` selected`)}>met</option><option value="no"${when(!isMet && words.startsWith('not met'), () => html` selected`)}>not met</option></select><input name="note" maxlength="500" placeholder="Note" aria-label="Note: ${title}" autocomplete="off"><button type="submit" class="quiet">Keep<span class="unseen"> ${title}</span></button></form>`)}</td>`]), true)}</section>`;
}
