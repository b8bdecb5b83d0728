import { Refused } from './refusal.ts';

/** Bytes as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();

/** The UTF-8 bytes of a text. */
export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

/**
 * Reads UTF-8; a byte-order mark stays a character.
 * @throws Refused `not-utf-8`
 */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused('not-utf-8');
  }
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Whether two public values are the same; not for secrets. */
export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** Standard base64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  return bytes.toBase64();
}

/**
 * Reads standard base64 with padding (RFC 4648, section 4). Every byte string has one spelling: white space, another alphabet,
 * missing padding and set bits past the end are refused.
 * @throws Refused `not-base64`
 */
export function fromBase64(text: string): Bytes {
  let bytes: Bytes;
  try {
    bytes = Uint8Array.fromBase64(text, { lastChunkHandling: 'strict' });
  } catch {
    throw new Refused('not-base64');
  }
  // The platform's reader skips white space, and is strict about all the rest.
  if (text.length !== Math.ceil(bytes.length / 3) * 4) throw new Refused('not-base64');
  return bytes;
}
