import type { PlaceId } from '../evidence/public-places.ts';
import type { PlaceChange, PlaceChangeKind, VendorDifference } from './vendor-difference.ts';

/**
 * Places whose bytes differ with many a visit (one-time numbers in a page, other makers or a newer time in a list). What such a place says is compared
 * by its passages, findings and verdicts instead.
 */
const unsteadyPlaces: ReadonlySet<PlaceId> = new Set<PlaceId>(['advisory-list', 'csaf-aggregator', 'disclosure-policy', 'document-page', 'home-page', 'pledge-page', 'price-page', 'support-page', 'trust-page']);

/** Whether nothing is known to differ but the bytes of a page, which many pages change with every visit. */
export function isBytesOnly({ place, kind, what }: PlaceChange): boolean {
  return kind === 'changed' && what.every((part) => part === 'bytes') && unsteadyPlaces.has(place);
}

/** Kinds that tell nothing of the place: it could be looked at on one side only, or newer ones took its place among the newest. */
const silentKinds: ReadonlySet<PlaceChangeKind> = new Set<PlaceChangeKind>(['newly-looked', 'no-longer-looked', 'no-longer-listed']);

/** Whether the change is the place's. */
function isPlaceChange(change: PlaceChange): boolean {
  return !silentKinds.has(change.kind) && !isBytesOnly(change);
}

/** Whether a difference holds something that an alert is for. */
export function isChange({ places, verdicts, newFindings, goneFindings, quotes, figures, openedQuestions, closedQuestions }: VendorDifference): boolean {
  return places.some(isPlaceChange) || goneFindings.some(({ isOfListed }) => isOfListed !== true) || [verdicts, newFindings, quotes, figures, openedQuestions, closedQuestions].some((list) => list.length > 0);
}
