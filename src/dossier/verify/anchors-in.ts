import { z } from 'zod';
import { fromBase64 } from '../../attest/bytes.ts';
import { admitPublicKey, type Ed25519Key } from '../../attest/public-key.ts';
import { ours, say } from '../../model/text.ts';
import { parseJson } from '../../read/gateway/json.ts';
import { VerificationRefused } from './verification-refused.ts';

const envelope = z.object({ payload: z.base64() });
const keyFile = z.object({ keys: z.array(z.object({ publicKey: z.base64().max(64), purpose: z.string() })).max(64) });

/**
 * The keys that a key file names for itself, when the customer knows the publisher from nowhere else. A signature by them shows only that
 * dossier and key file belong together.
 */
export async function anchorsIn(bytes: Uint8Array): Promise<readonly Ed25519Key[]> {
  try {
    const { payload } = envelope.parse(parseJson(bytes));
    const { keys } = keyFile.parse(parseJson(Uint8Array.fromBase64(payload)));
    return await Promise.all(keys.filter(({ purpose }) => purpose === 'keys').map(({ publicKey }) => admitPublicKey(fromBase64(publicKey))));
  } catch (problem) {
    if (!(problem instanceof Error)) throw problem;
    throw new VerificationRefused('unreadable', say`${ours('assay-keys.json')} is no key file.`);
  }
}
