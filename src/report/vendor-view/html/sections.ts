import { pageTopics } from '../../../model/evidence/web-page.ts';
import type { VendorPosition } from '../../../model/vendor-position.ts';
import type { Escaped } from '../../escape/escaped.ts';
import { html } from '../../escape/html.ts';
import { nothing, shareBar } from '../../html/parts.ts';
import { counted } from '../../figure.ts';
import { placeDetail, placeTitle } from '../place-words.ts';
import type { VendorLine, VendorSection } from '../sections.ts';
import { shortQuote } from '../short-quote.ts';
import { outcomeTitles } from '../words.ts';
import { optional, shortDigest, sourceMark, vendorMark } from './parts.ts';

/** Every place with what was seen there. */
export function placeList(position: VendorPosition): Escaped<'html'> {
  return html`<ol class="places">${position.places.map((place) => html`<li><div>${placeTitle(place)}<br><span class="outcome o-${place.outcome}">${outcomeTitles[place.outcome]}</span></div><div><span class="mono">${place.address}</span>${optional(placeDetail(place), (detail) => html`<span class="source">${detail}</span>`)}</div><div class="small">${place.lookedAt.slice(0, 10)}${place.digest === undefined ? nothing : html`<br><span class="mono">${shortDigest(place.digest)}</span>`}</div></li>`)}</ol>`;
}

/** What is known of a section, as cards; nothing where nothing is. */
export function sectionHtml(section: VendorSection): Escaped<'html'> {
  return section.known.length === 0 ? nothing : html`<h3>${section.title}</h3><ul class="goals">${section.known.map(card)}</ul>${unknownHere(section)}`;
}

/** That there is more, and where: a reader of one section must not take it for the whole. */
function unknownHere({ notShown, notVisible }: VendorSection): Escaped<'html'> {
  const count = notShown.length + notVisible.length;
  return count === 0 ? nothing : html`<p class="small">${counted(count, 'more of this section is', 'more of this section are')} unknown: <a href="#unknown">see below</a>.</p>`;
}

function card(line: VendorLine): Escaped<'html'> {
  const point = line.verdict.measure?.points.at(-1);
  const bar = point?.denominator === undefined || point.suppressed === true ? nothing : shareBar(point.numerator, point.denominator);
  return html`<li><div><h4>${line.title}</h4>${vendorMark(line.verdict)}</div><div><p class="seen">${line.verdict.reason}</p>${bar}${optional(line.figure, (figure) => html`<span class="small">${figure}</span>`)}${line.sources.length === 0 ? html`<span class="source">from the capture of ${line.day}</span>` : line.sources.slice(0, 5).map(sourceMark)}${line.sources.length > 5 ? html`<span class="source">and ${line.sources.length - 5} more places, in the JSON report</span>` : nothing}</div></li>`;
}

/** What is unknown, apart from what is known: first what a maker could show to everybody. */
export function unknownHtml(sections: readonly VendorSection[]): Escaped<'html'> {
  return html`${unknownBox('Can be seen where a maker shows it, and was not seen', sections, (section) => section.notShown)}${unknownBox('Cannot be seen from outside', sections, (section) => section.notVisible)}`;
}

function unknownBox(title: string, sections: readonly VendorSection[], pick: (section: VendorSection) => readonly string[]): Escaped<'html'> {
  const filled = sections.filter((section) => pick(section).length > 0);
  if (filled.length === 0) return nothing;
  return html`<div class="unknown"><h3>${title} (${filled.flatMap(pick).length})</h3>${filled.map((section) => titles(section.title, pick(section)))}</div>`;
}

const shownMax = 12;

/** A few titles as they are, many of them folded. */
function titles(title: string, items: readonly string[]): Escaped<'html'> {
  if (items.length <= shownMax) return html`<dl><dt>${title}</dt><dd>${items.join('; ')}</dd></dl>`;
  return html`<details class="quiet"><summary>${title} (${items.length})</summary><div><p>${items.join('; ')}</p></div></details>`;
}

/** Passages of the maker’s own pages, each with where and when it stood. */
export function quoteList(position: VendorPosition): Escaped<'html'> {
  if (position.quotes.length === 0) return html`<p>No passage on security features was found on the pages that were read.</p>`;
  return html`<p class="small">For a person to read. Nothing follows from words alone.</p>${position.quotes.map((passage) => html`<blockquote><p>“${shortQuote(passage.quote)}”</p><span class="source">on ${pageTopics[passage.topic]}; <span class="mono">${passage.address}</span>, line ${passage.line}, ${passage.capturedAt.slice(0, 10)}, <span class="mono">${shortDigest(passage.digest)}</span></span></blockquote>`)}`;
}
