import { z } from 'zod';
import type { ComparedGroup, ComparedRequirement, VendorComparison } from '../../model/vendor-comparison.ts';
import { figureOfCell } from '../../report/comparison/words.ts';
import { lineTitle } from '../../report/vendor-view/sections.ts';
import { verdictName } from '../measured/assessment-shape.ts';
import { plainText, textShape } from '../shapes.ts';

const rowShape = z.object({ requirement: z.string(), title: z.string(), level: z.enum(['must', 'should']).nullable(), cells: z.array(z.object({ verdict: verdictName, reason: textShape, figure: textShape.nullable() })) });
const groupShape = z.object({ differing: z.array(rowShape), alike: z.array(rowShape), unknownOfSome: z.array(rowShape), unknownOfAll: z.array(rowShape) });

/** Candidates beside each other: the product in one group, the maker’s own house in another, never mixed, and nothing added up. */
export const comparisonShape = z.object({ vendors: z.array(z.object({ candidateId: z.string(), name: z.string(), product: z.string(), seenAt: z.string(), placesFound: z.number(), placesLookedFor: z.number() })), product: groupShape, ownEnterprise: groupShape });

/** One column, by the candidate that it is about. */
export interface ComparedCandidate {
  readonly id: string;
  readonly vendor: string;
  readonly product: string;
}

/** A comparison in the form in which it leaves. @param levels of the requirements that the case asks for */
export function shownComparison(comparison: VendorComparison, candidates: readonly ComparedCandidate[], levels: ReadonlyMap<string, 'must' | 'should'>): z.infer<typeof comparisonShape> {
  const row = ({ requirement, cells }: ComparedRequirement): z.infer<typeof rowShape> => ({
    requirement, title: lineTitle(requirement), level: levels.get(requirement) ?? null,
    cells: cells.map((cell) => {
      const figure = figureOfCell(cell);
      return { verdict: cell.verdict, reason: plainText(cell.reason), figure: figure === undefined ? null : plainText(figure.value) };
    }),
  });
  // What the case asks for goes first; otherwise the catalogue’s order.
  const rows = (list: readonly ComparedRequirement[]): z.infer<typeof rowShape>[] => list.map(row).toSorted((one, other) => weight(one.level) - weight(other.level));
  const group = ({ differing, alike, unknownOfSome, unknownOfAll }: ComparedGroup): z.infer<typeof groupShape> => ({ differing: rows(differing), alike: rows(alike), unknownOfSome: rows(unknownOfSome), unknownOfAll: rows(unknownOfAll) });
  return {
    vendors: comparison.vendors.map(({ assessedAt, places }, index) => ({ candidateId: candidates[index]?.id ?? '', name: candidates[index]?.vendor ?? '', product: candidates[index]?.product ?? '', seenAt: assessedAt, placesFound: places.found, placesLookedFor: places.lookedFor })),
    product: group(comparison.product), ownEnterprise: group(comparison.ownEnterprise),
  };
}

function weight(level: 'must' | 'should' | null): number {
  return level === 'must' ? 0 : level === 'should' ? 1 : 2;
}
