import { requirementById } from '../../catalog/index.ts';
import { ownEnterpriseRequirements } from '../../catalog/own-enterprise.ts';
import type { Text } from '../../model/text.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { html } from '../../report/escape/html.ts';
import { lineTitle } from '../../report/vendor-view/sections.ts';
import { correction, outcomeTitles, vendorLimits } from '../../report/vendor-view/words.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, table, textLines, time, trail, when, type Html } from '../parts.ts';
import type { ShownLook } from './vendors.ts';
import { lookLine, seenMark } from './words.ts';

interface Seen { readonly requirement: string; readonly verdict: VerdictName; readonly reason: Text; readonly figure: Text | null; readonly isVisible: boolean; readonly isAnotherWay: boolean; readonly sources: readonly { readonly address: string; readonly day: string }[] }

/** A maker’s own words beside what was seen of it. */
interface Reply { readonly requirement: string; readonly text: string; readonly repliedAt: string }

/** What one look shows, as its page shows it. */
export interface ShownPosition {
  readonly look: ShownLook;
  readonly vendor: { readonly id: string; readonly name: string };
  readonly replies: readonly Reply[];
  readonly position: {
    readonly verdicts: readonly Seen[];
    readonly places: readonly { readonly title: string; readonly address: string; readonly outcome: keyof typeof outcomeTitles; readonly detail: Text | null; readonly lookedAt: string }[];
    readonly quotes: readonly { readonly topic: string; readonly quote: string; readonly address: string; readonly capturedAt: string }[];
    readonly unread: readonly { readonly path: string; readonly state: string }[];
    readonly questions: readonly { readonly requirement: string; readonly ask: string; readonly why: string; readonly goodAnswer: string; readonly open: Text }[];
  };
}

/** What is known of a maker without asking it, and what is left to ask. */
export function positionPage({ look, vendor, position, replies }: ShownPosition): PageContent {
  const shown = position.verdicts.filter(({ isAnotherWay }) => !isAnotherWay);
  const known = shown.filter(({ verdict }) => verdict !== 'unknown');
  const product = known.filter(({ requirement }) => !ownEnterpriseRequirements.has(requirement));
  const house = known.filter(({ requirement }) => ownEnterpriseRequirements.has(requirement));
  const unknown = shown.filter(({ verdict, isVisible }) => verdict === 'unknown' && isVisible);
  return {
    title: `${vendor.name}, seen from outside`, place: 'vendors',
    body: html`${trail(['Makers', '/vendors'], [vendor.name, `/vendors/${vendor.id}`])}<h1>${vendor.name}, seen from outside</h1>
<p>${look.product === '' ? nothing : html`Product ${look.product}. `}Seen ${time(look.endedAt)}. ${lookLine(look)}.</p><p class="notice">${vendorLimits}</p>
<ul class="deeds"><li><a href="/api/v1/looks/${look.id}/capture" download>Everything that was fetched</a> <span class="soft">with it <code>assay vendor --from</code> shows the same again, offline</span></li></ul>
<h2>Known of the product <span class="soft">${product.length}</span></h2>${bySource(product, replies)}
${house.length === 0 ? nothing : html`<h2>Known of the maker’s own house</h2><p class="small">It says nothing about the product.</p>${lines(house, replies)}`}
<details class="fold"><summary>Could be seen, and was not shown: ${unknown.length}</summary><div>${lines(unknown, replies)}</div></details>
<h2 id="questions">What is left to ask <span class="soft">${position.questions.length}</span></h2>${position.questions.length === 0 ? html`<p class="empty">Nothing.</p>` : html`<ol class="questions">${position.questions.map(({ ask, why, goodAnswer, open }) => html`<li><details class="fold"><summary>${ask}</summary><div><p>${open}</p><dl class="facts"><dt>Why it matters</dt><dd>${why}</dd><dt>A good answer shows</dt><dd>${goodAnswer}</dd></dl></div></details></li>`)}</ol>`}
<h2 id="places">Places that were looked at</h2>${table('Places that were looked at', ['Place', 'Outcome', 'Address'], position.places.map(({ title, address, outcome, detail }) => [html`<th scope="row">${title}</th>`, html`<td>${outcomeTitles[outcome]}${detail === null ? nothing : html`<br><span class="small">${detail}</span>`}</td>`, html`<td class="address">${address}</td>`]), true)}
${when(position.quotes.length > 0, () => html`<h2 id="quotes">Passages for a person to read</h2><ul class="quotes">${position.quotes.map(({ quote, address, capturedAt }) => html`<li><q>${quote}</q><br><span class="address">${address}</span> <span class="small">${day(capturedAt)}</span></li>`)}</ul>`)}
<p class="small">${correction.map((sentence) => html`${sentence} `)}</p><p class="small">Capture <span class="mono">${look.captureDigest.slice(0, 16)}…</span>, Assay ${look.engineVersion}, catalogue ${look.catalogVersion}.</p>`,
  };
}

/** In the order of the catalogue, the pledge’s goals first. */
function bySource(seen: readonly Seen[], replies: readonly Reply[]): Html {
  if (seen.length === 0) return html`<p class="empty">Nothing yet.</p>`;
  return html`${(['pledge', 'demand-guide', 'white-paper'] as const).map((document) => {
    const own = seen.filter(({ requirement }) => requirementById.get(requirement)?.source.document === document);
    return own.length === 0 ? nothing : html`<h3>${documentTitles[document]}</h3>${lines(own, replies)}`;
  })}`;
}

const documentTitles = { pledge: 'The pledge', 'demand-guide': 'Secure by Demand Guide', 'white-paper': 'Secure by Design white paper' } as const;

function lines(seen: readonly Seen[], replies: readonly Reply[]): Html {
  return html`<ul class="requirements">${seen.map(({ requirement, verdict, reason, figure, sources }) => html`<li>${seenMark(verdict)}<span>${lineTitle(requirement)}</span><p class="small">${reason}${figure === null ? nothing : html` <strong>${figure}</strong>`}${sources.map(({ address, day: seenOn }) => html` <span class="address">${address}, ${seenOn}</span>`)}</p>${replies.filter((reply) => reply.requirement === requirement).map(({ text, repliedAt }) => html`<p class="small">The maker, ${day(repliedAt)}:</p><blockquote>${textLines(text)}</blockquote>`)}</li>`)}</ul>`;
}
