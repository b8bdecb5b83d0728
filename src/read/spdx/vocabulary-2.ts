/** Words that SPDX 2.2 and 2.3 allow. A word of the second list of a pair came with 2.3. */
export type Version2 = '2.2' | '2.3';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export interface Vocabulary {
  readonly '2.2': ReadonlySet<string>;
  readonly '2.3': ReadonlySet<string>;
}

function vocabulary(base: string, added = ''): Vocabulary {
  return { '2.2': new Set(words(base)), '2.3': new Set([...words(base), ...words(added)]) };
}

/** SPDX 2.2 and 2.3, package checksum. */
export const checksumAlgorithms = vocabulary(
  'SHA1 SHA224 SHA256 SHA384 SHA512 MD2 MD4 MD5 MD6',
  'SHA3-256 SHA3-384 SHA3-512 BLAKE2b-256 BLAKE2b-384 BLAKE2b-512 BLAKE3 ADLER32',
);

/** JSON writes an underscore; the clauses and tag-value write a hyphen, and both are met in both. */
export const referenceCategories = vocabulary('SECURITY PACKAGE-MANAGER PACKAGE_MANAGER OTHER PERSISTENT-ID PERSISTENT_ID');

export const fileTypes = vocabulary('SOURCE BINARY ARCHIVE APPLICATION AUDIO IMAGE TEXT VIDEO DOCUMENTATION SPDX OTHER');

/** Clause 7.24 of 2.3; the hyphen and the underscore are both in use. */
export const packagePurposes = vocabulary(
  '',
  'APPLICATION FRAMEWORK LIBRARY CONTAINER OPERATING-SYSTEM OPERATING_SYSTEM DEVICE FIRMWARE SOURCE ARCHIVE FILE INSTALL OTHER',
);

export const annotationTypes = vocabulary('REVIEW OTHER');

/** How many hexadecimal digits a checksum has; algorithms of variable length are left out. */
export const checksumLengths: ReadonlyMap<string, number> = new Map([
  ['SHA1', 40], ['SHA224', 56], ['SHA256', 64], ['SHA384', 96], ['SHA512', 128],
  ['SHA3-256', 64], ['SHA3-384', 96], ['SHA3-512', 128],
  ['BLAKE2b-256', 64], ['BLAKE2b-384', 96], ['BLAKE2b-512', 128],
  ['MD2', 32], ['MD4', 32], ['MD5', 32], ['ADLER32', 8],
]);
