import { html } from '../../report/escape/html.ts';
import type { OutgoingClaim } from '../../workspace/claims/claim-shape.ts';
import { recordForms, type RecordKind } from '../../workspace/claims/records.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, trail, when, type Html } from '../parts.ts';
import { productNavigation } from '../product-rooms.ts';
import { offers, type Visitor } from '../visitor.ts';
import { requirementLink, type RoomProduct } from './words.ts';

/** Who stands behind a product, and what the maker’s people do for its safety: one card a record, with its newest lines. */
export function peopleBehindPage(visitor: Visitor, product: RoomProduct, records: ReadonlyMap<RecordKind, readonly OutgoingClaim[]>, today: string): PageContent {
  const { id } = product;
  const mayWrite = product.archivedAt === null && offers(visitor, 'claim.add', id);
  const kinds = Object.keys(recordForms) as Exclude<RecordKind, 'claim'>[];
  return {
    title: `People behind ${product.name}`, place: 'products',
    body: html`${trail(['Products', '/products'], [product.name, `/products/${id}`], ['Claims', `/products/${id}/claims`])}<h1>People behind the product</h1>${productNavigation(visitor, product, 'claims')}
<p>No file shows whether an executive answers for safety or a board hears of it. These records do, each with a day, an office and the documents behind it; somebody who can should also affirm them.</p>
<div class="records">${kinds.map((kind) => recordCard(id, kind, (records.get(kind) ?? []).filter(({ withdrawnAt }) => withdrawnAt === null), mayWrite, today))}</div>`,
  };
}

function recordCard(product: string, kind: Exclude<RecordKind, 'claim'>, lines: readonly OutgoingClaim[], mayWrite: boolean, today: string): Html {
  const { title, purpose } = recordForms[kind];
  return html`<section class="card" aria-labelledby="${kind}"><div class="head"><h2 id="${kind}">${title}</h2>${when(mayWrite, () => html`<a class="button quiet" href="/products/${product}/claims/new?kind=${kind}">Add<span class="unseen"> ${title}</span></a>`)}</div><p class="small">${purpose}</p>
${lines.length === 0 ? html`<p class="soft">No record yet.</p>` : html`<ul class="plain">${lines.map((line) => html`<li>${line.text}<br><span class="small">${line.byName}, ${line.byRole}; ${line.expiresAt < today ? html`ended ${day(line.expiresAt)}` : html`until ${day(line.expiresAt)}`}; ${requirementLink(product, line.requirement)}${line.documents.length === 0 ? nothing : html`; ${line.documents.map(({ evidence, path }) => html`<a href="/evidence/${evidence}"><code>${path}</code></a> `)}`}</span>${when(mayWrite && line.expiresAt >= today, () => html`<br><a class="small" href="/products/${product}/claims/ask?requirement=${encodeURIComponent(line.requirement)}&amp;claim=${line.id}">Ask somebody to affirm it</a>`)}</li>`)}</ul>`}</section>`;
}
