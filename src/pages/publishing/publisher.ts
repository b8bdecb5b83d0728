import { html } from '../../report/escape/html.ts';
import { area, choice, field, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, table, textLines, time, trail, when, type Html } from '../parts.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';

interface ShownKey {
  readonly keyId: string;
  readonly purpose: 'keys' | 'dossier' | 'log';
  readonly validFrom: string;
  readonly validUntil: string;
  readonly state: 'signs' | 'followed' | 'ended' | 'revoked';
  readonly revoked: { readonly at: string; readonly reason: 'compromised' | 'superseded' | 'retired'; readonly note: string | null } | null;
}

/** Under which name and keys the organisation publishes. */
export interface ShownPublisher {
  readonly domain: string;
  readonly createdAt: string;
  readonly keyFileNumber: number;
  readonly keys: readonly ShownKey[];
  readonly anchors: readonly string[];
  readonly log: { readonly size: number; readonly checkpoint: string };
}

interface LogLines {
  readonly entries: readonly { readonly position: number; readonly kind: 'publication' | 'withdrawal'; readonly productId: string; readonly productName: string; readonly sequence: number; readonly payload: string; readonly at: string }[];
  readonly next: number | null;
}

const purposes: Readonly<Record<ShownKey['purpose'], string>> = { keys: 'the key file', dossier: 'dossiers', log: 'the publication log' };
const states: Readonly<Record<ShownKey['state'], string>> = { signs: 'signs', followed: 'still counts; its successor signs', ended: 'ended', revoked: 'revoked' };

/** The organisation’s domain, keys and publication log, or the form that begins with them. */
export function publisherPage(visitor: Visitor, publisher: ShownPublisher | null, log: LogLines, isContinuous: boolean | undefined, sent: SentForm): PageContent {
  return { title: 'Publishing', place: 'publisher', body: html`<h1>Publishing</h1>${problemNotice(sent, ['domain', 'purpose'])}${publisher === null ? firstTime(visitor, sent) : html`${when(isContinuous === false, () => html`<p class="notice wrong">Customers who hold only the anchors of before do not accept the new key file. Hand them the new anchor in another way, by contract or signed letter.</p>`)}${when(isContinuous === true, () => html`<p class="notice" role="status">Done. Customers who hold the anchors of before accept the new key file.</p>`)}${standing(visitor, publisher, log, sent)}` }` };
}

function firstTime(visitor: Visitor, sent: SentForm): Html {
  return html`<p>What your organisation publishes is signed with keys of its own, under its domain. Customers remember both: set the domain once, and with care.</p>
${offersAnywhere(visitor, 'publisher.create') ? html`<section class="card" aria-labelledby="domain-title"><h2 id="domain-title">Set the domain</h2><form method="post" action="/publisher">${field({ name: 'domain', label: 'Domain', hint: 'One that your organisation owns, such as acme.example. It can’t be changed here later.', maxlength: 253 }, sent)}<p class="small">Three keys are made: for dossiers, for the publication log, and for the key file that vouches for both. They are kept in the database, sealed with this instance’s secret, and leave it for no one. A token or key service of your own is used by the command line, not here.</p><button type="submit">Set domain, make keys</button></form></section>` : html`<p>A security lead sets it.</p>`}`;
}

function standing(visitor: Visitor, { domain, createdAt, keyFileNumber, keys, anchors, log }: ShownPublisher, lines: LogLines, sent: SentForm): Html {
  return html`<dl class="facts"><dt>Domain</dt><dd><strong>${domain}</strong>, since ${day(createdAt)}</dd><dt>In public</dt><dd><a href="/trust/">What is published</a></dd><dt>Key file</dt><dd><a href="/.well-known/assay-keys.json" download>assay-keys.json</a>, number ${keyFileNumber}. Serve it at <code>https://${domain}/.well-known/assay-keys.json</code> too</dd></dl>
<h2>The anchor</h2><p>By this line customers know that the keys are yours. Write it into contracts, or hand it over in another way that they trust already: whoever takes it from the same web site as the dossier trusts whoever holds the web site.</p>${anchors.map((anchor, index) => html`<div class="anchor"><pre id="anchor-${index}" tabindex="0">${anchor}</pre><button type="button" class="quiet" data-copy="anchor-${index}" hidden>Copy</button></div>`)}
<h2>Keys</h2>${keyTable(visitor, keys)}
${when(offersAnywhere(visitor, 'publisher.rotate-key'), () => html`<details class="fold"><summary>Make a new key</summary><div><p>The key before it names the new one as its successor, and counts for 30 more days (that of the key file for 180). Publish every product again in that time: after it, whoever sees a dossier for the first time refuses the old signature.</p><form method="post" action="/publisher/keys">${choice({ name: 'purpose', label: 'It signs' , value: 'dossier' }, [['dossier', 'dossiers'], ['log', 'the publication log'], ['keys', 'the key file']], sent)}<button type="submit">Make a new key</button></form></div></details>`)}
<h2>The publication log</h2><p>Every publication and every withdrawal is an entry, in order. The log’s head is signed; a customer’s tool remembers it and refuses another history.</p>
${log.size === 0 ? html`<p>Nothing was published yet. A publication is prepared on the page of its product, under “Publishing”: <a href="/products">Products</a>.</p>` : html`<details class="fold"><summary>Signed head, ${log.size} ${log.size === 1 ? 'entry' : 'entries'}</summary><div><pre tabindex="0">${textLines(log.checkpoint.trimEnd())}</pre><p class="small"><a href="/trust/_log/checkpoint">As everybody reads it</a></p></div></details>${logTable(lines)}`}`;
}

function keyTable(visitor: Visitor, keys: readonly ShownKey[]): Html {
  return table('Keys, the oldest first', ['Signs', 'Key', 'Valid', 'State', 'Deeds'], keys.map(({ keyId, purpose, validFrom, validUntil, state, revoked }) => [
    html`<th scope="row">${purposes[purpose]}</th>`, html`<td><code>${keyId.slice(0, 16)}</code></td>`, html`<td>${day(validFrom)} to ${day(validUntil)}</td>`,
    html`<td>${states[state]}${revoked === null ? nothing : html` ${day(revoked.at)}: ${revoked.reason}${revoked.note === null ? nothing : html`, “${revoked.note}”`}`}</td>`,
    html`<td>${when(state !== 'revoked' && offersAnywhere(visitor, 'publisher.revoke-key'), () => html`<a href="/publisher/keys/${keyId}">Revoke<span class="unseen"> the key ${keyId.slice(0, 16)} for ${purposes[purpose]}</span></a>`)}</td>`,
  ]));
}

function logTable({ entries, next }: LogLines): Html {
  return html`${table('Entries of the log, newest first', ['Entry', 'What', 'Product', 'When', 'Signed statement'], entries.map(({ position, kind, productId, productName, sequence, payload, at }) => [
    html`<td>${position}</td>`, html`<td>${kind === 'publication' ? 'published' : 'withdrawn'}</td>`, html`<th scope="row"><a href="/products/${productId}/publish">${productName}</a> <span class="small">publication ${sequence}</span></th>`, html`<td>${time(at)}</td>`, html`<td><code class="digest">${payload}</code></td>`,
  ]))}${next === null ? nothing : html`<p><a href="/publisher?before=${next}">Older entries</a></p>`}`;
}

/** The form that revokes a key. */
export function revocationPage(publisher: ShownPublisher, key: ShownKey, sent: SentForm): PageContent {
  return {
    title: 'Revoke a key', place: 'publisher', isNarrow: true,
    body: html`${trail(['Publishing', '/publisher'])}<h1>Revoke the key for ${purposes[key.purpose]}</h1>${problemNotice(sent, ['reason', 'note'])}
<dl class="facts"><dt>Key</dt><dd><code>${key.keyId}</code></dd><dt>Of</dt><dd>${publisher.domain}</dd></dl>
<p>Whatever it signed is refused from now on, by everybody who looks, and they are told why. <strong>It can’t be taken back.</strong> Make a new key afterwards and publish every product again at once.</p>
<form method="post" action="/publisher/keys/${key.keyId}">${choice({ name: 'reason', label: 'Reason', value: 'compromised' }, [['compromised', 'somebody else may have it'], ['superseded', 'another key took its place'], ['retired', 'it is not needed any more']], sent)}${area({ name: 'note', label: 'A line for the public', hint: 'May stay empty.', required: false, maxlength: 500 }, sent)}<button type="submit" class="danger">Revoke this key</button></form>`,
  };
}
