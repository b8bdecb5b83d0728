import { html } from '../report/escape/html.ts';
import { conditionsPart, type ShownCondition } from './conditions.ts';
import { field, problemNotice, type SentForm } from './form.ts';
import { countsLine, goalList, type AssessmentAtAGlance, type ProductAtAGlance } from './home.ts';
import type { PageContent } from './layout.ts';
import { day, deed, fieldLines, nothing, table, textLines, trail, when, type Html } from './parts.ts';
import { productNavigation } from './product-rooms.ts';
import { scopePart, type ShownScope } from './scope.ts';
import { offers, offersAnywhere, type Visitor } from './visitor.ts';

/** A product as lists have it. */
export interface ProductLine {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly archivedAt: string | null;
}

/** The products that the visitor may see, and the form for a new one. */
export function productsPage(visitor: Visitor, { products, next, archived, words, sent }: { readonly products: readonly ProductLine[]; readonly next: string | null; readonly archived: boolean; readonly words: string; readonly sent: SentForm }): PageContent {
  const lines = products.map(({ id, slug, name, changedAt }) => [html`<th scope="row"><a href="/products/${id}">${name}</a></th>`, html`<td><code>${slug}</code></td>`, html`<td>${day(changedAt)}</td>`]);
  return {
    title: archived ? 'Archived products' : 'Products', place: 'products',
    body: html`<h1>${archived ? 'Archived products' : 'Products'}</h1>
${when(words !== '' || next !== null || products.length > 8, () => html`<form class="row search" action="/products" role="search" aria-label="Find a product">${when(archived, () => html`<input type="hidden" name="archived" value="true">`)}<div class="field"><label class="unseen" for="words">Words in a product’s name</label><input id="words" name="words" type="search" value="${words}" maxlength="100" placeholder="Name of a product"></div><button type="submit" class="quiet">Find</button></form>`)}
${products.length === 0 ? html`<p class="empty">${words !== '' ? 'No product has these words in its name.' : archived ? 'No product was put away.' : 'There is no product yet, or none is open to your roles.'}</p>` : table('Products', ['Name', 'Short name', 'Changed'], lines)}
${next === null ? nothing : html`<p><a href="/products?${new URLSearchParams({ ...(archived ? { archived: 'true' } : {}), ...(words === '' ? {} : { words }), after: next }).toString()}">More</a></p>`}
<p class="small">${archived ? html`<a href="/products">Products in use</a>` : html`<a href="/products?archived=true">Archived products</a>`}</p>
${when(!archived && offersAnywhere(visitor, 'product.create'), () => html`<section class="card" id="new" aria-labelledby="new-title"><h2 id="new-title">Add a product</h2>${problemNotice(sent, ['name', 'slug'])}<form method="post" action="/products">
${field({ name: 'name', label: 'Name', hint: 'As customers know it.', maxlength: 120 }, sent)}
${field({ name: 'slug', label: 'Short name', hint: 'Part of addresses: lower-case letters, digits and hyphens. It stays.', maxlength: 60, pattern: '[a-z0-9]+(-[a-z0-9]+)*' }, sent)}
<button type="submit">Add product</button></form></section>`)}`,
  };
}

/** One product with its releases and its own statement. */
export interface ShownProduct extends ProductLine {
  readonly statement: string;
  readonly scope: ShownScope;
  readonly conditions: readonly ShownCondition[];
  readonly revision: string;
}

export function productPage(visitor: Visitor, product: ShownProduct, releases: { readonly releases: readonly { readonly id: string; readonly version: string; readonly createdAt: string }[]; readonly next: string | null } | undefined, latest: (AssessmentAtAGlance & { readonly next: NonNullable<ProductAtAGlance['latest']>['next'] }) | undefined, sent: SentForm): PageContent {
  const { id, name, slug, statement, revision, archivedAt, createdAt } = product;
  const isOpen = archivedAt === null;
  return {
    title: name, place: 'products',
    body: html`${trail(['Products', '/products'])}<div class="head"><h1>${name}</h1>${when(isOpen && offers(visitor, 'product.archive', id), () => deed(`/products/${id}/archiving`, 'Archive', { about: name, kind: 'danger' }))}</div>
${productNavigation(visitor, product, 'overview')}
<p class="small">Short name <code>${slug}</code>, added ${day(createdAt)}${archivedAt === null ? nothing : html`, archived ${day(archivedAt)}: everything stays readable, nothing is added`}.</p>
${sent.values.has('conditions') || sent.values.get('form') === 'scope' ? nothing : problemNotice(sent, ['version'])}
${latest === undefined ? nothing : latestPart(latest)}
<h2>Releases</h2>${releasesPart(visitor, product, releases, sent)}
${scopePart(product, isOpen && offers(visitor, 'product.set-scope', id), sent)}
${conditionsPart(product, isOpen && offers(visitor, 'product.set-conditions', id), sent)}
${statementPart(visitor, { id, statement, revision, isOpen }, sent)}`,
  };
}

/** The newest assessment: goals, counts, what to do next. */
function latestPart({ id, at, version, counts, goals, next, releaseId }: NonNullable<Parameters<typeof productPage>[3]>): Html {
  return html`<section class="card" aria-labelledby="latest"><h2 id="latest">How it stands</h2><p class="small"><a href="/assessments/${id}">Assessed ${day(at)}</a>, release <a href="/releases/${releaseId}">${version}</a>: ${countsLine(counts)}.</p>${goalList(id, goals)}${when(next.length > 0, () => html`<h3>What to do next, by effect</h3><ol class="effects">${next.map(({ action, requirements, goals: own }) => html`<li><span class="effect"><b>${requirements}</b> ${requirements === 1 ? 'requirement' : 'requirements'}</span><span>${action}${own.length === 0 ? nothing : html` <span class="soft">${own.length === 1 ? 'goal' : 'goals'} ${own.join(', ')}</span>`}</span></li>`)}</ol>`)}</section>`;
}

function releasesPart(visitor: Visitor, { id, archivedAt }: ShownProduct, releases: Parameters<typeof productPage>[2], sent: SentForm): Html {
  if (releases === undefined) return html`<p>Releases and their evidence are open to those who measure: a security lead, a product owner, an assessor. ${when(offersAnywhere(visitor, 'account.grant-role'), () => html`<a href="/people">Give somebody such a role.</a>`)}</p>`;
  const lines = releases.releases.map(({ id: release, version, createdAt }) => [html`<th scope="row"><a href="/releases/${release}">${version}</a></th>`, html`<td>${day(createdAt)}</td>`]);
  return html`${lines.length === 0 ? html`<p>No release yet.</p>` : table('Releases', ['Version', 'Added'], lines)}${releases.next === null ? nothing : html`<p><a href="/products/${id}?after=${releases.next}">Older releases</a></p>`}
${when(archivedAt === null && offers(visitor, 'release.add', id), () => html`<form class="row" method="post" action="/products/${id}/releases">${field({ name: 'version', label: 'Version of a new release', maxlength: 120 }, sent)}<button type="submit">Add release</button></form>`)}`;
}

function statementPart(visitor: Visitor, { id, statement, revision, isOpen }: { readonly id: string; readonly statement: string; readonly revision: string; readonly isOpen: boolean }, sent: SentForm): Html {
  const mayWrite = isOpen && offers(visitor, 'product.set-statement', id);
  const wrong = sent.values.has('statement') ? sent.problem : undefined;
  return html`<details class="fold" id="statement"${when(wrong !== undefined, () => html` open`)}><summary>The product’s own statement (assay.yaml)${statement === '' ? ': none yet' : ''}</summary><div>
<p>What no file shows by itself: where the product runs, what it does by default, who stands behind a claim and until when. Every later assessment reads it.</p>
${mayWrite ? html`<form method="post" action="/products/${id}/statement"><input type="hidden" name="revision" value="${revision}"><div class="field"><label for="statement-text">Statement, YAML</label><textarea id="statement-text" name="statement" class="code" spellcheck="false" maxlength="1000000">
${fieldLines((sent.values.get('statement') ?? statement).replaceAll('\r\n', '\n'))}</textarea></div><button type="submit">Keep statement</button></form>` : statement === '' ? nothing : html`<pre tabindex="0">${textLines(statement)}</pre>`}</div></details>`;
}
