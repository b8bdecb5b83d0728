import { html } from '../../report/escape/html.ts';
import type { Asked, RequestLine } from '../../workspace/claims/request-shape.ts';
import { area, field, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, deed, nothing, time, trail, when, type Html } from '../parts.ts';
import { consentBox } from './forms.ts';
import { requestState, requirementTitle, summaryPart } from './words.ts';

/** What a person is asked to affirm, for their home page. */
export function askedPart(requests: readonly (RequestLine & { readonly product: string })[]): Html {
  if (requests.length === 0) return nothing;
  return html`<section class="card asked" aria-labelledby="asked"><h2 id="asked">You are asked to affirm</h2><ul class="plain">${requests.map(({ id, product, requirement, part, toRole, expiresAt }) => html`<li><a href="/affirmation-requests/${id}">${product}: ${requirementTitle(requirement)}</a>${part === null ? nothing : html` (${part})`}<br><span class="small">As ${toRole}; answer by ${day(expiresAt)}</span></li>`)}</ul></section>`;
}

/** What one would stand by, whole. */
function wordsPart({ product, requirement, part, questions, scope, text, documents, evidence, askedBy, askedAt, validUntil, expiresAt }: Asked, name: string, title: string = 'What you would stand by'): Html {
  return html`<section class="card" aria-labelledby="words"><h2 id="words">${title}</h2>
<blockquote>${text}</blockquote>
<dl class="facts"><dt>About</dt><dd>${product}: ${requirementTitle(requirement)}${part === null ? '' : ` (${part})`}</dd><dt>Speaks for</dt><dd>${scope}</dd><dt>In the name of</dt><dd>${name}</dd><dt>Counts until</dt><dd>${day(validUntil)}</dd>${documents.length === 0 ? nothing : html`<dt>Rests on</dt><dd>${documents.map(({ path, digest }) => html`<code>${path}</code> <span class="small">SHA-256 ${digest.slice(0, 16)}…</span><br>`)}</dd>`}<dt>Asked by</dt><dd>${askedBy ?? 'the workspace'}, ${day(askedAt)}</dd><dt>Answer by</dt><dd>${time(expiresAt)}</dd></dl>
<p class="small">It answers: ${questions.map(({ question }) => question).join(' ')}</p></section>
<section class="card" aria-labelledby="evidence"><h2 id="evidence">What evidence says</h2>${summaryPart(evidence)}</section>`;
}

const consentWords = 'My name and office may be published with it. Without this, a published dossier says “a named person of the maker (name withheld)”.';

function answerForms(affirm: string, decline: string, { toRole }: Asked, hidden: Html, sent: SentForm): Html {
  return html`<section class="card" aria-labelledby="answer"><h2 id="answer">Your answer</h2>${problemNotice(sent, ['role', 'reason'])}
<form method="post" action="${affirm}">${hidden}<input type="hidden" name="answer" value="affirm">${field({ name: 'role', label: 'Your office', value: toRole, maxlength: 120 }, sent)}${consentBox(consentWords, sent)}<button type="submit">I affirm this</button></form>
<details class="fold"${when(sent.values.get('answer') === 'decline', () => html` open`)}><summary>I do not affirm this</summary><div><form method="post" action="${decline}">${hidden}<input type="hidden" name="answer" value="decline">${area({ name: 'reason', label: 'Why not', hint: 'Whoever asked reads it.', maxlength: 500 }, sent)}<button type="submit" class="danger">Decline</button></form></div></details></section>`;
}

/** A request, for the one who is asked, and for those who asked. */
export function requestPage(request: RequestLine & { readonly asked: Asked; readonly isMine: boolean }, me: string, mayManage: boolean, sent: SentForm): PageContent {
  const { id, productId, state, reason, asked, isMine, way, mailedAt } = request;
  const isOpen = state === 'open';
  return {
    title: 'Asked to affirm', isNarrow: true, ...(isMine ? { place: 'home' as const } : { place: 'products' as const }),
    body: html`${isMine ? trail(['Home', '/home']) : trail([asked.product, `/products/${productId}`], ['Claims', `/products/${productId}/claims`])}<h1>${isMine && isOpen ? 'You are asked to affirm' : `${asked.toName} was asked to affirm`}</h1>
${isOpen ? nothing : html`<p><strong>State: ${requestState(state)}.</strong> ${reason ?? ''}</p>`}
${when(isOpen && !isMine, () => html`<p class="small">${way === 'account' ? 'It stands on their home page.' : way === 'mail' ? 'A link went to their mail address.' : 'A link was handed over.'}${mailedAt === null ? nothing : html` Mail of ${time(mailedAt)}.`}</p>`)}
${isMine ? wordsPart(asked, me) : wordsPart(asked, `${asked.toName}, ${asked.toRole}`, 'What was asked')}
${when(isMine && isOpen, () => answerForms(`/affirmation-requests/${id}/affirmation`, `/affirmation-requests/${id}/refusal`, asked, nothing, sent))}
${when(mayManage && isOpen && !isMine, () => html`${problemNotice(sent, [])}<div class="row">${deed(`/affirmation-requests/${id}/link`, way === 'account' ? 'Send the mail again' : 'Make a new link')}<a class="button quiet" href="/products/${productId}/claims/end?of=request&amp;id=${id}">Take it back</a></div>`)}`,
  };
}

/** The link that was just made, where no mail carries it: it is nowhere else. */
export function requestLinkPage(made: { readonly link: string | null; readonly isMailed: boolean; readonly expiresAt: string }, request: string): PageContent {
  const { link, isMailed, expiresAt } = made;
  return {
    title: 'Asked', isNarrow: true, place: 'products',
    body: html`<h1>${link === null ? 'They were asked' : 'Hand this link over'}</h1>${link === null
      ? html`<p>${isMailed ? 'A mail is on its way.' : 'It stands on their home page now; no mail goes, because their account names no address or no mail server is configured.'} It can be answered until ${time(expiresAt)}.</p>`
      : html`<p>Give this link to the person, and to nobody else: whoever holds it can answer in their name. So the affirmation will say that it came by a link which was handed over. <strong>The link is shown only now</strong>, counts once, and ends ${time(expiresAt)}.</p><code class="secret" id="link">${link}</code><p><button type="button" class="quiet" data-copy="link" hidden>Copy</button></p>`}<p><a class="button" href="/affirmation-requests/${request}">Go on</a></p>`,
  };
}

/** Where a link leads: the script hands over what stands behind `#`; without script it is pasted. */
export function affirmEntrancePage(problem: string | undefined): PageContent {
  return {
    title: 'Asked to affirm', isNarrow: true, ...(problem === undefined ? {} : { status: 404 }),
    body: html`<h1>You are asked to affirm something</h1>${problem === undefined ? html`<p>The link in your mail leads to what you are asked. It opens by itself; if it does not, paste the whole link here.</p>` : html`<div class="notice wrong" role="alert"><p>${problem}</p></div>`}
<form method="post" action="/affirm" data-affirm-link><div class="field"><label for="link">Link</label><input id="link" name="link" required maxlength="2000" autocomplete="off"></div><button type="submit">Open</button></form>`,
  };
}

/** What the holder of a link is asked. */
export function affirmByLinkPage(asked: Asked, link: string, sent: SentForm): PageContent {
  return {
    title: 'Asked to affirm', isNarrow: true,
    body: html`<h1>${asked.toName}, you are asked to affirm</h1><p>Somebody at the maker of ${asked.product} asks you to stand by what no file can show. Nothing is affirmed until you press the button below; declining is as good an answer.</p>
${wordsPart(asked, asked.toName)}${answerForms('/affirm/answer', '/affirm/answer', asked, html`<input type="hidden" name="link" value="${link}">`, sent)}`,
  };
}

export function affirmedByLinkPage(answer: 'affirm' | 'decline'): PageContent {
  return { title: 'Thank you', isNarrow: true, body: html`<h1>Thank you</h1><p>${answer === 'affirm' ? 'You affirmed it. The maker can show it until its last day, marked as given by a link.' : 'You declined. Whoever asked you reads your reason.'} The link does not count any more; you can close this page.</p>` };
}
