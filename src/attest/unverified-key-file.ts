import { fromBase64 } from './bytes.ts';
import { readKeyFile, type KeyFile } from './key-file.ts';
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
  const { file, keys } = await withKeys(bytes);
  return { publisher: file.publisher, anchors: file.keys.filter((key) => key.purpose === 'keys').flatMap((key) => keys.get(key.keyId) ?? []) };
}

/**
 * Reads one’s own key file on its own word, to see when its keys end. Nothing is trusted for it.
 * @throws Refused
 */
export async function readKeyFileAsTold(bytes: Uint8Array): Promise<KeyFile> {
  return (await withKeys(bytes)).file;
}

async function withKeys(bytes: Uint8Array): ReturnType<typeof readKeyFile> {
  const envelope = parseStrict(bytes, 'canonical', keyFileSizeMax);
  const payload = envelope !== null && typeof envelope === 'object' && 'payload' in envelope ? envelope['payload'] : undefined;
  if (typeof payload !== 'string') throw new Refused('envelope-fields');
  return readKeyFile(parseStrict(fromBase64(payload), 'canonical', keyFileSizeMax));
}
