import { html } from '../report/escape/html.ts';
import { choice, field, problemNotice, type SentForm } from './form.ts';
import type { PageContent } from './layout.ts';
import { deed, nothing, table, textLines, time, trail, when, type Html } from './parts.ts';
import { offersAnywhere, type Visitor } from './visitor.ts';

interface Webhook { readonly id: string; readonly name: string; readonly url: string; readonly events: readonly string[]; readonly oldSecretUntil: string | null; readonly waiting: number; readonly last: { readonly state: 'delivered' | 'dead'; readonly endedAt: string } | null }
interface Delivery { readonly id: string; readonly event: string; readonly body: string; readonly state: 'waiting' | 'delivered' | 'dead'; readonly attempts: number; readonly problem: string | null; readonly createdAt: string; readonly triedAt: string | null; readonly nextAttemptAt: string | null }

const oldSecretEnds: readonly (readonly [string, string])[] = [['24', 'counts for another day'], ['168', 'counts for another week'], ['0', 'ends at once: it may have leaked']];

/** Programs that are told of what happens here, and the form to add one. @param offered kinds of events with what each tells */
export function webhooksPage(visitor: Visitor, { webhooks, offered, sent }: { readonly webhooks: readonly Webhook[]; readonly offered: readonly { readonly name: string; readonly summary: string }[]; readonly sent: SentForm }): PageContent {
  const chosen = new Set(sent.values.getAll('events'));
  return {
    title: 'Webhooks', place: 'settings',
    body: html`${trail(['Settings', '/settings'])}<h1>Webhooks</h1><p>Programs that are told of what happens here, by signed requests. They get ids and a link, never evidence, names or secrets.</p>
${webhooks.length === 0 ? html`<p>There are none.</p>` : table('Webhooks', ['Name', 'Address', 'Told of', 'Waiting', 'Last delivery'], webhooks.map(({ id, name, url, events, waiting, last }) => [html`<th scope="row"><a href="/webhooks/${id}">${name}</a></th>`, html`<td>${url}</td>`, html`<td>${events.map((event) => html`<code>${event}</code> `)}</td>`, html`<td class="number">${waiting}</td>`, html`<td>${last === null ? 'none yet' : html`${last.state === 'dead' ? html`<strong>given up</strong>` : 'arrived'} ${time(last.endedAt)}`}</td>`]))}
${when(offersAnywhere(visitor, 'webhook.add'), () => html`<section class="card" aria-labelledby="new-webhook"><h2 id="new-webhook">Add a webhook</h2>${problemNotice(sent, ['name', 'url'])}<form method="post" action="/webhooks">${field({ name: 'name', label: 'Name', maxlength: 120 }, sent)}${field({ name: 'url', label: 'Address', hint: 'https://… on a public host, or on one that the setting privateHostsAllowed names. It is checked again at each sending.', maxlength: 1000 }, sent)}
<fieldset><legend>It is told when</legend><ul class="choices">${offered.map(({ name, summary }) => html`<li><label><input type="checkbox" name="events" value="${name}"${when(chosen.has(name), () => html` checked`)}>${summary} <code>${name}</code></label></li>`)}</ul></fieldset><button type="submit">Add webhook</button></form></section>`)}`,
  };
}

/** A webhook’s new secret, which is shown nowhere else. @param oldSecretUntil when the one before ends; null when there is none that counts */
export function webhookSecretPage(id: string, { secret, oldSecretUntil }: { readonly secret: string; readonly oldSecretUntil: string | null }): PageContent {
  return {
    title: 'The webhook’s secret', isNarrow: true, place: 'settings',
    body: html`<h1>The webhook’s secret</h1><p><strong>It is shown only now.</strong> Give it to the receiver, which verifies with it that a request is by this workspace.</p>${oldSecretUntil === null ? nothing : html`<p>Until ${time(oldSecretUntil)} requests are signed with the secret before as well, so that the receiver can change in its own time.</p>`}<code class="secret" id="secret">${secret}</code><p><button type="button" class="quiet" data-copy="secret" hidden>Copy</button></p><p><a class="button" href="/webhooks/${id}">I have put it away</a></p>`,
  };
}

/** One webhook: what it was sent, and what came of it. */
export function webhookPage(visitor: Visitor, { id, name, url, events, oldSecretUntil }: Webhook, { deliveries, next, sent }: { readonly deliveries: readonly Delivery[]; readonly next: string | null; readonly sent: SentForm }): PageContent {
  return {
    title: name, place: 'settings',
    body: html`${trail(['Settings', '/settings'], ['Webhooks', '/webhooks'])}<h1>${name}</h1>${problemNotice(sent, [])}<dl class="facts"><dt>Address</dt><dd>${url}</dd><dt>Told of</dt><dd>${events.map((event) => html`<code>${event}</code> `)}</dd>${oldSecretUntil === null ? nothing : html`<dt>Secret</dt><dd>a new one is in use; the one before counts until ${time(oldSecretUntil)}</dd>`}</dl>
<div class="row">${when(offersAnywhere(visitor, 'webhook.test'), () => deed(`/webhooks/${id}/test`, 'Send a test'))}${when(offersAnywhere(visitor, 'webhook.remove'), () => deed(`/webhooks/${id}/removal`, 'Remove', { about: name, kind: 'danger' }))}</div>
<h2>Deliveries of the last thirty days</h2>${deliveries.length === 0 ? html`<p>Nothing was sent yet.</p>` : table('Deliveries, newest first', ['Made', 'Event', 'State', 'Attempts', 'Sent'], deliveries.map(deliveryLine))}${next === null ? nothing : html`<p><a href="/webhooks/${id}?after=${next}">Older deliveries</a></p>`}
${when(offersAnywhere(visitor, 'webhook.rotate-secret'), () => html`<section class="card" aria-labelledby="new-secret"><h2 id="new-secret">New secret</h2><p>Change it when somebody who knew it leaves, once a year, and at once when it may have leaked.</p><form method="post" action="/webhooks/${id}/secret">${choice({ name: 'oldSecretHours', label: 'The secret now in use', hint: 'While both count, every request carries both signatures.', value: '24' }, oldSecretEnds, sent)}<button type="submit" class="quiet">Make a new secret</button></form></section>`)}`,
  };
}

function deliveryLine({ event, body, state, attempts, problem, createdAt, nextAttemptAt }: Delivery): readonly Html[] {
  const came = state === 'delivered' ? html`arrived` : state === 'dead' ? html`<strong>given up</strong>: ${problem ?? ''}` : html`waiting${problem === null ? nothing : html`: ${problem}`}${nextAttemptAt === null ? nothing : html` Next attempt ${time(nextAttemptAt)}.`}`;
  return [html`<th scope="row">${time(createdAt)}</th>`, html`<td><code>${event}</code></td>`, html`<td>${came}</td>`, html`<td class="number">${attempts}</td>`, html`<td><details><summary>Body</summary><pre tabindex="0">${textLines(JSON.stringify(JSON.parse(body), null, 2))}</pre></details></td>`];
}
