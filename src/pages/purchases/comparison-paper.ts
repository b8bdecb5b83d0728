import { html } from '../../report/escape/html.ts';
import { groupTitles, rowTitles } from '../../report/comparison/words.ts';
import { day, nothing, time, when, type Html } from '../parts.ts';
import type { ComparedRow, ComparedRows, ShownComparison } from './comparison.ts';
import { hearingInShort } from './hearings-part.ts';
import { seenMark } from './words.ts';

/** Lines that one sheet (A4, landscape) takes, in the larger and in the smaller letters. */
const linesMost = { large: 28, small: 52 } as const;
/** Lines that are left to what makers say at most; where they say more, it goes on behind. */
const noteLinesMost = 12;
/** Letters of a note in a line; two stand beside each other. */
const noteLetters = 90;
/** As many columns as have room for a figure in the same line. */
const wideColumns = 4;

/** What of one group stands on the sheet. */
interface OnSheet {
  readonly title: string;
  readonly group: ComparedRows;
  readonly differing: readonly ComparedRow[];
  /** What is unknown of some, apart, where there is room for it. */
  readonly unknownOfSome: readonly ComparedRow[];
}

interface Note { readonly candidateId: string; readonly requirement: string; readonly words: Html }

/**
 * The comparison as it prints: one sheet with what differs, the product and the makers’ houses in parts of their own, and
 * of all else how much it is. What makers say stands below in full; where they say much, on a second sheet.
 */
export function comparisonPaper(shown: ShownComparison, now: string): Html {
  const { purchase, comparison, hearings, waiver } = shown;
  if (comparison === null) return nothing;
  const { vendors } = comparison;
  const parts = onSheet(comparison, linesMost.small - noteLines(shown));
  const sheet = parts.flatMap(({ differing, unknownOfSome }) => [...differing, ...unknownOfSome]);
  const isSmall = noteLines(shown) + sheet.reduce((sum, row) => sum + linesOf(row), 0) > linesMost.large;
  const notes = notesOf(shown, sheet);
  const isUsable = waiver !== null || hearings.every(({ state }) => state !== 'not-shown' && state !== 'waiting');
  return html`<section class="on-paper${isSmall ? ' small-letters' : ''}" aria-hidden="true"><h1>${purchase.title}: side by side</h1>
<p>${isUsable ? nothing : html`<strong>Not to be used yet: not every maker was heard.</strong> `}Printed ${time(now)}. Makers stand in the order in which they were added. Seen on public pages on the days named; unknown is neither good nor bad.${waiver === null ? nothing : html` Makers were not heard, because: ${waiver.reason}`}</p>
<table><thead><tr><th scope="col">What the sources ask</th>${vendors.map(({ candidateId, name, product: called, seenAt, placesFound, placesLookedFor }) => {
    const hearing = hearings.find((one) => one.candidateId === candidateId);
    return html`<th scope="col">${name}${called === '' ? nothing : html` ${called}`}<span>seen ${day(seenAt)}, ${placesFound} of ${placesLookedFor} places${hearing === undefined ? nothing : html`; ${hearingInShort(hearing)}`}</span></th>`;
  })}</tr></thead>${parts.map((part) => partRows(part, shown, notes))}</table>
${when(notes.length > 0, () => html`<h2>What makers say, word for word</h2><ol>${notes.map(({ words }) => html`<li>${words}</li>`)}</ol>`)}</section>`;
}

/** What differs first, of the houses too; what is unknown of some only where all of it fits. */
function onSheet({ product, ownEnterprise }: NonNullable<ShownComparison['comparison']>, lines: number): readonly OnSheet[] {
  let room = lines;
  const take = (list: readonly ComparedRow[]): readonly ComparedRow[] => {
    const taken: ComparedRow[] = [];
    for (const row of list) {
      if (linesOf(row) > room) break;
      room -= linesOf(row);
      taken.push(row);
    }
    return taken;
  };
  const whole = (list: readonly ComparedRow[]): readonly ComparedRow[] => (list.reduce((sum, row) => sum + linesOf(row), 1) < room ? take(list) : []);
  const ofHouse = take(ownEnterprise.differing);
  const ofProduct = take(product.differing);
  return [
    { title: groupTitles.product, group: product, differing: ofProduct, unknownOfSome: whole(product.unknownOfSome) },
    { title: groupTitles.ownEnterprise, group: ownEnterprise, differing: ofHouse, unknownOfSome: whole(ownEnterprise.unknownOfSome) },
  ];
}

function linesOf({ cells }: ComparedRow): number {
  return cells.length > wideColumns && cells.some(({ figure }) => figure !== null) ? 2.5 : 1;
}

function noteLines({ replies, differences }: ShownComparison): number {
  const lines = [...replies, ...differences].reduce((sum, { text }) => sum + Math.ceil((text.length + 60) / noteLetters), 0);
  return lines === 0 ? 0 : Math.min(noteLinesMost, 2 + lines / 2);
}

function partRows({ title, group, differing, unknownOfSome }: OnSheet, shown: ShownComparison, notes: readonly Note[]): Html {
  const span = (shown.comparison?.vendors.length ?? 0) + 1;
  const more = group.differing.length - differing.length;
  const rest = (['alike', 'unknownOfSome', 'unknownOfAll'] as const).filter((kind) => kind !== 'unknownOfSome' || unknownOfSome.length === 0).map((kind) => `${rowTitles[kind]}: ${group[kind].length}`).join('. ');
  return html`<tbody><tr class="part"><th scope="colgroup" colspan="${span}">${title}</th></tr>${differing.map((row) => rowOf(row, shown, notes))}${when(unknownOfSome.length > 0, () => html`<tr class="rest"><td colspan="${span}">${differing.length === 0 ? 'Nothing differs as far as known. ' : ''}${rowTitles.unknownOfSome}:</td></tr>${unknownOfSome.map((row) => rowOf(row, shown, notes))}`)}<tr class="rest"><td colspan="${span}">${differing.length + unknownOfSome.length === 0 ? 'Nothing differs as far as known. ' : ''}${more > 0 ? `${more} more differ; the page shows them. ` : ''}${rest}.</td></tr></tbody>`;
}

function rowOf({ requirement, title, level, cells }: ComparedRow, { comparison }: ShownComparison, notes: readonly Note[]): Html {
  return html`<tr><th scope="row">${title}${level === null ? nothing : html` <em>${level}</em>`}</th>${cells.map(({ verdict, figure }, index) => {
    const marks = notes.flatMap((note, place) => (note.candidateId === comparison?.vendors[index]?.candidateId && note.requirement === requirement ? [place + 1] : []));
    return html`<td>${seenMark(verdict)}${figure === null ? nothing : html` <span class="soft">${figure}</span>`}${marks.map((mark) => html`<sup>${mark}</sup>`)}</td>`;
  })}</tr>`;
}

/** What makers say to rows that are on the sheet, in its order. */
function notesOf({ comparison, replies, differences }: ShownComparison, sheet: readonly ComparedRow[]): readonly Note[] {
  return sheet.flatMap(({ requirement, title }) => (comparison?.vendors ?? []).flatMap(({ candidateId, name }): readonly Note[] => {
    const isOf = (one: { readonly candidateId: string; readonly requirement: string }): boolean => one.candidateId === candidateId && one.requirement === requirement;
    return [
      ...differences.filter(isOf).map(({ text, confirmedAt }) => ({ candidateId, requirement, words: html`<strong>${name}, ${title}:</strong> differs from its answer, confirmed ${day(confirmedAt)}. It answers yes${text === '' ? '.' : html`: “${oneLine(text)}”`}` })),
      ...replies.filter(isOf).map(({ text, repliedAt }) => ({ candidateId, requirement, words: html`<strong>${name}, ${title},</strong> ${day(repliedAt)}: “${oneLine(text)}”` })),
    ];
  }));
}

/** Word for word, with its lines in one. */
function oneLine(text: string): string {
  return text.split(/\s*\n\s*/u).join(' / ');
}
