import { html } from '../../report/escape/html.ts';
import type { ShownClause } from '../../workspace/terms/clause-shape.ts';
import { area, field, problemNotice, sentBy, type SentForm } from '../form.ts';
import { day, deed, nothing, table, when, type Html } from '../parts.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';
import { clauseWords } from './words.ts';

interface Shown {
  readonly base: string;
  readonly candidate: string;
  readonly clauses: readonly ShownClause[];
  readonly label: string;
  readonly isOpen: boolean;
  readonly sent: SentForm;
}

/** The clauses of a candidate, each with where it stands; its words are on a page of its own. */
export function clausesPart(visitor: Visitor, { base, candidate, clauses, label, isOpen, sent }: Shown): Html {
  const may = isOpen && offersAnywhere(visitor, 'clause.change');
  const promise = sentBy('promise', sent);
  return html`<section aria-labelledby="clauses"><h2 id="clauses">Clauses</h2>
<p class="notice">${label}</p>${problemNotice(sentBy('propose', sent), [])}${when(may, () => deed(`${base}/clauses/proposals`, 'Propose a clause for each gap', { fields: { candidate, form: 'propose' } }))}
${clauses.length === 0 ? html`<p class="empty">None yet.</p>` : html`${table('Clauses and where each stands', ['Clause', 'Where it stands', 'Due'], clauses.map(({ id, title, state, dueOn }) => [html`<th scope="row" id="clause-${id}"><a href="${base}/clauses/${id}?candidate=${candidate}">${title}</a></th>`, html`<td><span class="state">${clauseWords[state]}</span></td>`, html`<td>${dueOn === null ? nothing : day(dueOn)}</td>`]), true)}<p class="row"><a class="button quiet" href="/api/v1/candidates/${candidate}/clauses/export?form=docx" download>Take the clauses along (docx)</a><a href="/api/v1/candidates/${candidate}/clauses/export?form=text" download>as text</a></p>`}
${when(may, () => html`<details class="fold"${when(promise.problem !== undefined, () => html` open`)}><summary>Hold a promise in a clause</summary><div>${problemNotice(promise, ['promise', 'dueOn', 'text'])}<form method="post" action="${base}/clauses"><input type="hidden" name="form" value="promise"><input type="hidden" name="candidate" value="${candidate}">
${field({ name: 'promise', label: 'What was promised', maxlength: 500 }, promise)}${field({ name: 'dueOn', id: 'promise-due', label: 'Kept by', type: 'date' }, promise)}${area({ name: 'text', id: 'promise-text', label: 'Words of the clause', maxlength: 6000 }, promise)}<button type="submit">Add the clause</button></form></div></details>`)}
<p class="small"><a href="/clause-library">Your own clauses</a> are proposed in place of those that ship.</p></section>`;
}
