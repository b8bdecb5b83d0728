import { join } from 'node:path';
import * as z from 'zod/mini';
import { fromBase64, toBase64 } from '../../attest/bytes.ts';
import { canonicalBytes } from '../../attest/canonical-json.ts';
import { admitPublicKey, type Ed25519Key } from '../../attest/public-key.ts';
import { Refused } from '../../attest/refusal.ts';
import { base64 } from '../../attest/shape.ts';
import { parseStrict } from '../../attest/strict-json.ts';
import { quote, say } from '../../model/text.ts';
import { KeysRefused } from './keys-refused.ts';
import { readOwned, writeOwned } from './owned-file.ts';
import { privateFolder } from './private-part.ts';

const sizeMax = 16_384;

/** Which keys a publisher's own key file is verified with: their private parts may lie in a safe. */
const anchorsShape = z.strictObject({
  schema: z.literal('urn:assay:own-anchors:1'),
  publicKeys: z.array(base64(32)).check(z.minLength(1), z.maxLength(64)),
});

/**
 * The anchors by which a publisher trusts its own key file.
 * @throws KeysRefused
 */
export async function readAnchors(folder: string): Promise<readonly Ed25519Key[]> {
  const path = pathIn(folder);
  const bytes = readOwned(path, sizeMax, 'owner');
  try {
    const { publicKeys } = anchorsShape.parse(parseStrict(bytes, 'canonical', sizeMax));
    return await Promise.all(publicKeys.map((key) => admitPublicKey(fromBase64(key))));
  } catch (problem) {
    if (!(problem instanceof Refused || problem instanceof z.core.$ZodError)) throw problem;
    throw new KeysRefused('state', say`The file ${quote(path)} was changed since it was written. Put it back from a backup.`);
  }
}

export function writeAnchors(folder: string, anchors: readonly Ed25519Key[]): void {
  writeOwned(pathIn(folder), canonicalBytes({ schema: 'urn:assay:own-anchors:1', publicKeys: anchors.map((key) => toBase64(key.bytes)) }), 'owner');
}

function pathIn(folder: string): string {
  return join(privateFolder(folder), 'anchors.json');
}
