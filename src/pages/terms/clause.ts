import { html } from '../../report/escape/html.ts';
import type { ShownClause } from '../../workspace/terms/clause-shape.ts';
import { area, choice, field, problemNotice, sentBy, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, textLines, time, trail, when, type Html } from '../parts.ts';
import type { ShownPurchase } from '../purchases/purchase.ts';
import { trackerPart } from '../tracker-part.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';
import { clauseWords, originWords, productLine } from './words.ts';

interface Shown {
  readonly purchase: ShownPurchase;
  readonly candidate: ShownPurchase['candidates'][number];
  readonly clause: ShownClause;
  /** What stands with every wording: that it is a draft for counsel. */
  readonly label: string;
  readonly sent: SentForm;
}

/** One clause: its words, where its negotiation stands, and how it came there. */
export function clausePage(visitor: Visitor, { purchase, candidate, clause, label, sent }: Shown): PageContent {
  const { id, title, kind, promise, requirement, dueOn, text, state, origin, jurisdiction, author, edition, source, trackerLinks } = clause;
  const terms = `/purchases/${purchase.id}/terms`;
  const may = purchase.state !== 'dropped' && (candidate.state === 'standing' || candidate.state === 'awarded') && offersAnywhere(visitor, 'clause.change');
  return {
    title: `${title}, clause`, place: 'purchases',
    body: html`${trail(['Purchases', '/purchases'], [purchase.title, `/purchases/${purchase.id}`], ['Terms', `${terms}?candidate=${candidate.id}#clauses`])}<h1>${title}</h1>
<p>With ${productLine(candidate)}: <span class="state">${clauseWords[state]}</span>${dueOn === null ? nothing : html`, due ${day(dueOn)}`}</p><p class="notice">${label}</p>
${kind === 'promise' && requirement !== null ? html`<p>Promised: ${promise}</p>` : nothing}${source === null ? nothing : html`<p class="small">From its ${source.kind === 'answer' ? html`answer of ${day(source.saidAt)} to “${source.about}”` : html`reply of ${day(source.saidAt)} on “${source.about}”`}. <a href="/purchases/${purchase.id}/questions#s-${source.sheetId}">Where it stands</a></p>`}<blockquote>${textLines(text)}</blockquote><p class="small">Origin: ${originWords[origin]}, by ${author}, edition ${edition}; jurisdiction: ${jurisdiction}.</p>
${when(may, () => changeForm(`${terms}/clauses/${id}`, candidate.id, clause, sentBy('clause', sent)))}
${trackerPart(trackerLinks, { action: `${terms}/clauses/${id}/tracker-links`, key: 'tracker', mayAdd: may, mayRemove: may, fields: { candidate: candidate.id }, sent: sentBy('tracker', sent) })}${historyPart(clause)}`,
  };
}

function changeForm(action: string, candidate: string, { state, text, dueOn }: ShownClause, sent: SentForm): Html {
  return html`<details class="fold"${when(sent.problem !== undefined, () => html` open`)}><summary>Change it, or where it stands</summary><div>${problemNotice(sent, ['text', 'dueOn', 'note'])}<form method="post" action="${action}"><input type="hidden" name="form" value="clause"><input type="hidden" name="candidate" value="${candidate}">
${choice({ name: 'state', label: 'Where it stands', value: state }, Object.entries(clauseWords), sent)}${area({ name: 'text', label: 'Words', value: text, maxlength: 6000 }, sent)}${field({ name: 'dueOn', label: 'Due', type: 'date', required: false, value: dueOn ?? '' }, sent)}${field({ name: 'note', label: 'Note', required: false, maxlength: 500 }, sent)}<button type="submit">Keep</button></form></div></details>`;
}

function historyPart({ steps }: ShownClause): Html {
  return html`<h2>How it came here</h2><ol class="plain">${steps.map((step, index) => html`<li>${time(step.at)}, ${step.by}: ${clauseWords[step.state]}${index > 0 && steps[index - 1]?.text !== step.text ? ', other words' : ''}${step.note === '' ? nothing : html`. ${step.note}`}</li>`)}</ol>`;
}
