import { fromBase64, utf8, type Bytes } from '../../attest/bytes.ts';
import { canonicalBytes } from '../../attest/canonical-json.ts';
import type { KeyPurpose } from '../../attest/key-file.ts';
import { admitPublicKey, type Ed25519Key } from '../../attest/public-key.ts';
import { Refused } from '../../attest/refusal.ts';
import { signed, type Signer } from '../../attest/sign-envelope.ts';
import { quote, say } from '../../model/text.ts';
import { commandSigner, type SignerCommand } from './command-signer.ts';
import type { Surroundings } from './key-ring.ts';
import { KeysRefused } from './keys-refused.ts';
import { writeOwned } from './owned-file.ts';
import { makePrivateKey, openPrivateKey, privateKeyShape } from './private-key-file.ts';
import { privatePath } from './private-part.ts';

export interface NewKey {
  readonly key: Ed25519Key;
  readonly signer: Signer;
  /** The private part as it is kept. */
  readonly part: Bytes;
}

/**
 * A new key for a purpose: made here and sealed, or taken over from a program that has to show that it signs with it.
 * @param passphrase asked for only when a key is made here
 * @throws KeysRefused
 */
export async function newKey(purpose: KeyPurpose, command: SignerCommand | undefined, passphrase: () => Promise<string>, surroundings: Surroundings): Promise<NewKey> {
  if (command !== undefined) return takenOver(purpose, command, surroundings);
  const words = await passphrase();
  const { key, bytes } = await makePrivateKey(purpose, words, surroundings.random, surroundings.cost);
  // Opened again before anything relies on it: a key that its own passphrase does not open is found out now.
  const signer = await openPrivateKey(privateKeyShape.parse(JSON.parse(new TextDecoder().decode(bytes))), words, key.keyId);
  return { key, signer, part: bytes };
}

/** Keeps the private part of a new key, before any key file names the key. */
export function keepPrivatePart(folder: string, { key, part }: NewKey): void {
  writeOwned(privatePath(folder, key.keyId), part, 'owner');
}

async function takenOver(purpose: KeyPurpose, command: SignerCommand, { random }: Surroundings): Promise<NewKey> {
  if (command.purpose !== purpose) throw new KeysRefused('request', say`The signer is for the purpose ${quote(command.purpose)}; one for ${quote(purpose)} was expected.`);
  const signer = commandSigner(command);
  try {
    const key = await admitPublicKey(fromBase64(command.publicKey));
    if (key.keyId !== command.keyId) throw new KeysRefused('request', say`The signer’s descriptor says the key id ${quote(command.keyId)}; its public key has ${quote(key.keyId)}.`);
    // One line without an end: neither an envelope's message nor a note's, so that the signature is good for nothing else.
    await signed(signer, utf8(`urn:assay:signer-probe:1 ${random(32).toHex()}`), [key]);
    return { key, signer, part: canonicalBytes(command) };
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    throw new KeysRefused('request', say`The signer for the purpose ${quote(purpose)} can’t be used. ${problem.text}`);
  }
}
