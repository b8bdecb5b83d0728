import { html } from '../../report/escape/html.ts';
import { area, field, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, textLines, trail, when } from '../parts.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';

/** When a maker was met, and which priorities were shared. */
export function meetingsPage(visitor: Visitor, vendor: { readonly id: string; readonly name: string }, meetings: readonly { readonly metOn: string; readonly note: string }[], sent: SentForm): PageContent {
  return {
    title: `Meetings with ${vendor.name}`, place: 'vendors', isNarrow: true,
    body: html`${trail(['Makers', '/vendors'], [vendor.name, `/vendors/${vendor.id}`])}<h1>Meetings with ${vendor.name}</h1>
${meetings.length === 0 ? html`<p class="empty">None is written down.</p>` : html`<dl class="facts">${meetings.map(({ metOn, note }) => html`<dt>${day(metOn)}</dt><dd>${textLines(note)}</dd>`)}</dl>`}
${when(offersAnywhere(visitor, 'vendor.add-meeting'), () => html`<section class="card" aria-labelledby="new"><h2 id="new">Write a meeting down</h2>${problemNotice(sent, ['metOn', 'note'])}<form method="post" action="/vendors/${vendor.id}/meetings">${field({ name: 'metOn', label: 'Day', type: 'date' }, sent)}${area({ name: 'note', label: 'Which priorities were shared', maxlength: 2000 }, sent)}<button type="submit">Keep</button></form></section>`)}`,
  };
}
