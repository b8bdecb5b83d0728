import { pathOf, type Pointer } from '../../model/artifact.ts';
import type { Verdict } from '../../model/verdict.ts';
import type { Escaped } from '../escape/escaped.ts';
import { html } from '../escape/html.ts';
import { verdictTitles } from '../words.ts';

/** The verdict as a word with a mark whose shape differs too, so that colour carries no meaning alone. */
export function verdictMark(verdict: Verdict): Escaped<'html'> {
  if (verdict.isAnotherWay === true) return html`<span class="verdict v-another-way">another way</span>`;
  return html`<span class="verdict v-${verdict.verdict}">${verdictTitles[verdict.verdict]}</span>`;
}

/** Where something stands: path, member, and line or place in the document. */
export function placeMark(pointer: Pointer): Escaped<'html'> {
  const line = pointer.line ?? pointer.row;
  const inside = pointer.jsonPointer === undefined || pointer.jsonPointer === '' ? nothing : html` ${pointer.jsonPointer}`;
  const position = line === undefined ? inside : html`:${line}`;
  return html`<code>${pathOf(pointer)}${position}</code>`;
}

/** A share as a bar with its figure as text. */
export function shareBar(numerator: number, denominator: number): Escaped<'html'> {
  const percent = denominator === 0 ? 0 : Math.round((numerator / denominator) * 1000) / 10;
  return html`<span class="bar" role="img" aria-label="${numerator} of ${denominator}"><i style="width:${percent}%"></i></span>`;
}

export const nothing = html``;
