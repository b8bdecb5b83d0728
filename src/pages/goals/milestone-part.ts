import { html } from '../../report/escape/html.ts';
import type { Milestone, ProductGoal } from '../../workspace/goals/shapes.ts';
import { area, field, problemNotice, sentBy, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, table, trail, when, type Html } from '../parts.ts';

/** The milestones of a goal, numbered as on its time axis, and the form for a new one. */
export function milestonePart(productId: string, { number, milestones }: ProductGoal, mayChange: boolean, today: string, sent: SentForm): Html {
  const standing = milestones.filter(({ endedAt }) => endedAt === null);
  const dropped = milestones.filter(({ endedAt }) => endedAt !== null);
  return html`<h2 id="milestones">Milestones</h2>${standing.length === 0 ? html`<p class="soft">None yet. A milestone says what shall be reached by when, so that a slow figure can be understood.</p>` : table('Milestones', ['No.', 'What', 'Due', 'State'], standing.map((milestone, index) => [
    html`<td class="number">${index + 1}</td>`,
    html`<th scope="row">${mayChange ? html`<a href="/products/${productId}/milestones/${milestone.id}">${milestone.title}</a>` : milestone.title}${movesOf(milestone)}</th>`,
    html`<td>${day(milestone.dueAt)}</td>`, html`<td>${stateOf(milestone, today)}</td>`,
  ]))}
${when(dropped.length > 0, () => html`<details class="trace"><summary>Dropped</summary><ul>${dropped.map(({ title, endedAt, endReason }) => html`<li>${title}, ${day(endedAt ?? '')}: ${endReason ?? ''}</li>`)}</ul></details>`)}
${when(mayChange, () => html`<details class="form"${when(sent.problem !== undefined, () => html` open`)}><summary>Add a milestone</summary><form method="post" action="/products/${productId}/goals/${number}/milestones"><input type="hidden" name="form" value="milestone">${problemNotice(sent, ['title', 'dueAt'])}<div class="row">${field({ name: 'title', id: 'milestone-title', label: 'What shall be reached', maxlength: 200 }, sent)}${field({ name: 'dueAt', label: 'Due', type: 'date' }, sent)}<button type="submit" class="quiet">Add</button></div></form></details>`)}`;
}

function stateOf({ doneAt, doneText, dueAt }: Milestone, today: string): Html {
  if (doneAt !== null) return html`reached ${day(doneAt)}${doneAt > dueAt ? html`, late` : nothing}${doneText === null ? nothing : html`<br><span class="small">${doneText}</span>`}`;
  return dueAt < today ? html`<strong>overdue</strong>` : html`open`;
}

function movesOf({ moves }: Milestone): Html {
  return html`${moves.map(({ dueBefore, reason, movedAt }) => html`<br><span class="small">Was due ${day(dueBefore)}, moved ${day(movedAt)}: ${reason}</span>`)}`;
}

/** One milestone, and what can be done with it. */
export function milestonePage(product: { readonly id: string; readonly name: string }, { number, title: goal }: Pick<ProductGoal, 'number' | 'title'>, milestone: Milestone, today: string, sent: SentForm): PageContent {
  const { id, title, dueAt, doneAt, endedAt } = milestone;
  const action = `/products/${product.id}/milestones/${id}`;
  const isOpen = doneAt === null && endedAt === null;
  const [done, moved, dropped] = [sentBy('done', sent), sentBy('moved', sent), sentBy('dropped', sent)];
  return {
    title, place: 'goals', isNarrow: true,
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`], ['Goals', `/products/${product.id}/goals`], [`${number}. ${goal}`, `/products/${product.id}/goals/${number}#milestones`])}<h1>${title}</h1>
<p>Due ${day(dueAt)}; ${endedAt === null ? stateOf(milestone, today) : 'dropped'}.</p><p>${movesOf(milestone)}</p>
${when(isOpen, () => html`<section class="card" aria-labelledby="done-title"><h2 id="done-title">It was reached</h2><form method="post" action="${action}/completion"><input type="hidden" name="form" value="done">${problemNotice(done, ['doneAt', 'text'])}${field({ name: 'doneAt', label: 'On', type: 'date', value: today }, done)}${area({ name: 'text', label: 'What was done (optional)', required: false, maxlength: 2000 }, done)}<button type="submit">Mark as reached</button></form></section>
<section class="card" aria-labelledby="move-title"><h2 id="move-title">Move it</h2><form method="post" action="${action}/move"><input type="hidden" name="form" value="moved">${problemNotice(moved, ['dueAt', 'reason'])}${field({ name: 'dueAt', label: 'To', type: 'date' }, moved)}${field({ name: 'reason', id: 'move-reason', label: 'Why', hint: 'The day before stays readable.', maxlength: 2000 }, moved)}<button type="submit" class="quiet">Move</button></form></section>
<section class="card" aria-labelledby="drop-title"><h2 id="drop-title">Drop it</h2><form method="post" action="${action}/end"><input type="hidden" name="form" value="dropped">${problemNotice(dropped, ['reason'])}${field({ name: 'reason', id: 'drop-reason', label: 'Why', maxlength: 2000 }, dropped)}<button type="submit" class="danger">Drop</button></form></section>`)}`,
  };
}
