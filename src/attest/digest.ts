import type { Digest } from '../model/artifact.ts';
import type { Bytes } from './bytes.ts';

/** SHA-256 (FIPS 180-4), 32 bytes. */
export async function sha256(bytes: Uint8Array): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Bytes));
}

/** SHA-256 as `sha256:` and 64 lower-case hexadecimal digits. */
export async function digestOf(bytes: Uint8Array): Promise<Digest> {
  return `sha256:${(await sha256(bytes)).toHex()}`;
}
