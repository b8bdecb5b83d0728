import { fromBase64 } from './bytes.ts';
import { readKeyFile } from './key-file.ts';
import type { Ed25519Key } from './public-key.ts';
import { Refused } from './refusal.ts';
import { parseStrict } from './strict-json.ts';

const keyFileSizeMax = 524_288;

/** What a key file says of itself, before anybody vouches for it. */
export interface UnverifiedKeyFile {
  readonly publisher: string;
  /** The keys that it names for signing key files. A signature by them shows only that key file and statement belong together. */
  readonly anchors: readonly Ed25519Key[];
}

/**
 * Takes a key file on its own word: to choose whose keys a dossier is then held to, when the verifier names none and remembers none.
 * @throws Refused
 */
export async function readUnverifiedKeyFile(bytes: Uint8Array): Promise<UnverifiedKeyFile> {
  const envelope = parseStrict(bytes, 'canonical', keyFileSizeMax);
  const payload = envelope !== null && typeof envelope === 'object' && 'payload' in envelope ? envelope['payload'] : undefined;
  if (typeof payload !== 'string') throw new Refused('envelope-fields');
  const { file, keys } = await readKeyFile(parseStrict(fromBase64(payload), 'canonical', keyFileSizeMax));
  return { publisher: file.publisher, anchors: file.keys.filter((key) => key.purpose === 'keys').flatMap((key) => keys.get(key.keyId) ?? []) };
}
