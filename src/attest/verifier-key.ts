import { quote, say } from '../model/text.ts';
import { concat, fromBase64, toBase64 } from './bytes.ts';
import { admitPublicKey, type Ed25519Key } from './public-key.ts';
import { Refused } from './refusal.ts';
import { origin } from './shape.ts';
import { noteKeyHash } from './signed-note.ts';

const ed25519 = Uint8Array.of(1);
const form = /^([^\s+]{1,200})\+([0-9a-f]{8})\+([A-Za-z0-9+/=]{1,100})$/u;

/** A key under the name of its log in one line (C2SP signed-note, verifier keys). */
export interface VerifierKey {
  /** The log’s name. */
  readonly name: string;
  readonly key: Ed25519Key;
}

/** Writes a key with the name of its log in one line. */
export async function verifierKey({ name, key }: VerifierKey): Promise<string> {
  return `${name}+${(await noteKeyHash(name, key.bytes)).toHex()}+${toBase64(concat(ed25519, key.bytes))}`;
}

/**
 * Reads such a line.
 * @throws Refused `key-file-fields`, `key-id-mismatch`, and what a key is not admitted for
 */
export async function readVerifierKey(line: string): Promise<VerifierKey> {
  const [, name = '', keyHash = '', encoded = ''] = form.exec(line) ?? [];
  const bytes = origin.safeParse(name).success ? fromBase64(encoded) : new Uint8Array();
  if (bytes[0] !== ed25519[0]) throw new Refused('key-file-fields', say`${quote(line, 80)} is no verifier key: name, plus, 8 hexadecimal digits, plus, and base64 of an Ed25519 key were expected.`);
  const key = await admitPublicKey(bytes.subarray(1));
  if ((await noteKeyHash(name, key.bytes)).toHex() !== keyHash) throw new Refused('key-id-mismatch', say`The line says ${quote(keyHash)}.`);
  return { name, key };
}
