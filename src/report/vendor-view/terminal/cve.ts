import { ours, quote, say } from '../../../model/text.ts';
import type { CveGroup, CveView } from '../../../model/cve-view.ts';
import { shareText } from '../../figure.ts';
import { classTitle, exploitedSentence, listSentence, makerFigures, makerSentence, noCveList, othersSentence, periodText } from '../cve-words.ts';
import { cveCaution } from '../words.ts';
import { figureRow, heading, item, paragraph, type Layout } from './layout.ts';

/** What the CVE list says: of the maker’s own records with figures, of others’ without judgement. */
export function cveText(cve: CveView | undefined, layout: Layout): string {
  if (cve === undefined) return [heading('CVE RECORDS', layout), paragraph(ours(noCveList), layout)].join('\n');
  const exploited = exploitedSentence(cve);
  return [
    heading('CVE RECORDS', layout),
    paragraph(say`${listSentence(cve)} ${makerSentence(cve)} ${ours(cveCaution)}`, layout),
    heading('Issued by the maker', layout),
    ...makerFigures(cve.byMaker.all).map(({ label, value }) => figureRow(ours(label), ours(value), layout)),
    ...periodsOf(cve.byMaker, layout).map(({ period, ...figures }) => figureRow(say`${quote(period)}`, ours(periodText(figures)), layout)),
    ...(layout.all ? cve.byMaker.classes.map((share) => figureRow(say`${share.year}`, say`${quote(classTitle(share.weaknessClass))}: ${ours(shareText(share.records, share.of))} that name a CWE`, layout)) : []),
    heading('By others, shown without judgement', layout),
    item(othersSentence(cve), layout),
    ...(exploited === undefined ? [] : [item(exploited, layout)]),
  ].join('\n');
}

function periodsOf(group: CveGroup, { all }: Layout): CveGroup['years'] {
  return [...group.aroundSigning, ...(all ? [...group.years, ...group.quarters] : group.years.slice(-3))];
}
