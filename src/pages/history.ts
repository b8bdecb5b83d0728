import { html } from '../report/escape/html.ts';
import { countsLine, goalMarks, type AssessmentAtAGlance } from './home.ts';
import type { PageContent } from './layout.ts';
import { nothing, table, time, trail, when } from './parts.ts';
import { productNavigation } from './product-rooms.ts';
import type { Visitor } from './visitor.ts';

/** Every assessment of a product, newest first, of which any two can be compared. */
export function historyPage(visitor: Visitor, product: { readonly id: string; readonly name: string }, { assessments, next }: { readonly assessments: readonly AssessmentAtAGlance[]; readonly next: string | null }): PageContent {
  const lines = assessments.map(({ id, at, version, counts, goals, before }, index) => {
    const name = `${version}, ${at.slice(0, 16).replace('T', ' ')}`;
    const pick = (side: 'before' | 'after', isChosen: boolean) => html`<td class="pick"><input type="radio" name="${side}" value="${id}" aria-label="${side === 'before' ? 'Compare from' : 'Compare to'} ${name}"${when(isChosen, () => html` checked`)}></td>`;
    return [html`<th scope="row"><a href="/assessments/${id}">${time(at)}</a></th>`, html`<td>${version}</td>`, html`<td>${goalMarks(goals, before)}</td>`, html`<td>${countsLine(counts)}</td>`, pick('before', index === Math.min(1, assessments.length - 1)), pick('after', index === 0)];
  });
  return {
    title: `History of ${product.name}`, place: 'products',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${product.id}`])}<h1>History of ${product.name}</h1>
${productNavigation(visitor, product, 'history')}
${assessments.length === 0 ? html`<p class="empty">Not assessed yet. <a href="/products/${product.id}">Choose a release</a>, hand over its evidence, and ask for an assessment: each stays here, and any two can be compared.</p>` : html`<form class="print" action="/products/${product.id}/difference"><p class="small">Choose two assessments to see what changed between them, and which evidence brought it about.</p>${table('Assessments, newest first', ['Assessed', 'Release', 'Goals 1 to 7', 'Requirements on the maker', 'From', 'To'], lines)}<div class="row"><button type="submit">Compare these two</button></div></form>`}
${next === null ? nothing : html`<p><a href="/products/${product.id}/assessments?after=${encodeURIComponent(next)}">Older assessments</a></p>`}`,
  };
}
