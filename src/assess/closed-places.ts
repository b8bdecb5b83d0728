import type { UnreadablePlace } from '../collect/walk.ts';
import type { EvidenceEntry } from '../model/assessment.ts';
import type { ProductStatement } from '../model/evidence/product-statement.ts';
import { isNamedBy } from '../model/path-pattern.ts';
import { accountOfPlace, joined, type Gathered } from './account.ts';

/**
 * The account of places that could not be opened. Where a statement says what is evidence, only what ships can be missing in another place;
 * a place that it names as not shipped holds nothing to look at.
 */
export function closedPlaces(places: readonly UnreadablePlace[], statement: ProductStatement | undefined): Gathered {
  return joined(places.flatMap((place) => {
    const isAround = statement?.evidence.some(({ path }) => touches(path.replace(/^\.\//, ''), place.path)) ?? true;
    if (!isAround && statement?.notShipped.some((written) => isNamedBy(place.path, written)) === true) return [];
    return [accountOfPlace(place, isAround ? undefined : 'source-tree')];
  }));
}

/** Whether one of two paths is the other, or lies in it. */
function touches(one: string, other: string): boolean {
  return one === other || other === '.' || one.startsWith(`${other}/`) || other.startsWith(`${one.replace(/\/+$/, '')}/`);
}

/** Each file once that could not be opened, however often that was tried. */
export function eachUnreadOnce(entries: readonly EvidenceEntry[]): readonly EvidenceEntry[] {
  const told = new Set<string>();
  return entries.filter(({ artifact, state }) => {
    if (state !== 'unreadable' || artifact.digest !== 'sha256:unread') return true;
    const isNew = !told.has(artifact.path);
    told.add(artifact.path);
    return isNew;
  });
}
