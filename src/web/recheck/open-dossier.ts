import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { dossierProfile } from '../../attest/dossier-statement.ts';
import { readUnverifiedKeyFile } from '../../attest/unverified-key-file.ts';
import { verifyKeyFile } from '../../attest/verified-key-file.ts';
import { verifyEnvelope, type VerifiedStatement } from '../../attest/verified-statement.ts';

/** What the page says of the dossier beside it. */
export interface PageClaims {
  readonly publisher: string;
  readonly product: string;
}

/**
 * Opens a dossier with the key file that lies beside it, and nothing else: that shows that page, statement and keys belong together.
 * Whose keys they are it can't show; a customer's tool asks for keys that it had from elsewhere.
 * @param now milliseconds since 1970
 * @throws Refused
 */
export async function openDossier(envelope: Uint8Array, keyFile: Uint8Array, { publisher, product }: PageClaims, now: number): Promise<VerifiedStatement<DossierPredicate>> {
  const { anchors } = await readUnverifiedKeyFile(keyFile);
  const trusted = await verifyKeyFile(keyFile, { publisher, anchors, now });
  return verifyEnvelope(envelope, dossierProfile, { trust: [trusted], publisher, product, threshold: 1, now });
}
