import type { VerdictName } from '../../model/verdict.ts';
import { html } from '../../report/escape/html.ts';
import { area, choice, field, problemNotice, type SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, table, when, type Html } from '../parts.ts';
import { offersAnywhere, type Visitor } from '../visitor.ts';
import { criticalityOptions, criticalityWords, serviceOptions, serviceWords } from './words.ts';

/** One look at a maker, in figures. */
export interface ShownLook {
  readonly id: string;
  readonly product: string;
  readonly endedAt: string;
  readonly catalogVersion: string;
  readonly engineVersion: string;
  readonly captureDigest: string;
  readonly summary: { readonly counts: Readonly<Record<VerdictName, number>>; readonly visible: number; readonly places: { readonly found: number; readonly notLooked: number; readonly lookedFor: number }; readonly questions: number; readonly unread: number; readonly cveListAt: string | null };
}

/** A maker as pages show it. */
export interface ShownVendor {
  readonly id: string;
  readonly name: string;
  readonly domain: string | null;
  readonly criticality: keyof typeof criticalityWords;
  readonly service: keyof typeof serviceWords | null;
  readonly signedAt: string | null;
  readonly given: { readonly pages: readonly { readonly kind: string; readonly address: string }[]; readonly packages: readonly string[]; readonly aggregators: readonly string[] };
  readonly archivedAt: string | null;
}

interface Shown {
  readonly vendors: readonly (ShownVendor & { readonly look: ShownLook | null })[];
  readonly next: string | null;
  readonly words: string;
  readonly archived: boolean;
  readonly sent: SentForm;
}

/** Makers that are bought from, with what is known of each without asking it. */
export function vendorsPage(visitor: Visitor, { vendors, next, words, archived, sent }: Shown): PageContent {
  return {
    title: archived ? 'Makers put away' : 'Makers', place: 'vendors',
    body: html`<h1>${archived ? 'Makers put away' : 'Makers'}</h1><p>Who you buy software from, or may. What a maker shows to everybody is collected by itself; what it does not show is unknown, which is neither good nor bad.</p>
${when(words !== '' || next !== null || vendors.length > 8, () => html`<form class="row search" action="/vendors" role="search" aria-label="Find a maker"><div class="field"><label class="unseen" for="words">Words in a maker’s name or domain</label><input id="words" name="words" type="search" value="${words}" maxlength="100" placeholder="Name or domain"></div><button type="submit" class="quiet">Find</button></form>`)}
${vendors.length === 0 ? html`<p class="empty">${words !== '' ? 'No maker has these words in its name or domain.' : archived ? 'No maker was put away.' : 'No maker is here yet. Add one by its domain: a look takes about a minute.'}</p>` : table('Makers', ['Maker', 'Critical', { figures: 'Known' }, { figures: 'To ask' }, 'Seen'], vendors.map(lineOf))}
${next === null ? nothing : html`<p><a href="/vendors?${new URLSearchParams({ ...(archived ? { archived: 'true' } : {}), ...(words === '' ? {} : { words }), after: next }).toString()}">More</a></p>`}
<p><a href="/portfolio">The portfolio</a>: who is critical, and how much is unknown. <a href="/alerts">What changed at makers</a></p>
<p class="small">${archived ? html`<a href="/vendors">Makers in use</a>` : html`<a href="/vendors?archived=true">Makers put away</a>`}</p>
${when(!archived && offersAnywhere(visitor, 'vendor.add'), () => html`<section class="card" id="new" aria-labelledby="new-title"><h2 id="new-title">Add a maker</h2>${vendorForm('/vendors', undefined, 'Add and look', sent)}</section>`)}`,
  };
}

function lineOf({ id, name, domain, criticality, service, look }: Shown['vendors'][number]): readonly Html[] {
  return [
    html`<th scope="row"><a href="/vendors/${id}">${name}</a>${domain === null ? nothing : html`<span class="small">${domain}</span>`}</th>`,
    html`<td>${criticalityWords[criticality]}${service === null ? nothing : html`<span class="small">${serviceWords[service]}</span>`}</td>`,
    html`<td class="number">${look === null ? '' : `${look.summary.visible - look.summary.counts.unknown} of ${look.summary.visible}`}</td>`,
    html`<td class="number">${look === null ? '' : look.summary.questions}</td>`,
    html`<td>${look === null ? html`<span class="soft">not yet</span>` : html`<a href="/looks/${look.id}">${day(look.endedAt)}</a>`}</td>`,
  ];
}

/** The form for a maker, new or known. */
export function vendorForm(action: string, vendor: ShownVendor | undefined, words: string, sent: SentForm): Html {
  return html`${problemNotice(sent, ['name', 'domain', 'signedAt'])}<form method="post" action="${action}">
${field({ name: 'name', label: 'Name', hint: 'As you call it, and as CVE records name it.', maxlength: 120, value: vendor?.name ?? '' }, sent)}
${field({ name: 'domain', label: 'Domain', hint: 'Its site, such as acme.example. Without one only records and given pages can be looked at.', required: false, maxlength: 253, value: vendor?.domain ?? '' }, sent)}
${choice({ name: 'criticality', label: 'How much depends on it', value: vendor?.criticality ?? 'ordinary' }, criticalityOptions, sent)}
${choice({ name: 'service', label: 'Does it give a service that all else leans on?', value: vendor?.service ?? '' }, serviceOptions, sent)}
<details class="fold"${when(vendor !== undefined && (vendor.given.pages.length > 0 || vendor.signedAt !== null), () => html` open`)}><summary>What you know already</summary><div>
${field({ name: 'signedAt', label: 'Day on which it signed the pledge', type: 'date', required: false, value: vendor?.signedAt ?? '' }, sent)}
${area({ name: 'pages', label: 'Pages', hint: 'One a line, as kind=address: price=https://acme.example/pricing, support=…, trust=…, pledge=…, disclosure-policy=…', required: false, value: vendor?.given.pages.map(({ kind, address }) => `${kind}=${address}`).join('\n') ?? '' }, sent)}
${area({ name: 'packages', label: 'Packages', hint: 'One a line: npm:@acme/tool', required: false, value: vendor?.given.packages.join('\n') ?? '' }, sent)}
</div></details><button type="submit">${words}</button></form>`;
}
