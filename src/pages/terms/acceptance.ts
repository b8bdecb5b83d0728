import { html } from '../../report/escape/html.ts';
import type { ShownAcceptance } from '../../workspace/terms/acceptance-shape.ts';
import { area, field, problemNotice, sentBy, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, textLines, time, trail, when, type Html } from '../parts.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';
import { acceptanceMark, productLine } from './words.ts';

/** An acceptance as its own page shows it. */
export interface WholeAcceptance extends ShownAcceptance {
  readonly why: string;
  readonly need: string;
  readonly budget: string;
  readonly criticality: string;
  readonly caseOwner: string;
  readonly key: { readonly keyId: string; readonly pem: string } | null;
  readonly isMine: boolean;
}

/** What an executive is asked, for somebody who has two minutes: what is missing, why it is bought all the same, what is done about it, until when. */
export function acceptancePage(visitor: Visitor, shown: WholeAcceptance, sent: SentForm): PageContent {
  const { id, purchaseId, purchase, gap, standing, why, reason, controls, owner, expiresOn, askedBy, askedAt, state, need, budget, criticality, caseOwner, candidateId, lookId } = shown;
  const mayDecide = state === 'asked' && !shown.isMine && offersAnywhere(visitor, 'acceptance.approve') && !visitor.roles.some(({ role }) => role === 'assessor');
  return {
    title: `Risk: ${gap}`, place: 'purchases', isNarrow: true,
    body: html`${trail(['Purchases', '/purchases'], [purchase, `/purchases/${purchaseId}`], ['Terms', `/purchases/${purchaseId}/terms?candidate=${candidateId}`])}
<h1>${state === 'asked' ? 'A risk to accept, or not' : 'A risk'}</h1><p>${acceptanceMark(state)}</p>
<p class="lead"><strong>${productLine(shown)}</strong> ${state === 'asked' ? 'is to be bought' : 'was to be bought'} although this is not shown: <strong>${gap}</strong>. ${state === 'asked' ? 'The risk would be ours until' : 'Until'} <strong>${day(expiresOn)}</strong>.</p>
<section class="card" aria-label="What is asked"><dl class="facts"><dt>What is missing</dt><dd>${gap}: ${standing}${lookId === null ? nothing : html` (<a href="/looks/${lookId}">what was seen</a>)`}</dd>${why === '' ? nothing : html`<dt>Why it matters</dt><dd>${why}</dd>`}<dt>Why it is needed all the same</dt><dd>${textLines(reason)}</dd><dt>What is done meanwhile</dt><dd>${textLines(controls)}</dd><dt>Who answers for the risk</dt><dd>${owner}</dd><dt>Until</dt><dd>${day(expiresOn)}; then it has to be looked at again</dd></dl></section>
${decisionPart(shown)}
${when(mayDecide, () => decideForms(shown, visitor, sent))}
${when(state === 'asked' && !mayDecide && offersAnywhere(visitor, 'acceptance.approve'), () => html`<p class="notice">Somebody else decides: an executive who neither asked, nor answers for the case or opened it, nor assesses.</p>`)}
<details class="fold"><summary>The purchase</summary><div><dl class="facts"><dt>Case</dt><dd><a href="/purchases/${purchaseId}">${purchase}</a></dd>${need === '' ? nothing : html`<dt>What for</dt><dd>${textLines(need)}</dd>`}<dt>Criticality</dt><dd>${criticality}</dd><dt>Budget</dt><dd>${budget === '' ? 'not set' : budget}</dd><dt>Who answers for the case</dt><dd>${caseOwner}</dd><dt>Asked by</dt><dd>${askedBy}, ${time(askedAt)}</dd></dl></div></details>
${boardsPart(visitor, shown, sentBy('board', sent))}
${when(state === 'asked' && offersAnywhere(visitor, 'acceptance.withdraw'), () => endFold(`/acceptances/${id}/withdrawal`, 'withdraw', 'Take the request back', sent))}
${when(state === 'approved' && offersAnywhere(visitor, 'acceptance.revoke'), () => endFold(`/acceptances/${id}/revocation`, 'revoke', 'Revoke the acceptance', sent))}`,
  };
}

function decideForms({ id, expiresOn }: WholeAcceptance, { displayName }: Visitor, sent: SentForm): Html {
  const approve = sentBy('approve', sent);
  const decline = sentBy('decline', sent);
  return html`<section class="card" aria-labelledby="decide"><h2 id="decide">Your decision</h2>${problemNotice(approve, ['name', 'office'])}<form method="post" action="/acceptances/${id}/approval"><input type="hidden" name="form" value="approve">
${field({ name: 'name', label: 'Your name', hint: `Type it as your account has it: ${displayName}.`, maxlength: 120 }, approve)}${field({ name: 'office', label: 'Your office', maxlength: 120 }, approve)}<p class="small">You show your passkey, and what you accept is signed with your name, office and the time. It can be revoked; it can’t be changed.</p><button type="submit">I accept this risk until ${expiresOn}</button></form>
<details class="fold"${when(decline.problem !== undefined, () => html` open`)}><summary>I do not accept it</summary><div>${problemNotice(decline, ['reason'])}<form method="post" action="/acceptances/${id}/refusal"><input type="hidden" name="form" value="decline">${area({ name: 'reason', label: 'Why not', maxlength: 2000 }, decline)}<button type="submit" class="danger">Decline</button></form></div></details></section>`;
}

function decisionPart({ id, decision, revocation, state, key }: WholeAcceptance): Html {
  if (decision === null) return nothing;
  const who = decision.office === '' ? decision.name : `${decision.name}, ${decision.office}`;
  if (decision.outcome !== 'approved') return html`<p class="notice"><strong>${decision.outcome === 'declined' ? 'Declined' : 'Taken back'}</strong> by ${who}, ${time(decision.decidedAt)}: ${decision.reason}</p>`;
  return html`<section class="card" aria-labelledby="decided"><h2 id="decided">Accepted by ${who}</h2><p>${time(decision.decidedAt)}.${state === 'expired' ? ' Its last day is over: it counts no more.' : ''}${revocation === null ? nothing : html` <strong>Revoked</strong> by ${revocation.revokedBy}, ${time(revocation.revokedAt)}: ${revocation.reason}`}</p>
<p><a class="button quiet" href="/api/v1/acceptances/${id}/statement" download>Take the signed statement along</a></p><p><a href="/api/v1/acceptances/${id}/statement?form=text" download>A text to be read, with the board’s days</a></p>
<details class="fold"><summary>What it is verified with</summary><div><p>The statement is a DSSE envelope, signed with Ed25519. Its digest stands in the audit log too, in the entry <code>acceptance.approve</code>.</p><dl class="facts"><dt>SHA-256 of the statement</dt><dd><code>${decision.digest ?? ''}</code></dd><dt>Key</dt><dd><code>${decision.keyId ?? ''}</code></dd></dl>${key === null ? nothing : html`<pre tabindex="0" aria-label="Public key">${textLines(key.pem.trim())}</pre>`}</div></details></section>`;
}

function boardsPart(visitor: Visitor, { id, decision, boards }: WholeAcceptance, sent: SentForm): Html {
  if (decision?.outcome !== 'approved') return nothing;
  return html`<h2 id="boards">Before the board</h2>${boards.length === 0 ? html`<p class="empty">No meeting of the board is written down yet.</p>` : html`<ul>${boards.map(({ boardOn, enteredAt, enteredBy }) => html`<li>${day(boardOn)} <span class="small">written down by ${enteredBy}, ${day(enteredAt)}</span></li>`)}</ul>`}
${when(offersAnywhere(visitor, 'acceptance.record-board'), () => html`${problemNotice(sent, ['boardOn'])}<form class="row" method="post" action="/acceptances/${id}/boards"><input type="hidden" name="form" value="board">${field({ name: 'boardOn', label: 'The board saw it on', type: 'date' }, sent)}<button type="submit" class="quiet">Write it down</button></form>`)}`;
}

function endFold(action: string, form: string, words: string, sent: SentForm): Html {
  const own = sentBy(form, sent);
  return html`<details class="fold"${when(own.problem !== undefined, () => html` open`)}><summary>${words}</summary><div>${problemNotice(own, ['reason'])}<form method="post" action="${action}"><input type="hidden" name="form" value="${form}">${field({ name: 'reason', id: `reason-${form}`, label: 'Why', maxlength: 2000 }, own)}<button type="submit" class="danger">${words}</button></form></div></details>`;
}

/** What waits for an executive, for their home page. */
export function risksPart(acceptances: readonly Pick<ShownAcceptance, 'id' | 'gap' | 'vendor' | 'product' | 'reseller' | 'purchase' | 'expiresOn' | 'askedBy' | 'askedAt'>[]): Html {
  if (acceptances.length === 0) return nothing;
  return html`<section class="card asked" aria-labelledby="risks"><h2 id="risks">Risks that wait for you</h2><ul class="plain">${acceptances.map((one) => html`<li><a href="/acceptances/${one.id}">${productLine(one)}: ${one.gap}</a><br><span class="small">${one.purchase}; until ${day(one.expiresOn)}; asked by ${one.askedBy}, ${day(one.askedAt)}</span></li>`)}</ul></section>`;
}
