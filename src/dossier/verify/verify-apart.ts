import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { verifySigned, type VerifiedDossier } from './verify-signed.ts';

/**
 * Verifies two dossiers that may be older than what was seen: signature, log and files of each, by the keys that are remembered of the
 * publisher or, where there are none, by their own. They are held to no earlier publication, and nothing is remembered. Two of one
 * publisher are both judged by the newest key file that is known: what one says of a key, as that it was revoked, counts for the other too.
 * @param options `memory`: where the customer remembers publishers; `now`: milliseconds since 1970
 * @throws Refused, VerificationRefused
 */
export async function verifyApart(one: string, other: string, options: { readonly memory: string; readonly now: number }): Promise<readonly [DossierPredicate, DossierPredicate]> {
  const found = [await verifySigned({ ...options, folder: one, isApart: true }), await verifySigned({ ...options, folder: other, isApart: true })] as const;
  const judged = async (folder: string, own: VerifiedDossier, beside: VerifiedDossier): Promise<DossierPredicate> => {
    const isNewer = own.publisher === beside.publisher && own.trust.seen.sequence < beside.trust.seen.sequence;
    const { publication } = isNewer ? await verifySigned({ ...options, folder, isApart: true, keys: beside.trust }) : own;
    return publication.predicate;
  };
  return [await judged(one, found[0], found[1]), await judged(other, found[1], found[0])];
}
