import type { EvidenceKind } from '../../model/evidence.ts';
import { daysBetween, freshnessOf, wantedEvidence } from './wanted-evidence.ts';

/** A kind of evidence whose newest file is older than wanted. */
export interface StaleKind {
  readonly title: string;
  readonly days: number;
  readonly freshDays: number;
}

/** Which kinds went stale, the one that is most over its days first. @param now RFC 3339 */
export function staleKinds(kinds: readonly { readonly kind: string; readonly newestAt: string }[], now: string): readonly StaleKind[] {
  return kinds.flatMap(({ kind, newestAt }): readonly StaleKind[] => {
    if (!(kind in wantedEvidence) || freshnessOf(kind as EvidenceKind, newestAt, now) !== 'stale') return [];
    const { title, freshDays } = wantedEvidence[kind as EvidenceKind];
    return [{ title, freshDays, days: daysBetween(newestAt, now) }];
  }).toSorted((one, other) => other.days - other.freshDays - (one.days - one.freshDays));
}
