import { fromBase64 } from '../../attest/bytes.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { dossierProfile } from '../../attest/dossier-statement.ts';
import { readKeyFile } from '../../attest/key-file.ts';
import type { Ed25519Key } from '../../attest/public-key.ts';
import { Refused } from '../../attest/refusal.ts';
import { parseStrict } from '../../attest/strict-json.ts';
import { verifyKeyFile } from '../../attest/verified-key-file.ts';
import { verifyEnvelope, type VerifiedStatement } from '../../attest/verified-statement.ts';

const keyFileSizeMax = 524_288;

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
  const trusted = await verifyKeyFile(keyFile, { publisher, anchors: await ownAnchors(keyFile), now });
  return verifyEnvelope(envelope, dossierProfile, { trust: [trusted], publisher, product, threshold: 1, now });
}

/** The keys that a key file names for signing key files: taken on its own word. */
async function ownAnchors(bytes: Uint8Array): Promise<readonly Ed25519Key[]> {
  const envelope = parseStrict(bytes, 'canonical', keyFileSizeMax);
  const payload = envelope !== null && typeof envelope === 'object' && 'payload' in envelope ? envelope['payload'] : undefined;
  if (typeof payload !== 'string') throw new Refused('envelope-fields');
  const { file, keys } = await readKeyFile(parseStrict(fromBase64(payload), 'canonical', keyFileSizeMax));
  return file.keys.filter((key) => key.purpose === 'keys').flatMap((key) => keys.get(key.keyId) ?? []);
}
