import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { verifySigned } from './verify-signed.ts';

/**
 * Verifies a dossier that may be older than what was seen: its signature, its log and its files, by the keys that are remembered of the
 * publisher or, where there are none, by its own. It is held to no earlier publication, and nothing is remembered.
 * @param memory where the customer remembers publishers
 * @param now milliseconds since 1970
 * @throws Refused, VerificationRefused
 */
export async function verifyApart(folder: string, { memory, now }: { readonly memory: string; readonly now: number }): Promise<DossierPredicate> {
  return (await verifySigned({ folder, memory, now, isApart: true })).publication.predicate;
}
