import { html } from '../../report/escape/html.ts';
import type { ShownBundle } from '../../workspace/exchange/peer-shapes.ts';
import { problemNotice, sentBy, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, table, time, trail, when, type Html } from '../parts.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';
import { signerWords } from './words.ts';

interface Shown {
  readonly bundles: readonly ShownBundle[];
  /** Makers with a domain that were looked at. */
  readonly makers: readonly { readonly id: string; readonly name: string; readonly domain: string; readonly seenAt: string }[];
  readonly cases: readonly { readonly id: string; readonly title: string }[];
  readonly sent: SentForm;
}

/** Bundles for organisations that buy from the same makers, and of them. */
export function peersPage(visitor: Visitor, { bundles, makers, cases, sent }: Shown): PageContent {
  const [own, received] = [bundles.filter(({ direction }) => direction === 'own'), bundles.filter(({ direction }) => direction === 'received')];
  return {
    title: 'Peers', place: 'vendors',
    body: html`${trail(['Portfolio', '/portfolio'])}<h1>Peers</h1><p>Organisations that buy from the same makers can tell each other what everybody can see of them, and ask the same. A bundle is signed; there is no place in it for prices, people, notes or your cases.</p>
<h2>Of peers</h2>${received.length === 0 ? html`<p class="empty">None was taken in yet.</p>` : bundleTable('Bundles of peers', received)}
${when(offersAnywhere(visitor, 'vendor.import-bundle'), () => html`<form class="drop" method="post" action="/peers" data-upload="/api/v1/peers/bundles/file" data-then="/peers/{id}"><div class="field"><label for="bundle">Bundle of a peer</label><p class="small" id="bundle-hint">A file ending in .dsse.json, at most 8 MB. Its signature is verified before anything of it is kept.</p><input id="bundle" type="file" accept=".json" aria-describedby="bundle-hint"></div><button type="submit" disabled>Take it in</button><ul class="uploads" data-files></ul><noscript><p class="small">Sending files needs JavaScript here, or the API.</p></noscript></form>`)}
<h2>For peers</h2>${own.length === 0 ? html`<p class="empty">None was written yet.</p>` : bundleTable('Bundles for peers', own)}
${when(offersAnywhere(visitor, 'vendor.write-bundle'), () => writeForm(makers, cases, sentBy('write', sent)))}`,
  };
}

function bundleTable(caption: string, bundles: readonly ShownBundle[]): Html {
  return table(caption, ['Bundle', 'Signed by', { figures: 'Makers' }, { figures: 'Requests' }, 'Here since'], bundles.map(({ id, asOf, makers, requests, at, ...rest }) => [
    html`<th scope="row"><a href="/peers/${id}">As of ${day(asOf)}</a></th>`, html`<td>${signerWords(rest)}</td>`, html`<td class="number">${makers}</td>`, html`<td class="number">${requests}</td>`, html`<td>${time(at)}</td>`,
  ]));
}

function writeForm(makers: Shown['makers'], cases: Shown['cases'], sent: SentForm): Html {
  if (makers.length + cases.length === 0) return html`<p>A bundle tells of makers with a domain that were looked at, and of what cases ask. There is neither yet.</p>`;
  const chosen = (name: string): ReadonlySet<string> => new Set(sent.values.getAll(name));
  const [vendors, purchases] = [chosen('vendors'), chosen('purchases')];
  return html`<details class="fold"${when(sent.problem !== undefined, () => html` open`)}><summary>Write a bundle</summary><div>${problemNotice(sent, [])}<form method="post" action="/peers"><input type="hidden" name="form" value="write">
${makers.length === 0 ? nothing : html`<fieldset><legend>What everybody can see of these makers</legend><ul class="choices">${makers.map(({ id, name, domain, seenAt }) => html`<li><label><input type="checkbox" name="vendors" value="${id}"${when(vendors.has(id), () => html` checked`)}> ${domain} <span class="small">${name}, seen ${day(seenAt)}</span></label></li>`)}</ul></fieldset>`}
${cases.length === 0 ? nothing : html`<fieldset><legend>What these cases ask, without the case itself</legend><ul class="choices">${cases.map(({ id, title }) => html`<li><label><input type="checkbox" name="purchases" value="${id}"${when(purchases.has(id), () => html` checked`)}> ${title}</label></li>`)}</ul></fieldset>`}
<button type="submit">Write it and show it to me</button></form><p class="small">Names under which you keep makers, and titles of cases, do not leave. What was seen on hosts inside your network stays here.</p></div></details>`;
}
