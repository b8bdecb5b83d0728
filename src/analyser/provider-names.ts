import type { Source } from '../read/source.ts';

/** Endings of the files that lie beside a document of a CSAF provider (CSAF 2.0, sections 7.1.18 and 7.1.19). */
export const hashEnding = /\.sha(?:256|512)$/;
export const signatureEnding = /\.(?:asc|gpg)$/;

/** The document that a file belongs to by its name as a hash or signature; undefined for other names. */
export function documentBeside(name: string): string | undefined {
  const document = name.replace(hashEnding, '').replace(signatureEnding, '');
  return document === name ? undefined : document;
}

/** Whether the file is a public OpenPGP key, however it is called. */
export function isKey({ head }: Source): boolean {
  return new TextDecoder('latin1').decode(head).includes('-----BEGIN PGP PUBLIC KEY BLOCK-----');
}

export function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
