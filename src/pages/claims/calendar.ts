import { html } from '../../report/escape/html.ts';
import type { Expiry } from '../../workspace/claims/expiries.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, table, trail, type Html } from '../parts.ts';
import { productNavigation } from '../product-rooms.ts';
import type { Visitor } from '../visitor.ts';
import { requirementLink, type RoomProduct } from './words.ts';

const kinds: Readonly<Record<Expiry['kind'], string>> = { claim: 'Claim', affirmation: 'Affirmation', review: 'Decision on a finding', 'set-aside': 'Finding set aside', request: 'Request to be answered' };

/** What ends, by day. @param today year-month-day */
export function expiryList(product: string, expiries: readonly Expiry[], today: string): Html {
  return table('What ends when', ['Day', 'What', 'About', 'Who'], expiries.map(({ kind, requirement, part, who, office, expiresAt }) => [
    html`<th scope="row">${day(expiresAt)}<br><span class="small">${inDays(expiresAt, today)}</span></th>`, html`<td>${kinds[kind]}</td>`,
    html`<td>${requirementLink(product, requirement)}${part === null ? nothing : html`<br><span class="small">${part}</span>`}</td>`, html`<td>${who}<br><span class="small">${office}</span></td>`,
  ]));
}

function inDays(last: string, today: string): string {
  const days = Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
}

export function calendarPage(visitor: Visitor, product: RoomProduct, { expiries, next }: { readonly expiries: readonly Expiry[]; readonly next: string | null }, today: string): PageContent {
  return {
    title: `What ends, ${product.name}`, place: 'products',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`], ['Claims', `/products/${product.id}/claims`])}<h1>What ends when</h1>${productNavigation(visitor, product, 'claims')}
<p>Every word of a person has a last day. After it, an assessment counts it no more, until somebody says it anew.</p>
${expiries.length === 0 ? html`<p class="soft">Nothing ends: nobody has said anything that still counts.</p>` : expiryList(product.id, expiries, today)}${next === null ? nothing : html`<p><a href="/products/${product.id}/claims/expiries?from=${next}">Later</a></p>`}`,
  };
}
