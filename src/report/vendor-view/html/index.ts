import { subjectName, type VendorPosition } from '../../../model/vendor-position.ts';
import type { Escaped } from '../../escape/escaped.ts';
import { html } from '../../escape/html.ts';
import { nothing } from '../../html/parts.ts';
import { htmlPage } from '../../html/shell.ts';
import { disclaimer } from '../../words.ts';
import { placesCount } from '../place-words.ts';
import { sectionsOf } from '../sections.ts';
import { captureText, reachText, visibleCounts } from '../subject.ts';
import { correction, vendorLimits } from '../words.ts';
import { cveHtml } from './cve.ts';
import { questionList } from './questions.ts';
import { placeList, quoteList, sectionHtml, unknownHtml } from './sections.ts';
import { vendorStyle } from './style.ts';

/** What can be known about a maker without asking it, as one file for a browser or printer: no script, nothing loaded from anywhere. */
export function vendorHtml(position: VendorPosition): Escaped<'html'> {
  const { vendor } = position;
  const sections = sectionsOf(position);
  const name = vendor.name ?? subjectName(vendor);
  const facts = [vendor.name === undefined ? '' : vendor.domain ?? '', vendor.product === undefined ? '' : `product ${vendor.product}`, vendor.signedAt === undefined ? '' : `signed the pledge on ${vendor.signedAt}, as given`, `seen on ${position.capture.endedAt.slice(0, 10)}`].filter((fact) => fact !== '');
  return htmlPage(html`${name}: what can be seen from outside`, html`<a class="skip" href="#seen">To what was seen</a>
<header><p class="eyebrow">Assay: what can be seen of a maker without asking it</p><h1>${name}</h1>
<ul class="facts">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>
<p class="notice">${disclaimer} ${vendorLimits}</p>
<nav aria-label="Parts of this report"><ul><li><a href="#places">Places</a></li><li><a href="#seen">What was seen</a></li><li><a href="#unknown">Unknown</a></li><li><a href="#quotes">Own words</a></li><li><a href="#cve">CVE records</a></li><li><a href="#questions">Questions that remain</a></li><li><a href="#wrong">Something wrong?</a></li></ul></nav></header>
<main>
<p class="lead">${reachText(position)}. Of these:</p>
<ul class="tiles">${visibleCounts(position).map((item) => html`<li><b>${item.count}</b><span>${item.title}</span></li>`)}</ul>
<h2 id="places">Places ${placesCount(position)}</h2>${placeList(position)}
<h2 id="seen">What was seen</h2>${sections.map(sectionHtml)}
<h2 id="unknown">Unknown, which is neither good nor bad</h2>${unknownHtml(sections)}
<h2 id="quotes">In the maker’s own words</h2>${quoteList(position)}
<h2 id="cve">CVE records</h2>${cveHtml(position.cve)}
<h2 id="questions">Questions that remain</h2>${questionList(position)}
<h2 id="wrong">Is something wrong here?</h2><ul>${correction.map((sentence) => html`<li>${sentence}</li>`)}</ul>
</main>
<footer><p>${disclaimer} ${vendorLimits}</p><p>${captureText(position)}${vendor.signedAt === undefined ? nothing : html` The day of signing was given by whoever ran this.`}</p><p>Assay ${position.engineVersion}, catalogue ${position.catalogVersion}. The same capture gives the same report.</p></footer>`, vendorStyle);
}
