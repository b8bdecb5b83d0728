import type { Text } from '../../model/text.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { html } from '../../report/escape/html.ts';
import { comparisonLimits, groupTitles, rowTitles } from '../../report/comparison/words.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, textLines, trail, when, type Html } from '../parts.ts';
import type { Visitor } from '../visitor.ts';
import { caseNavigation } from './case-rooms.ts';
import { seenMark } from './words.ts';

interface Row { readonly requirement: string; readonly title: string; readonly level: 'must' | 'should' | null; readonly cells: readonly { readonly verdict: VerdictName; readonly reason: Text; readonly figure: Text | null }[] }
type Group = Readonly<Record<keyof typeof rowTitles, readonly Row[]>>;

interface Reply { readonly candidateId: string; readonly requirement: string; readonly text: string; readonly repliedAt: string }

interface Shown {
  readonly purchase: { readonly id: string; readonly title: string };
  readonly comparison: { readonly vendors: readonly { readonly candidateId: string; readonly name: string; readonly product: string; readonly seenAt: string; readonly placesFound: number; readonly placesLookedFor: number }[]; readonly product: Group; readonly ownEnterprise: Group } | null;
  readonly missing: readonly string[];
  readonly problem: string | null;
  readonly replies: readonly Reply[];
}

/** The candidates of a case side by side, on the same rules. */
export function comparisonPage(visitor: Visitor, { purchase, comparison, missing, problem, replies }: Shown): PageContent {
  return {
    title: `${purchase.title}, side by side`, place: 'purchases',
    body: html`${trail(['Purchases', '/purchases'], [purchase.title, `/purchases/${purchase.id}`])}<h1>Side by side</h1>${caseNavigation(visitor, purchase, 'comparison')}
${problem === null ? nothing : html`<p class="notice wrong">${problem}</p>`}
${missing.length === 0 ? nothing : html`<p class="notice">Not looked at yet, and in no column: ${missing.join(', ')}.</p>`}
${comparison === null ? nothing : html`<p class="small">${comparisonLimits}</p>
<h2 id="product">${groupTitles.product}</h2>${groupPart({ vendors: comparison.vendors, replies }, comparison.product, groupTitles.product)}
<h2 id="house">${groupTitles.ownEnterprise}</h2>${groupPart({ vendors: comparison.vendors, replies }, comparison.ownEnterprise, groupTitles.ownEnterprise)}`}`,
  };
}

interface Beside { readonly vendors: NonNullable<Shown['comparison']>['vendors']; readonly replies: readonly Reply[] }

function groupPart(beside: Beside, group: Group, title: string): Html {
  return html`<h3>${rowTitles.differing} <span class="soft">${group.differing.length}</span></h3>${rows(beside, group.differing, `${title}: ${rowTitles.differing}`)}
${fold(beside, group.alike, rowTitles.alike, title)}${fold(beside, group.unknownOfSome, rowTitles.unknownOfSome, title)}
<details class="fold"><summary>${rowTitles.unknownOfAll} <span class="soft">${group.unknownOfAll.length}</span></summary><div><ul>${group.unknownOfAll.map((row) => html`<li>${row.title}${levelMark(row)}</li>`)}</ul></div></details>`;
}

function fold(beside: Beside, list: readonly Row[], words: string, title: string): Html {
  return html`<details class="fold"><summary>${words} <span class="soft">${list.length}</span></summary><div>${rows(beside, list, `${title}: ${words}`)}</div></details>`;
}

function rows({ vendors, replies }: Beside, list: readonly Row[], label: string): Html {
  if (list.length === 0) return html`<p class="small">None.</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table class="compared"><caption class="unseen">${label}</caption><thead><tr><th scope="col">Requirement</th>${vendors.map(({ name, product, seenAt, placesFound, placesLookedFor }) => html`<th scope="col">${name}<span class="small">${product === '' ? '' : `${product}, `}seen ${day(seenAt)}, ${placesFound} of ${placesLookedFor} places</span></th>`)}</tr></thead><tbody>${list.map((row) => html`<tr><th scope="row">${row.title}${levelMark(row)}</th>${row.cells.map(({ verdict, reason, figure }, index) => html`<td>${seenMark(verdict)}${figure === null ? nothing : html`<span class="small">${figure}</span>`}<span class="small reason">${reason}</span>${replies.filter(({ candidateId, requirement }) => candidateId === vendors[index]?.candidateId && requirement === row.requirement).map(({ text, repliedAt }) => html`<span class="small">The maker, ${day(repliedAt)}:</span><blockquote>${textLines(text)}</blockquote>`)}</td>`)}</tr>`)}</tbody></table></div>`;
}

function levelMark({ level }: Row): Html {
  return when(level !== null, () => html` <span class="state">${level ?? ''}</span>`);
}
