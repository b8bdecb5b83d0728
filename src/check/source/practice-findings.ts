import type { CheckResult } from '../../model/check.ts';
import type { BuildPractices } from '../../model/evidence/build-practices.ts';
import type { Listed, SourcePlace } from '../../model/evidence/source-tree.ts';
import type { Finding } from '../../model/finding.ts';
import type { Text } from '../../model/text.ts';
import { placePointer, treePointer, type Tree } from './place-findings.ts';

const pointersMax = 20;

/** A place with the tree that it lies in. */
export interface PlaceIn<Place extends SourcePlace> {
  readonly tree: Tree;
  readonly place: Place;
}

/** Places of one list of all trees; trees read before Assay looked for it have none. */
export function placesIn<Place extends SourcePlace>(trees: readonly Tree[], listOf: (practices: BuildPractices) => Listed<Place>): readonly PlaceIn<Place>[] {
  return trees.flatMap((tree) => (tree.facts.practices === undefined ? [] : listOf(tree.facts.practices).places.map((place) => ({ tree, place }))));
}

/** A finding that points at the first places. */
export function placed(outcome: Finding['outcome'], subject: string, message: Text, places: readonly PlaceIn<SourcePlace>[]): Finding {
  return { outcome, subject, message, count: Math.max(1, places.length), pointers: places.slice(0, pointersMax).map(({ tree, place }) => placePointer(tree, place)) };
}

/** Nothing of the kind was seen, which says nothing about the product. */
export function nothingSeen(subject: string, message: Text, trees: readonly Tree[]): CheckResult {
  return { findings: [{ outcome: 'unknown', subject, message, pointers: trees.map(treePointer) }] };
}
