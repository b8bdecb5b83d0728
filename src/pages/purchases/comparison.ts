import type { Text } from '../../model/text.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { html } from '../../report/escape/html.ts';
import { comparisonLimits, groupTitles, rowTitles } from '../../report/comparison/words.ts';
import type { SentForm } from '../form.ts';
import type { PageContent } from '../layout.ts';
import { day, nothing, textLines, trail, when, type Html } from '../parts.ts';
import type { Visitor } from '../visitor.ts';
import { caseNavigation } from './case-rooms.ts';
import { comparisonPaper } from './comparison-paper.ts';
import { hearingsPart, type ShownHearing } from './hearings-part.ts';
import { seenMark } from './words.ts';

export interface ComparedRow { readonly requirement: string; readonly title: string; readonly level: 'must' | 'should' | null; readonly cells: readonly { readonly verdict: VerdictName; readonly reason: Text; readonly figure: Text | null }[] }
export type ComparedRows = Readonly<Record<keyof typeof rowTitles, readonly ComparedRow[]>>;

export interface ComparedMaker { readonly candidateId: string; readonly name: string; readonly product: string; readonly seenAt: string; readonly placesFound: number; readonly placesLookedFor: number }
interface Reply { readonly candidateId: string; readonly requirement: string; readonly text: string; readonly repliedAt: string }
interface Difference { readonly candidateId: string; readonly requirement: string; readonly text: string; readonly confirmedAt: string }

/** Candidates side by side, as the page shows them. */
export interface ShownComparison {
  readonly purchase: { readonly id: string; readonly title: string; readonly state: string; readonly criticality: string; readonly isTender: boolean };
  readonly comparison: { readonly vendors: readonly ComparedMaker[]; readonly product: ComparedRows; readonly ownEnterprise: ComparedRows } | null;
  readonly missing: readonly string[];
  readonly problem: string | null;
  readonly replies: readonly Reply[];
  readonly hearings: readonly ShownHearing[];
  readonly replyDays: number;
  readonly waiver: { readonly reason: string; readonly at: string; readonly by: string } | null;
  readonly differences: readonly Difference[];
  readonly toLookAt: number;
}

/** The candidates of a case side by side, on the same rules. */
export function comparisonPage(visitor: Visitor, shown: ShownComparison, { now, sent }: { readonly now: string; readonly sent: SentForm }): PageContent {
  const { purchase, comparison, missing, problem, toLookAt } = shown;
  const beside = { ...shown, vendors: comparison?.vendors ?? [] };
  return {
    title: `${purchase.title}, side by side`, place: 'purchases',
    body: html`<div class="not-on-paper">${trail(['Purchases', '/purchases'], [purchase.title, `/purchases/${purchase.id}`])}<h1>Side by side</h1>${caseNavigation(visitor, purchase, 'comparison')}
${problem === null ? nothing : html`<p class="notice wrong">${problem}</p>`}
${missing.length === 0 ? nothing : html`<p class="notice">Not looked at yet, and in no column: ${missing.join(', ')}.</p>`}
${hearingsPart(visitor, shown, sent)}
${when(toLookAt > 0, () => html`<p class="notice">${toLookAt === 1 ? 'One answer' : `${toLookAt} answers`} may differ from what was seen. <a href="/purchases/${purchase.id}/questions">Look at both</a>: here it is said only once somebody has confirmed it.</p>`)}
${comparison === null ? nothing : html`<p class="small">${comparisonLimits} It prints on one sheet.</p>
<h2 id="product">${groupTitles.product}</h2>${groupPart(beside, comparison.product, groupTitles.product)}
<h2 id="house">${groupTitles.ownEnterprise}</h2><p class="small">It says nothing about the products.</p>${groupPart(beside, comparison.ownEnterprise, groupTitles.ownEnterprise)}`}</div>
${comparison === null ? nothing : comparisonPaper(shown, now)}`,
  };
}

interface Beside extends Pick<ShownComparison, 'replies' | 'differences'> { readonly vendors: readonly ComparedMaker[] }

function groupPart(beside: Beside, group: ComparedRows, title: string): Html {
  return html`<h3>${rowTitles.differing} <span class="soft">${group.differing.length}</span></h3>${rows(beside, group.differing, `${title}: ${rowTitles.differing}`)}
${fold(beside, group.alike, rowTitles.alike, title)}${fold(beside, group.unknownOfSome, rowTitles.unknownOfSome, title, group.differing.length === 0 && group.unknownOfSome.length > 0)}
<details class="fold"><summary>${rowTitles.unknownOfAll} <span class="soft">${group.unknownOfAll.length}</span></summary><div><ul>${group.unknownOfAll.map((row) => html`<li>${row.title}${levelMark(row)}</li>`)}</ul></div></details>`;
}

function fold(beside: Beside, list: readonly ComparedRow[], words: string, title: string, isOpen: boolean = false): Html {
  return html`<details class="fold"${when(isOpen, () => html` open`)}><summary>${words} <span class="soft">${list.length}</span></summary><div>${rows(beside, list, `${title}: ${words}`)}</div></details>`;
}

function rows({ vendors, replies, differences }: Beside, list: readonly ComparedRow[], label: string): Html {
  if (list.length === 0) return html`<p class="small">None.</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table class="compared"><caption class="unseen">${label}</caption><thead><tr><th scope="col">Requirement</th>${vendors.map(({ name, product, seenAt, placesFound, placesLookedFor }) => html`<th scope="col">${name}<span class="small">${product === '' ? '' : `${product}, `}seen ${day(seenAt)}, ${placesFound} of ${placesLookedFor} places</span></th>`)}</tr></thead><tbody>${list.map((row) => html`<tr><th scope="row">${row.title}${levelMark(row)}</th>${row.cells.map(({ verdict, reason, figure }, index) => {
    const isOf = (one: { readonly candidateId: string; readonly requirement: string }): boolean => one.candidateId === vendors[index]?.candidateId && one.requirement === row.requirement;
    return html`<td>${seenMark(verdict)}${figure === null ? nothing : html`<span class="small">${figure}</span>`}<span class="small">${reason}</span>${differences.filter(isOf).map(({ text, confirmedAt }) => html`<span class="small"><strong>Differs</strong> from its answer, as somebody here confirmed ${day(confirmedAt)}. It answers yes${text === '' ? '.' : ':'}</span>${text === '' ? nothing : html`<blockquote>${textLines(text)}</blockquote>`}`)}${replies.filter(isOf).map(({ text, repliedAt }) => html`<span class="small">The maker, ${day(repliedAt)}:</span><blockquote>${textLines(text)}</blockquote>`)}</td>`;
  })}</tr>`)}</tbody></table></div>`;
}

function levelMark({ level }: ComparedRow): Html {
  return when(level !== null, () => html` <span class="state">${level ?? ''}</span>`);
}
