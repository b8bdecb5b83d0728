import { measureDefinitions } from '../model/measure.ts';
import { joinEscaped, type Escaped } from '../report/escape/escaped.ts';
import { html } from '../report/escape/html.ts';
import { verdictTitles } from '../report/words.ts';
import type { VerdictName } from '../model/verdict.ts';

export type Html = Escaped<'html'>;
export const nothing = html``;

/** A part that is shown only under a condition. */
export function when(condition: boolean, part: () => Html): Html {
  return condition ? part() : nothing;
}

/** A text of several lines inside `pre`: the escape shows a line’s end as a sign, because one in a single line would hide something. */
export function textLines(text: string): Html {
  return html`${text.split('\n').map((line) => html`${line}
`)}`;
}

/** A text of several lines inside a field of a form, exactly as it is: what was shown is sent back. */
export function fieldLines(text: string): Html {
  return joinEscaped(text.split('\n').map((line) => html`${line}`), html`
`);
}

/** A time as people read it, with the exact one for machines. @param at RFC 3339, UTC */
export function time(at: string): Html {
  return html`<time datetime="${at}">${at.slice(0, 10)} ${at.slice(11, 16)} UTC</time>`;
}

export function day(at: string): Html {
  return html`<time datetime="${at}">${at.slice(0, 10)}</time>`;
}

const measureNames = Object.values(measureDefinitions).map(({ title }) => title);

/** The reason of a verdict as a sentence by itself: where it begins with the name of a measure, that begins large. Words of evidence stay as they are. */
export function capitalised(reason: string): string {
  const large = reason.charAt(0).toUpperCase() + reason.slice(1);
  return measureNames.some((name) => large.startsWith(name)) ? large : reason;
}

/** The verdict as a word with a mark whose shape differs too, so that colour carries no meaning alone. */
export function verdictMark(verdict: VerdictName, isAnotherWay: boolean = false): Html {
  return isAnotherWay ? html`<span class="verdict v-another-way">another way</span>` : html`<span class="verdict v-${verdict}">${verdictTitles[verdict]}</span>`;
}

/** A size in the unit that people use. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const units = ['kB', 'MB', 'GB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit] ?? ''}`;
}

/** Where the page is, from the outside in; each with its address. */
export function trail(...places: readonly (readonly [string, string])[]): Html {
  return html`<nav aria-label="Where this is"><ol class="trail">${places.map(([words, to]) => html`<li><a href="${to}">${words}</a></li>`)}</ol></nav>`;
}

/** The title of a column of a table; one of figures stands over their ends. */
type Column = string | { readonly figures: string };

/** A table that scrolls by itself where it is wider than the screen. @param isStacked on a narrow screen each line becomes a block instead: its cells speak for themselves */
export function table(caption: string, columns: readonly Column[], lines: readonly (readonly Html[])[], isStacked: boolean = false): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table${when(isStacked, () => html` class="stacked"`)}><caption class="unseen">${caption}</caption><thead><tr>${columns.map((column) => (typeof column === 'string' ? html`<th scope="col">${column}</th>` : html`<th scope="col" class="number">${column.figures}</th>`))}</tr></thead><tbody>${lines.map((cells) => html`<tr>${cells}</tr>`)}</tbody></table></div>`;
}

/** A button that does one thing, as a form of its own. @param about what it is about, for who does not see the line */
export function deed(action: string, words: string, { about = '', kind = 'quiet', fields = {} }: { readonly about?: string; readonly kind?: 'quiet' | 'danger' | 'main'; readonly fields?: Readonly<Record<string, string>> } = {}): Html {
  return html`<form method="post" action="${action}">${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}<button type="submit"${kind === 'main' ? nothing : html` class="${kind}"`}>${words}${when(about !== '', () => html`<span class="unseen"> ${about}</span>`)}</button></form>`;
}
