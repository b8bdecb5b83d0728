import type { CheckId } from '../check/index.ts';
import type { Origin } from '../model/artifact.ts';
import type { Part } from '../model/requirement.ts';

/** For a set that could be won by leaving members out: only what we fetched ourselves counts in full. */
export const collectedOnly: readonly Origin[] = ['collected'];

/** For what the maker alone holds or what speaks for itself: its own release, its texts, its counts. */
const collectedOrHandedOver: readonly Origin[] = ['collected', 'handed-over'];

/**
 * A part that checks settle; all of them count.
 * @param origins whose pass can make the part met; what somebody only declares never does
 */
export function byChecks(name: string, checks: readonly [CheckId, ...CheckId[]], origins: readonly Origin[] = collectedOrHandedOver): Part<CheckId> {
  return { name, by: 'checks', checks, origins };
}

/** A part that only a named person can answer. */
export function byPerson(name: string, question: string): Part<CheckId> {
  return { name, by: 'person', question };
}

/** A part that a named person answers, and that the product’s own statement can say. */
export function byStatement(name: string, question: string, statedBy: NonNullable<(Part & { by: 'person' })['statedBy']>): Part<CheckId> {
  return { name, by: 'person', question, statedBy };
}

/** A part that a machine should measure, and none of ours does yet. */
export function byNobodyYet(name: string, reason: string): Part<CheckId> {
  return { name, by: 'nobody-yet', reason };
}
