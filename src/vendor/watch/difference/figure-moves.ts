import type { CveFigures, CveView } from '../../../model/cve-view.ts';
import { ours, type Text } from '../../../model/text.ts';
import { makerFigures, type Figure, type FigureMove, type MakerFigureId } from '../../../model/watch/vendor-difference.ts';
import { compareCodeUnits } from './order.ts';

/** What each figure is a share of. */
const shareOf: Readonly<Record<MakerFigureId, 'published' | 'cpeNames' | 'timed' | undefined>> = {
  published: undefined,
  rejected: undefined,
  withCwe: 'published',
  withCpe: 'published',
  withCweInTextOnly: 'published',
  withProhibitedCwe: 'published',
  withDiscouragedCwe: 'published',
  malformedCpe: 'cpeNames',
  daysMedian: undefined,
  publishedBeforePublic: 'timed',
};
const figureIds = Object.keys(makerFigures) as readonly MakerFigureId[];

/** Figures of the maker's own records that moved, or why they can't be compared. Records that others issued are no business of the maker's. */
export function figureMoves(before: CveView | undefined, after: CveView | undefined): { readonly figures: readonly FigureMove[]; readonly figuresNotCompared?: Text } {
  if (before === undefined && after === undefined) return { figures: [] };
  if (before === undefined || after === undefined) return { figures: [], figuresNotCompared: ours('Figures of CVE records were taken on one of the two days only, so nothing can be said about their movement.') };
  if (scopeOf(before) !== scopeOf(after)) return { figures: [], figuresNotCompared: ours('The figures of CVE records speak of other names or other issuers on the two days, so they are not compared.') };
  return { figures: figureIds.map((figure) => ({ figure, before: figureOf(before.byMaker.all, figure), after: figureOf(after.byMaker.all, figure) })).filter(hasMoved) };
}

/** None of more records is still none: only a share that holds something moves with what it is a share of. */
function hasMoved({ before, after }: FigureMove): boolean {
  return before.value !== after.value || (before.of !== after.of && after.value !== 0);
}

/** Two figures may be compared only where the same was asked for and the same issuers count as the maker. */
function scopeOf({ asked, makerIssuers }: CveView): string {
  return JSON.stringify([asked.vendor, asked.product ?? null, makerIssuers.map((issuer) => issuer.shortName).toSorted(compareCodeUnits)]);
}

function figureOf(figures: CveFigures, figure: MakerFigureId): Figure {
  const value = figures[figure];
  const share = shareOf[figure];
  return { ...(value === undefined ? {} : { value }), ...(share === undefined ? {} : { of: figures[share] }) };
}
