import type { Text } from '../../model/text.ts';
import { html } from '../../report/escape/html.ts';
import { deadlineLimits, watchLimits } from '../../report/watch/watch-words.ts';
import { area, problemNotice, sentBy, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, table, time, trail, when, type Html } from '../parts.ts';
import { trackerPart, type ShownTrackerLink } from '../tracker-part.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';

/** What was told of one look, in figures. */
export interface ShownAlert {
  readonly id: string;
  readonly vendorId: string;
  readonly vendor: string;
  readonly lookId: string;
  readonly beforeLookId: string | null;
  readonly at: string;
  readonly changes: number;
  readonly due: number;
  readonly stale: number;
  readonly gaps: number;
  readonly dueOn: string | null;
  readonly seenAt: string | null;
  readonly note: string | null;
}

/** What nobody has seen is counted up to so many. */
const countedMost = 1000;

/** A promise or clause whose day has come, or comes soon. */
export interface ShownPromise { readonly clause: string; readonly candidate: string; readonly purchase: string; readonly title: string; readonly vendor: string; readonly kind: 'gap' | 'promise'; readonly what: string; readonly dueOn: string; readonly isOver: boolean }

function promisesPart(promises: readonly ShownPromise[]): Html {
  if (promises.length === 0) return nothing;
  return html`<h2>Promised, and due</h2>${table('Promises and clauses that are due', ['Due', 'Maker', 'What', 'Case'], promises.map(({ clause, candidate, purchase, title, vendor, kind, what, dueOn, isOver }) => [html`<th scope="row">${day(dueOn)}${when(isOver, () => html` <span class="small changed">over</span>`)}</th>`, html`<td>${vendor}</td>`, html`<td><a href="/purchases/${purchase}/terms/clauses/${clause}?candidate=${candidate}">${what}</a>${kind === 'gap' ? html` <span class="small">a clause</span>` : nothing}</td>`, html`<td>${title}</td>`]), true)}<p class="small">Each stands here until its clause says that it was kept, refused or dropped.</p><h2>Told after a look</h2>`;
}

/** What was told of watched makers, newest first. */
export function alertsPage({ alerts, next, unseen, open, promises }: { readonly alerts: readonly ShownAlert[]; readonly next: string | null; readonly unseen: number; readonly open: boolean; readonly promises: readonly ShownPromise[] }): PageContent {
  return {
    title: 'What changed at makers', place: 'vendors',
    body: html`${trail(['Portfolio', '/portfolio'])}<h1>What changed at makers</h1>
${promisesPart(promises)}<nav class="switch" aria-label="Which"><ul><li><a href="/alerts"${when(!open, () => html` aria-current="true"`)}>All</a></li><li><a href="/alerts?open=true"${when(open, () => html` aria-current="true"`)}>Not seen yet <span class="soft">${unseen < countedMost ? unseen : `${countedMost} or more`}</span></a></li></ul></nav>
${alerts.length === 0 ? html`<p class="empty">${open ? 'Everything was seen.' : 'Nothing was told yet. A maker is watched from the day of the award, or when you say so on its page.'}</p>` : alertTable(alerts, true)}
${next === null ? nothing : html`<p><a href="/alerts?${new URLSearchParams({ ...(open ? { open: 'true' } : {}), after: next }).toString()}">Older</a></p>`}`,
  };
}

/** Alerts in a table. @param withMaker whether each names its maker */
export function alertTable(alerts: readonly ShownAlert[], withMaker: boolean): Html {
  return table('What was told', [...(withMaker ? ['Maker'] : []), 'Told', { figures: 'Changed' }, { figures: 'Due' }, { figures: 'Stale' }, { figures: 'Not looked at' }, 'Seen'], alerts.map(({ id, vendor, at, changes, due, stale, gaps, seenAt }) => [
    ...(withMaker ? [html`<th scope="row"><a href="/alerts/${id}">${vendor}</a></th>`, html`<td>${time(at)}</td>`] : [html`<th scope="row"><a href="/alerts/${id}">${time(at)}</a></th>`]),
    html`<td class="number">${changes}</td>`, html`<td class="number">${due}</td>`, html`<td class="number">${stale}</td>`, html`<td class="number">${gaps}</td>`, html`<td>${seenAt === null ? html`<strong>not yet</strong>` : time(seenAt)}</td>`,
  ]), true);
}

interface Whole {
  readonly alert: ShownAlert;
  readonly sections: readonly { readonly title: string; readonly items: readonly { readonly text: Text; readonly details: readonly Text[] }[] }[];
  readonly schedule: 'none' | 'bod-26-04' | 'own';
  readonly trackerLinks: readonly ShownTrackerLink[];
}

/** What was told of one look, whole. */
export function alertPage(visitor: Visitor, { alert, sections, schedule, trackerLinks }: Whole, sent: SentForm): PageContent {
  const { id, vendor, vendorId, lookId, beforeLookId, at, seenAt, note } = alert;
  return {
    title: `${vendor}: what changed`, place: 'vendors',
    body: html`${trail(['Portfolio', '/portfolio'], ['What changed', '/alerts'])}<h1>${vendor}: what changed</h1>
<p>Told ${time(at)}, from <a href="/looks/${lookId}">this look</a>${beforeLookId === null ? ', the first one' : html` and <a href="/looks/${beforeLookId}">the one before</a>, both judged by the rules of that day`}. <a href="/vendors/${vendorId}/watch">How it is watched</a></p>
${seenAt === null ? nothing : html`<p class="notice">Seen ${time(seenAt)}.${note === null ? nothing : html` ${note}`}</p>`}
${sections.map(({ title, items }) => html`<h2>${title}</h2><ul class="told">${items.map(({ text, details }) => html`<li>${text}${details.length === 0 ? nothing : html`<ul class="small">${details.map((detail) => html`<li>${detail}</li>`)}</ul>`}</li>`)}</ul>`)}
<p class="small">${watchLimits}${schedule === 'none' ? nothing : html` ${deadlineLimits}`}</p>
${trackerPart(trackerLinks, { action: `/alerts/${id}/tracker-links`, key: 'tracker', mayAdd: offersAnywhere(visitor, 'vendor.add-tracker-link'), mayRemove: offersAnywhere(visitor, 'vendor.remove-tracker-link'), sent: sentBy('tracker', sent) })}
${when(seenAt === null && offersAnywhere(visitor, 'vendor.see-alert'), () => html`<section class="card" aria-labelledby="seen"><h2 id="seen">Seen it?</h2>${problemNotice(sentBy('seen', sent), ['note'])}<form method="post" action="/alerts/${id}/seen"><input type="hidden" name="form" value="seen">${area({ name: 'note', label: 'What came of it', hint: 'For whoever comes after you; may stay empty.', required: false, maxlength: 1000 }, sentBy('seen', sent))}<button type="submit">I have seen it</button></form></section>`)}`,
  };
}
