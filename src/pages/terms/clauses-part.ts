import { html } from '../../report/escape/html.ts';
import type { ShownClause } from '../../workspace/terms/clause-shape.ts';
import { area, choice, field, problemNotice, sentBy, type SentForm } from '../form.ts';
import { day, deed, nothing, textLines, time, when, type Html } from '../parts.ts';
import { trackerPart } from '../tracker-part.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';
import { clauseWords, originWords } from './words.ts';

interface Shown {
  readonly base: string;
  readonly candidate: string;
  readonly clauses: readonly ShownClause[];
  readonly label: string;
  readonly isOpen: boolean;
  readonly sent: SentForm;
}

/** The clauses of a candidate, each with how its negotiation goes. */
export function clausesPart(visitor: Visitor, { base, candidate, clauses, label, isOpen, sent }: Shown): Html {
  const may = isOpen && offersAnywhere(visitor, 'clause.change');
  const promise = sentBy('promise', sent);
  return html`<section aria-labelledby="clauses"><h2 id="clauses">Clauses</h2>
<p class="notice">${label}</p>${problemNotice(sentBy('propose', sent), [])}${when(may, () => deed(`${base}/clauses/proposals`, 'Propose a clause for each gap', { fields: { candidate, form: 'propose' } }))}
${clauses.length === 0 ? html`<p class="empty">None yet.</p>` : html`${clauses.map((clause) => clauseFold(base, candidate, clause, may, sentBy(clause.id, sent), sentBy(`tracker-${clause.id}`, sent)))}<p class="row"><a class="button quiet" href="/api/v1/candidates/${candidate}/clauses/export?form=docx" download>Take the clauses along (docx)</a><a href="/api/v1/candidates/${candidate}/clauses/export?form=text" download>as text</a></p>`}
${when(may, () => html`<details class="fold"${when(promise.problem !== undefined, () => html` open`)}><summary>Hold a promise in a clause</summary><div>${problemNotice(promise, ['promise', 'dueOn', 'text'])}<form method="post" action="${base}/clauses"><input type="hidden" name="form" value="promise"><input type="hidden" name="candidate" value="${candidate}">
${field({ name: 'promise', label: 'What was promised', maxlength: 500 }, promise)}${field({ name: 'dueOn', id: 'promise-due', label: 'Kept by', type: 'date' }, promise)}${area({ name: 'text', id: 'promise-text', label: 'Words of the clause', maxlength: 6000 }, promise)}<button type="submit">Add the clause</button></form></div></details>`)}
<p class="small"><a href="/clause-library">Your own clauses</a> are proposed in place of those that ship.</p></section>`;
}

function clauseFold(base: string, candidate: string, { id, title, kind, promise, requirement, dueOn, text, state, origin, jurisdiction, author, edition, source, steps, trackerLinks }: ShownClause, may: boolean, sent: SentForm, sentTracker: SentForm): Html {
  return html`<details class="fold"${when(sent.problem !== undefined || sentTracker.problem !== undefined, () => html` open`)}><summary>${title} <span class="state">${clauseWords[state]}</span>${dueOn === null ? nothing : html`<span class="small">due ${day(dueOn)}</span>`}</summary><div id="clause-${id}">
${kind === 'promise' && requirement !== null ? html`<p>Promised: ${promise}</p>` : nothing}${source === null ? nothing : html`<p class="small">From its ${source.kind === 'answer' ? html`answer of ${day(source.saidAt)} to “${source.about}”` : html`reply of ${day(source.saidAt)} on “${source.about}”`}. <a href="${base.replace(/terms$/u, 'questions')}#s-${source.sheetId}">Where it stands</a></p>`}<blockquote>${textLines(text)}</blockquote><p class="small">${originWords[origin]}, by ${author}, edition ${edition}; jurisdiction: ${jurisdiction}. Draft for your counsel, not legal advice.</p>
${when(may, () => html`${problemNotice(sent, ['text', 'dueOn', 'note'])}<form method="post" action="${base}/clauses/${id}"><input type="hidden" name="form" value="${id}"><input type="hidden" name="candidate" value="${candidate}">
${choice({ name: 'state', id: `state-${id}`, label: 'Where it stands', value: state }, Object.entries(clauseWords), sent)}${area({ name: 'text', id: `text-${id}`, label: 'Words', value: text, maxlength: 6000 }, sent)}${field({ name: 'dueOn', id: `due-${id}`, label: 'Due', type: 'date', required: false, value: dueOn ?? '' }, sent)}${field({ name: 'note', id: `note-${id}`, label: 'Note', required: false, maxlength: 500 }, sent)}<button type="submit" class="quiet">Keep<span class="unseen"> the clause: ${title}</span></button></form>`)}
${trackerPart(trackerLinks, { action: `${base}/clauses/${id}/tracker-links`, key: `tracker-${id}`, mayAdd: may, mayRemove: may, fields: { candidate }, sent: sentTracker })}<h3>How it came here</h3><ol class="plain">${steps.map((step, index) => html`<li>${time(step.at)}, ${step.by}: ${clauseWords[step.state]}${index > 0 && steps[index - 1]?.text !== step.text ? ', other words' : ''}${step.note === '' ? nothing : html`. ${step.note}`}</li>`)}</ol></div></details>`;
}
