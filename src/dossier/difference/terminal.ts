import { ours, quote, say, type Text } from '../../model/text.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { page, type Line } from '../../report/terminal/document.ts';
import { disclaimer, limits } from '../../report/words.ts';
import type { DossierDifference, PublicationFacts } from './dossier-difference.ts';
import { comparisonNotes, differenceSections, productText } from './sections.ts';

const itemsMax = 50;

/** The difference of two dossiers for a terminal. @param width columns */
export function dossierDifferenceTerminal(difference: DossierDifference, width: number): Escaped<'terminal'> {
  const { before, after } = difference;
  const sections = differenceSections(difference);
  return page([
    { heading: say`${productText(after)}: ${publicationText(before)} to ${publicationText(after)}` },
    ...comparisonNotes(difference).map((paragraph): Line => ({ paragraph })),
    ...(sections.length === 0 ? [{ paragraph: ours('Nothing changed between the two dossiers but their own numbers and times.') }] : []),
    ...sections.flatMap(({ title, items }): readonly Line[] => [
      { heading: say`${ours(title)} (${items.length})` },
      ...items.slice(0, itemsMax).map((item): Line => ({ item })),
      ...(items.length > itemsMax ? [{ item: say`${items.length - itemsMax} more; see --format json.` }] : []),
    ]),
    { heading: ours(`${limits} What a dossier no longer shows is not thereby mended.`) },
    { paragraph: ours(disclaimer) },
  ], width);
}

function publicationText({ sequence, assessedAt }: PublicationFacts): Text {
  return say`publication ${sequence} (${quote(assessedAt.slice(0, 10))})`;
}
