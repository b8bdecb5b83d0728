import { html } from '../../report/escape/html.ts';
import { besidePeersPart, type PeerLine } from '../exchange/beside-peers.ts';
import type { SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, deed, nothing, table, time, trail, when, type Html } from '../parts.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';
import { vendorForm, type ShownLook, type ShownVendor } from './vendors.ts';
import { candidateWords, criticalityWords, lookLine, serviceWords, stageWords, stateWords } from './words.ts';

interface Shown extends ShownVendor {
  readonly looks: readonly ShownLook[];
  readonly purchases: readonly { readonly id: string; readonly title: string; readonly state: string; readonly stage: string; readonly product: string; readonly candidateState: string }[];
  readonly looking: { readonly id: string; readonly state: string; readonly problem: string | null } | null;
}

/** One maker: what was seen of it, and the cases it stands in. */
export function vendorPage(visitor: Visitor, vendor: Shown, peers: { readonly lines: readonly PeerLine[]; readonly isMore: boolean }, sent: SentForm): PageContent {
  const { id, name, domain, criticality, service, signedAt, archivedAt, looks, looking, purchases } = vendor;
  const [newest] = looks;
  const mayLook = archivedAt === null && offersAnywhere(visitor, 'vendor.look');
  return {
    title: name, place: 'vendors',
    body: html`${trail(['Makers', '/vendors'])}<div class="head"><h1>${name}</h1>${when(mayLook, () => deed(`/vendors/${id}/looks`, looks.length === 0 ? 'Look' : 'Look again', { about: name, kind: 'main' }))}</div>
<p>${domain === null ? 'No site of it is known.' : domain} Criticality ${criticalityWords[criticality]}${service === null ? nothing : html`; gives ${serviceWords[service]}, which all else leans on`}${signedAt === null ? nothing : html`; signed the pledge ${day(signedAt)}`}${archivedAt === null ? nothing : html`; put away ${day(archivedAt)}`}.</p>
${lookingPart(looking)}
${newest === undefined ? html`<p class="empty">It was not looked at yet.</p>` : html`<section class="card" aria-labelledby="newest"><h2 id="newest">Seen ${time(newest.endedAt)}</h2><p>${lookLine(newest)}.</p>${newest.summary.places.notLooked + newest.summary.unread === 0 ? nothing : html`<p class="notice">${newest.summary.places.notLooked} places could not be looked at and ${newest.summary.unread} files could not be read: what they would show is unknown.</p>`}<p><a class="button" href="/looks/${newest.id}">See the position</a></p></section>`}
<p class="small"><a href="/vendors/${id}/meetings">Meetings with it</a></p>
<p><a href="/vendors/${id}/watch">How it is watched, what changed, incidents and the plan</a></p>
<h2>Cases</h2>${purchases.length === 0 ? html`<p class="empty">It is a candidate in no case.</p>` : table('Cases', ['Case', 'Product', 'It is', 'The case'], purchases.map((one) => [html`<th scope="row"><a href="/purchases/${one.id}">${one.title}</a></th>`, html`<td>${one.product}</td>`, html`<td>${wordIn(candidateWords, one.candidateState)}</td>`, html`<td>${wordIn(stateWords, one.state)}, ${wordIn(stageWords, one.stage)}</td>`]))}
${looks.length < 2 ? nothing : html`<h2>Looks</h2>${table('Looks', ['Seen', 'Product', { figures: 'Known' }, { figures: 'Places' }, { figures: 'To ask' }], looks.map((look) => [html`<th scope="row"><a href="/looks/${look.id}">${time(look.endedAt)}</a></th>`, html`<td>${look.product}</td>`, html`<td class="number">${look.summary.visible - look.summary.counts.unknown} of ${look.summary.visible}</td>`, html`<td class="number">${look.summary.places.found} of ${look.summary.places.lookedFor}</td>`, html`<td class="number">${look.summary.questions}</td>`]))}`}
${besidePeersPart(peers)}
${when(archivedAt === null && offersAnywhere(visitor, 'vendor.change'), () => html`<details class="fold"${when(sent.problem !== undefined, () => html` open`)}><summary>Change what is known of it</summary><div>${vendorForm(`/vendors/${id}`, vendor, 'Keep', sent)}</div></details>`)}
${when(offersAnywhere(visitor, 'vendor.archive'), () => (archivedAt === null ? deed(`/vendors/${id}/archiving`, 'Put away', { about: name, kind: 'danger' }) : deed(`/vendors/${id}/archiving`, 'Take back', { about: name, fields: { back: 'yes' } })))}`,
  };
}

function lookingPart(looking: Shown['looking']): Html {
  if (looking === null) return nothing;
  if (looking.state === 'failed') return html`<p class="notice wrong">The last look failed. ${looking.problem ?? ''}</p>`;
  return html`<div class="notice" data-job="${looking.id}"><p role="status">It is being looked at.</p><p class="small"><a href="/jobs/${looking.id}">How far it is</a></p></div>`;
}

function wordIn(words: Readonly<Record<string, string>>, name: string): string {
  return words[name] ?? name;
}
