import { ours, quote, say } from '../../model/text.ts';
import { KeysRefused } from './keys-refused.ts';
import { readOwned } from './owned-file.ts';

/** Characters that a new passphrase has at least: our rule, no standard's. Argon2id makes each guess dear, and a short phrase takes few guesses. */
export const passphraseLengthMin = 12;
const passphraseBytesMax = 1024;

/** What a passphrase is asked for: to open private keys that are there, or to seal the first ones. */
export type PassphraseUse = 'open' | 'new';

/**
 * A new passphrase, if it is long enough.
 * @throws KeysRefused
 */
export function newPassphrase(text: string): string {
  const length = [...text.normalize('NFC')].length;
  if (length < passphraseLengthMin) throw new KeysRefused('request', say`The passphrase has ${length} characters. A new one needs at least ${passphraseLengthMin} (our rule); several words that nobody has put together before are a good one.`);
  return text;
}

/** The bytes of a passphrase: composed characters (NFC), so that two keyboards that write the same letter agree. */
export function passphraseBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text.normalize('NFC'));
}

/**
 * Reads a passphrase from a file that only its owner may read: one line, its end left out.
 * @throws KeysRefused
 */
export function passphraseOf(path: string): string {
  const bytes = readOwned(path, passphraseBytesMax, 'owner');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, '');
  } catch {
    throw new KeysRefused('state', say`The passphrase file ${quote(path)} is not UTF-8 text.`);
  }
  if (text === '' || /\p{Cc}/u.test(text)) throw new KeysRefused('state', say`The passphrase file ${quote(path)} ${ours(text === '' ? 'is empty' : 'holds more than one line, or a control character')}. Expected is the passphrase on one line.`);
  return text;
}
