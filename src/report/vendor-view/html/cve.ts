import type { CveClassShare, CveFigures, CveView } from '../../../model/cve-view.ts';
import type { Escaped } from '../../escape/escaped.ts';
import { html } from '../../escape/html.ts';
import { nothing, shareBar } from '../../html/parts.ts';
import { shareText } from '../../figure.ts';
import { classTitle, exploitedSentence, listSentence, makerFigures, makerSentence, noCveList, othersSentence } from '../cve-words.ts';
import { cveCaution } from '../words.ts';
import { optional } from './parts.ts';

/** What the CVE list says: the maker’s own records with figures over time, others’ records without judgement. */
export function cveHtml(cve: CveView | undefined): Escaped<'html'> {
  if (cve === undefined) return html`<div class="unknown"><p>${noCveList}</p></div>`;
  const { byMaker } = cve;
  const figures = makerFigures(byMaker.all);
  return html`<p>${listSentence(cve)} ${makerSentence(cve)}</p><p class="small">${cveCaution}</p>
<div class="panel"><h3>Issued by the maker</h3>${byMaker.all.published === 0 ? html`<p>No published record was issued by the maker.</p>` : html`${share('weakness (CWE) named', byMaker.all.withCwe, byMaker.all)}${share('product (CPE) named', byMaker.all.withCpe, byMaker.all)}`}<dl>${figures.filter((figure) => !figure.label.endsWith('named')).map((figure) => html`<dt>${figure.label}</dt><dd>${figure.value}</dd>`)}</dl></div>
${periodTable(cve)}${classTable(byMaker.classes)}
<div class="unknown"><h3>By others, shown without judgement</h3><p>${othersSentence(cve)}</p>${optional(exploitedSentence(cve), (sentence) => html`<p>${sentence}</p>`)}</div>`;
}

function share(label: string, numerator: number, { published }: CveFigures): Escaped<'html'> {
  return html`<div class="share"><span>${label}</span>${shareBar(numerator, published)}<span class="value">${shareText(numerator, published)}</span></div>`;
}

/** Years, and the time before and since the signing of the pledge. */
function periodTable({ byMaker }: CveView): Escaped<'html'> {
  const periods = [...byMaker.aroundSigning, ...byMaker.years].filter((period) => period.published > 0);
  if (periods.length === 0) return nothing;
  return html`<h3>Over time, records of the maker</h3><div class="scroll" tabindex="0" role="region" aria-label="Records of the maker over time"><table><thead><tr><th scope="col">Period</th><th scope="col">CWE named</th><th scope="col">CPE named</th><th scope="col">Median days to record</th></tr></thead><tbody>${periods.map((period) => html`<tr><th scope="row">${period.period}</th><td>${shareText(period.withCwe, period.published)}</td><td>${shareText(period.withCpe, period.published)}</td><td>${period.daysMedian === undefined ? 'no record states both days' : `${period.daysMedian}, over ${period.timed}`}</td></tr>`)}</tbody></table></div>`;
}

/** Weakness classes by year, as shares of the records that name a CWE. */
function classTable(shares: readonly CveClassShare[]): Escaped<'html'> {
  if (shares.length === 0) return nothing;
  const years = [...new Set(shares.map((item) => item.year))];
  const classes = [...new Set(shares.map((item) => item.weaknessClass))];
  const cell = (year: number, weaknessClass: string): string => {
    const found = shares.find((item) => item.year === year && item.weaknessClass === weaknessClass);
    return found === undefined ? '0' : shareText(found.records, found.of);
  };
  return html`<h3>Weakness classes, of the maker’s records that name a CWE</h3><div class="scroll" tabindex="0" role="region" aria-label="Weakness classes by year"><table><thead><tr><th scope="col">Class</th>${years.map((year) => html`<th scope="col">${year}</th>`)}</tr></thead><tbody>${classes.map((weaknessClass) => html`<tr><th scope="row">${classTitle(weaknessClass)}</th>${years.map((year) => html`<td>${cell(year, weaknessClass)}</td>`)}</tr>`)}</tbody></table></div>`;
}
