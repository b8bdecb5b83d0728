/** Length in bytes of the digests of each algorithm, by its name in lower case without hyphens. */
const LENGTHS: ReadonlyMap<string, number> = new Map([
  ['md5', 16],
  ['sha1', 20],
  ['sha224', 28],
  ['sha256', 32],
  ['sha384', 48],
  ['sha512', 64],
  ['sha3256', 32],
  ['sha3384', 48],
  ['sha3512', 64],
  ['blake2b256', 32],
  ['blake2b384', 48],
  ['blake2b512', 64],
  ['blake3', 32],
]);

/** A digest with its algorithm. */
export interface DigestValue {
  /** `sha256`, `sha3256`: lower case without hyphens. */
  readonly algorithm: string;
  /** Lower-case hexadecimal digits. */
  readonly hex: string;
}

const LENGTH_MAX = 160;
const HEXADECIMAL = /^([0-9a-z-]{2,20}):([0-9a-f]+)$/i;
const SUBRESOURCE = /^(sha256|sha384|sha512)-([0-9A-Za-z+/]+={0,2})$/;

/** Reads `sha256:<hexadecimal>` or `sha512-<base64>` (subresource integrity); the length must be the algorithm's. */
export function parseDigest(text: string): DigestValue | undefined {
  if (text.length > LENGTH_MAX) return undefined;
  const hexadecimal = HEXADECIMAL.exec(text);
  if (hexadecimal !== null) return digestOf(hexadecimal[1] ?? '', hexadecimal[2] ?? '');
  const base64 = SUBRESOURCE.exec(text);
  return base64 === null ? undefined : digestOf(base64[1] ?? '', hexOf(base64[2] ?? ''));
}

/** A digest whose algorithm and hexadecimal digits stand apart, as in an SBOM: `digestOf('SHA-256', 'ab…')`. */
export function digestOf(algorithm: string, hex: string): DigestValue | undefined {
  if (algorithm.length > 20 || hex.length > LENGTH_MAX) return undefined;
  const name = algorithm.toLowerCase().replaceAll('-', '').replaceAll('_', '');
  const lengthBytes = LENGTHS.get(name);
  if (lengthBytes === undefined || hex.length !== lengthBytes * 2 || !/^[0-9a-f]+$/i.test(hex)) return undefined;
  return { algorithm: name, hex: hex.toLowerCase() };
}

function hexOf(base64: string): string {
  try {
    return [...atob(base64)].map((character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('');
  } catch {
    return '';
  }
}
