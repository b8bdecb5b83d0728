const names: Readonly<Record<string, string>> = {
  sha1: 'SHA-1',
  sha224: 'SHA-224',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
  sha3224: 'SHA3-224',
  sha3256: 'SHA3-256',
  sha3384: 'SHA3-384',
  sha3512: 'SHA3-512',
  blake2b256: 'BLAKE2b-256',
  blake2b384: 'BLAKE2b-384',
  blake2b512: 'BLAKE2b-512',
  blake3: 'BLAKE3',
  md2: 'MD2',
  md4: 'MD4',
  md5: 'MD5',
  md6: 'MD6',
  adler32: 'ADLER32',
};
const known = new Map(Object.entries(names));

/** One spelling for a hash algorithm, whichever SPDX version wrote it: `SHA256` and `sha256` are `SHA-256`. Others stay as they are. */
export function hashAlgorithm(written: string): string {
  return known.get(written.toLowerCase().replaceAll('-', '').replaceAll('_', '')) ?? written;
}
