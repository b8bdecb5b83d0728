import { html } from '../../report/escape/html.ts';
import { lineTitle } from '../../report/vendor-view/sections.ts';
import type { ShownBundle } from '../../workspace/exchange/peer-shapes.ts';
import { choice, field, problemNotice, sentBy, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, deed, nothing, size, table, textLines, trail, when, type Html } from '../parts.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';
import { peerMark, signerWords, type PeerVerdict } from './words.ts';

interface Shown {
  readonly bundle: ShownBundle;
  readonly makers: readonly { readonly domain: string; readonly product: string; readonly seenAt: string; readonly findings: readonly { readonly requirement: string; readonly verdict: PeerVerdict; readonly reason: string; readonly sources: readonly { readonly address: string; readonly day: string }[] }[] }[];
  readonly requests: readonly { readonly requirement: string; readonly level: 'must' | 'should' }[];
  /** Which maker is shown, from 0, where not all are. */
  readonly maker: number;
  /** Cases that are open. */
  readonly cases: readonly { readonly id: string; readonly title: string }[];
  readonly sent: SentForm;
}

/** Findings that stand on one page together; with more, those of one maker at a time. */
const findingsMost = 100;
/** Letters of what is signed on one page. */
const lettersMost = 80_000;

/** One bundle: all that it says, and a link to the very bytes that are signed. */
export function bundlePage(visitor: Visitor, { bundle, makers, maker, requests, cases, sent }: Shown): PageContent {
  const { id, direction, keyId, sizeBytes, asOf, leftOut } = bundle;
  const isOwn = direction === 'own';
  return {
    title: isOwn ? 'Bundle for peers' : 'Bundle of a peer', place: 'vendors',
    body: html`${trail(['Portfolio', '/portfolio'], ['Peers', '/peers'])}<h1>${isOwn ? 'Bundle for peers' : 'Bundle of a peer'}</h1>
${sent.values.has('form') ? nothing : problemNotice(sent, [])}
<dl class="facts"><dt>Signed by</dt><dd>${signerWords(bundle)}</dd><dt>Key</dt><dd><code>${keyId}</code></dd><dt>As of</dt><dd>${day(asOf)}</dd></dl>
${isOwn ? html`<p>It has gone nowhere. Below stands all that is in it; read it, then hand it to peers. Tell them your key’s id over another way.</p>${leftOut === 0 ? nothing : html`<p class="notice">${leftOut} findings stay here: they were seen on hosts inside your network.</p>`}<p><a class="button" href="/api/v1/peers/bundles/${id}/bytes" download>Take it along</a> <span class="soft">${size(sizeBytes)}</span></p>` : html`<p>What it says is what that organisation saw. Beside your own looks it stands on each maker’s page.</p>${when(offersAnywhere(visitor, 'vendor.confirm-peer'), () => signerForm(bundle, sentBy('signer', sent)))}`}
${makersPart(id, makers, maker, isOwn ? 'Nothing of it goes out.' : 'It says nothing of it.')}
${requests.length === 0 ? nothing : html`<h2>What is asked of makers</h2>${table('What is asked', ['Requirement', 'Level'], requests.map(({ requirement, level }) => [html`<th scope="row">${lineTitle(requirement)}</th>`, html`<td>${level}</td>`]))}${when(!isOwn && cases.length > 0 && offersAnywhere(visitor, 'purchase.ask-same'), () => askForm(id, cases, sentBy('same', sent)))}`}
<p><a href="/peers/${id}/payload">The very bytes that are signed</a></p>
${when(offersAnywhere(visitor, 'vendor.remove-bundle'), () => deed(`/peers/${id}/removal`, 'Remove this bundle', { kind: 'danger' }))}`,
  };
}

function signerForm({ id, signer }: ShownBundle, sent: SentForm): Html {
  return html`<details class="fold"${when(sent.problem !== undefined, () => html` open`)}><summary>${signer === null ? 'Say whose key it is' : 'Change whose key it is'}</summary><div>${problemNotice(sent, ['name'])}<p>Compare the id of the key with that organisation over another way, by telephone say. A name in a bundle is only what it says of itself.</p><form method="post" action="/peers/${id}/signer"><input type="hidden" name="form" value="signer">${field({ name: 'name', label: 'The organisation whose key it is', maxlength: 120, value: signer ?? '' }, sent)}<button type="submit">I compared it</button></form></div></details>`;
}

function askForm(id: string, cases: Shown['cases'], sent: SentForm): Html {
  return html`<details class="fold"${when(sent.problem !== undefined, () => html` open`)}><summary>Ask the same in a case</summary><div>${problemNotice(sent, ['purchase'])}<form method="post" action="/peers/${id}/same"><input type="hidden" name="form" value="same">${choice({ name: 'purchase', label: 'Case', hint: 'What it does not ask for yet is added, as what should be so.' }, cases.map((one) => [one.id, one.title]), sent)}<button type="submit">Ask the same</button></form></div></details>`;
}

function makersPart(id: string, makers: Shown['makers'], shown: number, none: string): Html {
  if (makers.length < 2 || makers.reduce((sum, { findings }) => sum + findings.length, 0) <= findingsMost) return html`${makers.map((maker) => makerPart(maker, none))}`;
  const current = makers[shown] === undefined ? 0 : shown;
  return html`<nav class="switch" aria-label="Which maker"><ul>${makers.map((maker, index) => html`<li><a href="/peers/${id}?maker=${index}"${when(index === current, () => html` aria-current="true"`)}>${titleOf(maker)}</a></li>`)}</ul></nav>${makers.slice(current, current + 1).map((maker) => makerPart(maker, none))}`;
}

function titleOf({ domain, product }: Shown['makers'][number]): string {
  return product === '' ? domain : `${domain}, ${product}`;
}

function makerPart(maker: Shown['makers'][number], none: string): Html {
  const { seenAt, findings } = maker;
  const title = titleOf(maker);
  return html`<section aria-label="${title}"><h2>${title} <span class="small">seen ${day(seenAt)}</span></h2>${findings.length === 0 ? html`<p class="empty">${none}</p>` : table(`Seen of ${title}`, ['Requirement', 'Seen', 'Why', 'Where'], findings.map(({ requirement, verdict, reason, sources }) => [
    html`<th scope="row">${lineTitle(requirement)}</th>`, html`<td>${peerMark(verdict)}</td>`, html`<td>${reason}</td>`, html`<td>${sources.map(({ address, day: on }) => html`<span class="small">${address}, ${on}</span> `)}</td>`,
  ]), true)}</section>`;
}

/** The very bytes that a bundle’s signature is over, in pages. @param part which page of them, from 0 */
export function payloadPage({ id }: ShownBundle, payload: string, part: number): PageContent {
  const parts = Math.max(1, Math.ceil(payload.length / lettersMost));
  const current = part < parts ? part : 0;
  return {
    title: 'What is signed', place: 'vendors',
    body: html`${trail(['Portfolio', '/portfolio'], ['Peers', '/peers'], ['Bundle', `/peers/${id}`])}<h1>What is signed</h1><p>${payload.length} letters, byte for byte as they are in the bundle.</p>
${when(parts > 1, () => html`<nav class="switch" aria-label="Which part"><ul>${Array.from({ length: parts }, (_, index) => html`<li><a href="/peers/${id}/payload?part=${index}"${when(index === current, () => html` aria-current="true"`)}>${index + 1}</a></li>`)}</ul></nav>`)}
<pre class="letter" tabindex="0" aria-label="What is signed">${textLines(payload.slice(current * lettersMost, (current + 1) * lettersMost))}</pre>`,
  };
}
