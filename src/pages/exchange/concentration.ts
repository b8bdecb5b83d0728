import { html } from '../../report/escape/html.ts';
import type { PageContent } from '../layout.ts';
import { nothing, table, trail, when, type Html } from '../parts.ts';
import { criticalityWords, serviceWords } from '../purchases/words.ts';

interface Maker {
  readonly id: string;
  readonly name: string;
  readonly criticality: keyof typeof criticalityWords;
  readonly service: keyof typeof serviceWords | null;
  readonly products: readonly string[];
  readonly versions: readonly string[];
}

interface Shown {
  readonly makers: number;
  readonly withBill: number;
  readonly cutBills: number;
  readonly components: readonly { readonly component: string; readonly makers: number; readonly products: number; readonly cases: number; readonly critical: number; readonly versions: number; readonly shown: readonly Maker[] }[];
  readonly isMore: boolean;
  readonly words: string;
}

/** What stands in the products of several makers, and how little of it can be known. */
export function concentrationPage({ makers, withBill, cutBills, components, isMore, words }: Shown): PageContent {
  return {
    title: 'Components of makers', place: 'vendors',
    body: html`${trail(['Portfolio', '/portfolio'])}<h1>Components that makers share</h1><p>By the bills of materials that makers published or gave. <strong>Of ${withBill} of ${makers} makers there is a bill</strong>; what the others use is unknown. That a component stands with many says how far a flaw in it would reach, and nothing about the makers.</p>
${when(cutBills > 0, () => html`<p class="notice">${cutBills} bills list more components than are kept: what is not kept is not counted.</p>`)}
<form class="row search" action="/portfolio/components" role="search" aria-label="Find a component"><div class="field"><label class="unseen" for="words">Words in a component’s package URL or name</label><input id="words" name="words" type="search" value="${words}" maxlength="100" placeholder="Package URL or name"></div><button type="submit" class="quiet">Find</button></form>
${components.length === 0 ? html`<p class="empty">${words === '' ? 'No component stands with two makers, as far as bills are here.' : 'No bill that is here lists a component with these words. Where there is no bill, it is unknown.'}</p>` : table('Components', ['Component', { figures: 'Makers' }, { figures: 'Products' }, { figures: 'Cases' }, 'With whom'], components.map((one) => lineOf(one, withBill)), true)}
${isMore ? html`<p class="small">More components are shared than are shown; search for one by its name.</p>` : nothing}`,
  };
}

function lineOf({ component, makers, products, cases, critical, versions, shown }: Shown['components'][number], withBill: number): readonly Html[] {
  const rest = makers - shown.length;
  return [
    html`<th scope="row"><code>${component}</code><span class="small">${versions} ${versions === 1 ? 'version' : 'versions'}</span></th>`,
    html`<td class="number">${makers} of ${withBill}${critical === 0 ? nothing : html`<span class="small changed">${critical} critical</span>`}</td>`, html`<td class="number">${products}</td>`, html`<td class="number">${cases}</td>`,
    html`<td><ul class="plain">${shown.map(({ id, name, criticality, service, products: own, versions: theirs }) => html`<li><a href="/vendors/${id}">${name}</a>${own.some((product) => product !== '') ? html` ${own.filter((product) => product !== '').join(', ')}` : nothing} <span class="small">${theirs.filter((version) => version !== '').join(', ')}</span>${criticality === 'critical' ? html` <strong>critical</strong>` : nothing}${service === null ? nothing : html` <strong>${serviceWords[service]}</strong>`}</li>`)}</ul>${rest > 0 ? html`<span class="small">and ${rest} more</span>` : nothing}</td>`,
  ];
}
