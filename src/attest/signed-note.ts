import { say } from '../model/text.ts';
import { concat, equalBytes, fromBase64, textOf, toBase64, utf8, type Bytes } from './bytes.ts';
import { sha256 } from './digest.ts';
import type { Ed25519Key } from './public-key.ts';
import { Refused } from './refusal.ts';
import { signed, type Signer } from './sign-envelope.ts';

const noteSizeMax = 65_536;
const noteSignaturesMax = 16;
/** The signature type of Ed25519 in a key id (C2SP signed-note, signature types). */
const ED25519 = Uint8Array.of(1);
const NEW_LINE = utf8('\n');
const SIGNATURE_LINE = /^— ([^\s+]{1,200}) ([A-Za-z0-9+/]{1,1000}={0,2})$/u;

interface NoteSignature {
  readonly name: string;
  readonly keyHash: Bytes;
  readonly signature: Bytes;
}

/** A text with signatures whose text can only be had by `open` (C2SP signed-note). */
export class SignedNote {
  readonly #text: string;
  readonly #signatures: readonly NoteSignature[];
  private constructor(text: string, signatures: readonly NoteSignature[]) {
    this.#text = text;
    this.#signatures = signatures;
  }

  /**
   * Reads a note strictly: a text that ends in a new line, an empty line, one or more signature lines, and nothing else.
   * @throws Refused `too-large`, `not-utf-8`, `note-form`, `too-many-signatures`, `signature-repeated`, `not-base64`
   */
  static parse(bytes: Uint8Array): SignedNote {
    if (bytes.length > noteSizeMax) throw new Refused('too-large', say`It has ${bytes.length} bytes; at most ${noteSizeMax} are read.`);
    const note = textOf(bytes);
    const split = note.lastIndexOf('\n\n');
    if (split < 0 || !note.endsWith('\n') || /(?!\n)\p{Cc}|\ufeff/u.test(note)) throw new Refused('note-form');
    const lines = note.slice(split + 2, -1).split('\n');
    if (lines.length > noteSignaturesMax) throw new Refused('too-many-signatures', say`There are ${lines.length}; at most ${noteSignaturesMax} are read.`);
    if (new Set(lines).size !== lines.length) throw new Refused('signature-repeated');
    return new SignedNote(note.slice(0, split + 1), lines.map(signatureOf));
  }

  /**
   * Gives the text if one of the keys signed it under this name. Lines by others, such as witnesses, are passed over.
   * A line that claims to be by one of the keys and is not its signature is refused.
   * @throws Refused `checkpoint-signature`
   */
  async open(name: string, keys: readonly Ed25519Key[]): Promise<string> {
    const message = utf8(this.#text);
    let isSigned = false;
    for (const key of keys) {
      const keyHash = await keptKeyHash(name, key);
      for (const one of this.#signatures) {
        if (one.name !== name || !equalBytes(one.keyHash, keyHash)) continue;
        if (!(await key.verifies(message, one.signature))) throw new Refused('checkpoint-signature', say`A line names a trusted key and is not its signature.`);
        isSigned = true;
      }
    }
    if (!isSigned) throw new Refused('checkpoint-signature');
    return this.#text;
  }
}

function signatureOf(line: string): NoteSignature {
  const parts = SIGNATURE_LINE.exec(line);
  if (parts === null) throw new Refused('note-form', say`A signature line is not written as it should be.`);
  const bytes = fromBase64(parts[2] ?? '');
  if (bytes.length < 5) throw new Refused('note-form', say`A signature is too short.`);
  return { name: parts[1] ?? '', keyHash: bytes.slice(0, 4), signature: bytes.slice(4) };
}

/** A log has very many notes by one key under one name. */
const keptKeyHashes = new WeakMap<Ed25519Key, { readonly name: string; readonly keyHash: Bytes }>();

async function keptKeyHash(name: string, key: Ed25519Key): Promise<Bytes> {
  const kept = keptKeyHashes.get(key);
  if (kept?.name === name) return kept.keyHash;
  const keyHash = await noteKeyHash(name, key.bytes);
  keptKeyHashes.set(key, { name, keyHash });
  return keyHash;
}

/** The first 4 bytes of the digest of name and key, by which a signature line names its key (C2SP signed-note). */
export async function noteKeyHash(name: string, publicKey: Uint8Array): Promise<Bytes> {
  return (await sha256(concat(utf8(name), NEW_LINE, ED25519, publicKey))).slice(0, 4);
}

/**
 * Signs a text as a note.
 * @param text ends in a new line
 * @param keys the public keys of the signers; each signature is verified before it is given out
 */
export async function signNote(text: string, name: string, signers: readonly Signer[], keys: readonly Ed25519Key[]): Promise<Bytes> {
  if (signers.length === 0) throw new Refused('no-signature');
  const message = utf8(text);
  let note = `${text}\n`;
  for (const signer of signers) {
    const signature = await signed(signer, message, keys);
    const key = keys.find((one) => one.keyId === signer.keyId);
    note += `— ${name} ${toBase64(concat(await noteKeyHash(name, key?.bytes ?? new Uint8Array()), signature))}\n`;
  }
  return utf8(note);
}
