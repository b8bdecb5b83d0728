import { quote, say, type Text } from '../../model/text.ts';
import { subjectName } from '../../model/vendor-position.ts';
import type { ComparedCell, ComparedGroup, ComparedRequirement, VendorComparison } from '../../model/vendor-comparison.ts';
import type { Escaped } from '../escape/escaped.ts';
import { html } from '../escape/html.ts';
import { nothing } from '../html/parts.ts';
import { htmlPage } from '../html/shell.ts';
import { optional, shortDigest, vendorMark } from '../vendor-view/html/parts.ts';
import { vendorStyle } from '../vendor-view/html/style.ts';
import { lineTitle } from '../vendor-view/sections.ts';
import { correction } from '../vendor-view/words.ts';
import { disclaimer } from '../words.ts';
import { comparisonStyle } from './style.ts';
import { comparisonLimits, coreFirst, daysText, figureOfCell, groupTitles, rowTitles, sourcesText } from './words.ts';

/** How many lines fit on the one page of paper, with eight makers of long names; the others are on the screen. */
const printedMax = { product: 10, ownEnterprise: 2, alike: 5 } as const;
/** Of a name in the head of a column, in UTF-16 units. */
const nameMax = 40;

/** Makers beside each other as one file for a browser; on paper one page in landscape. No script, nothing loaded from anywhere. */
export function comparisonHtml(comparison: VendorComparison): Escaped<'html'> {
  const { vendors } = comparison;
  return htmlPage(html`${vendors.length} makers side by side: what can be seen from outside`, html`<a class="skip" href="#product">To the comparison</a>
<header><p class="eyebrow">Assay: what can be seen of makers without asking them</p><h1>${vendors.length} makers side by side</h1>
<p class="notice">${disclaimer} ${comparisonLimits}</p>${optional(daysText(comparison), (days) => html`<p>${days}</p>`)}</header>
<main>
<h2 id="product">${groupTitles.product}</h2>${groupHtml(comparison, 'product')}
<h2>${groupTitles.ownEnterprise}</h2>${groupHtml(comparison, 'ownEnterprise')}
</main>
<footer><p>${correction.map((sentence) => html`${sentence} `)}</p><p>Captures: ${vendors.map((vendor) => say`${quote(subjectName(vendor), 80)} ${quote(vendor.capture.endedAt.slice(0, 10))} ${quote(vendor.capture.digest)}. `)}Assay ${comparison.engineVersion}, catalogue ${comparison.catalogVersion}.</p></footer>`, vendorStyle + comparisonStyle);
}

function groupHtml(comparison: VendorComparison, name: keyof typeof groupTitles): Escaped<'html'> {
  const group = comparison[name];
  const label = (kind: keyof ComparedGroup): string => `${groupTitles[name]}: ${rowTitles[kind]}`;
  return html`<h3>${rowTitles.differing} (${group.differing.length})</h3>${table(comparison, label('differing'), coreFirst(group.differing), printedMax[name])}
<h3>${rowTitles.alike} (${group.alike.length})</h3>${group.alike.length === 0 ? html`<p class="small">Nothing that is known of everybody is alike.</p>` : html`<ul class="alike">${coreFirst(group.alike).map((item, index) => html`<li${index < printedMax.alike ? nothing : html` class="screen"`}>${lineTitle(item.requirement)} ${item.cells.slice(0, 1).map(vendorMark)}</li>`)}</ul>`}
<div class="unknown"><h3>${rowTitles.unknownOfSome} (${group.unknownOfSome.length})</h3>${group.unknownOfSome.length === 0 ? nothing : html`<div class="screen">${table(comparison, label('unknownOfSome'), coreFirst(group.unknownOfSome), 0)}</div>`}<h3>${rowTitles.unknownOfAll} (${group.unknownOfAll.length})</h3>${group.unknownOfAll.length === 0 ? nothing : html`<details class="quiet screen"><summary>Which these are</summary><div><p>${group.unknownOfAll.map((item) => lineTitle(item.requirement)).join('; ')}</p></div></details>`}</div>`;
}

function table({ vendors }: VendorComparison, label: string, rows: readonly ComparedRequirement[], printed: number): Escaped<'html'> {
  if (rows.length === 0) return html`<p class="small">None.</p>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table class="compared"><thead><tr><th scope="col">Requirement</th>${vendors.map((vendor) => html`<th scope="col">${quoted(vendor.name ?? subjectName(vendor))}<span class="source screen">${vendor.product === undefined ? '' : `${vendor.product}, `}${vendor.name === undefined || vendor.domain === undefined ? '' : `${vendor.domain}, `}${vendor.capture.endedAt.slice(0, 10)}; ${vendor.places.found} of ${vendor.places.lookedFor} places found; <span class="mono">${shortDigest(vendor.capture.digest)}</span></span></th>`)}</tr></thead><tbody>${rows.map((item, index) => html`<tr${index < printed ? nothing : html` class="screen"`}><th scope="row">${lineTitle(item.requirement)}</th>${item.cells.map(cellHtml)}</tr>`)}</tbody></table></div>${rows.length > printed ? html`<p class="small paper">${rows.length - printed} more on the screen.</p>` : nothing}`;
}

function quoted(name: string): Text {
  return say`${quote(name, nameMax)}`;
}

function cellHtml(cell: ComparedCell): Escaped<'html'> {
  const figure = figureOfCell(cell);
  return html`<td>${vendorMark(cell)}${figure === undefined ? nothing : html`<span class="source"><span class="screen">${figure.title}: </span>${figure.value}</span>`}<span class="reason small">${cell.reason}${optional(sourcesText(cell), (sources) => html` <span class="source">${sources}</span>`)}</span></td>`;
}
