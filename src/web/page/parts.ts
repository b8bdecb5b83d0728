import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { html } from '../../report/escape/html.ts';
import { verdictTitles } from '../../report/words.ts';

export type PublishedVerdict = DossierPredicate['verdicts'][number];
export type PublishedFinding = DossierPredicate['findings'][number];
export type PublishedMeasure = DossierPredicate['measures'][number];
export type PublishedPoint = PublishedMeasure['points'][number];

export const nothing = html``;

/** The verdict as a word with a mark whose shape differs too, so that colour carries no meaning alone. */
export function verdictMark({ verdict, isAnotherWay }: Pick<PublishedVerdict, 'verdict' | 'isAnotherWay'>): Escaped<'html'> {
  return isAnotherWay === true ? html`<span class="verdict v-another-way">another way</span>` : html`<span class="verdict v-${verdict}">${verdictTitles[verdict]}</span>`;
}

/** Kinds of file that a browser would run or draw as part of the publisher's site. */
const activeFile = /\.(?:html?|xhtml|xht|svg|xml|xsl|xslt|mht|mhtml|pdf)$/i;

/** The way to a public file of evidence; one that a browser would run is offered for saving. */
export function evidenceLink(path: string, place = ''): Escaped<'html'> {
  const address = `evidence/${path.split('/').map(encodeURIComponent).join('/')}`;
  return html`<a href="${address}"${activeFile.test(path) ? html` download` : nothing}><code>${path}${place}</code></a>`;
}

/** A table that scrolls inside its frame on a narrow screen. */
export function tableOf(name: string, heads: readonly string[], rows: readonly Escaped<'html'>[]): Escaped<'html'> {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
