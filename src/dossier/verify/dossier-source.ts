import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../collect/digest-of.ts';
import { openFile } from '../../collect/file-source.ts';
import type { Digest } from '../../model/artifact.ts';
import { quote, say } from '../../model/text.ts';
import { VerificationRefused } from './verification-refused.ts';

const filesMax = 60_000;
const depthMax = 40;

/** A published dossier as its files lie on this machine. */
export interface DossierFolder {
  readonly root: string;
  /** Relative paths with `/`, sorted. */
  readonly files: readonly string[];
}

/**
 * Lists a dossier's folder. A link, a device, or more files than any dossier may have refuses the whole: nothing outside is ever read.
 * @throws VerificationRefused
 */
export function openDossierFolder(root: string): DossierFolder {
  const files: string[] = [];
  const waiting: { readonly folder: string; readonly depth: number }[] = [{ folder: '', depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > depthMax) throw new VerificationRefused('folder-too-deep', say`The folder ${quote(next.folder)} lies more than ${depthMax} folders deep.`);
    for (const name of readdirSync(join(root, next.folder))) {
      const path = next.folder === '' ? name : `${next.folder}/${name}`;
      const stat = lstatSync(join(root, path));
      if (stat.isSymbolicLink()) throw new VerificationRefused('link', say`${quote(path)} is a symbolic link; a dossier holds none, and links are not followed.`);
      if (stat.isDirectory()) waiting.push({ folder: path, depth: next.depth + 1 });
      else if (stat.isFile()) files.push(path);
      else throw new VerificationRefused('link', say`${quote(path)} is no regular file.`);
      if (files.length > filesMax) throw new VerificationRefused('too-many-files', say`There are more than ${filesMax} files; a dossier has at most 50,000 pieces of evidence.`);
    }
  }
  return { root, files: files.toSorted() };
}

/** @throws VerificationRefused when it is not there or longer than any such file */
export function bytesOf({ root, files }: DossierFolder, path: string, bytesMax: number): Uint8Array {
  if (!files.includes(path)) throw new VerificationRefused('file-missing', say`The dossier has no file ${quote(path)}.`);
  const source = openFile(join(root, path), path);
  try {
    return source.bytes(bytesMax);
  } finally {
    source.close();
  }
}

/** Digest and size of a file, read in pieces. */
export function digestedFile({ root }: DossierFolder, path: string): { readonly digest: Digest; readonly sizeBytes: number } {
  const source = openFile(join(root, path), path);
  try {
    return { digest: digestOf(source), sizeBytes: source.sizeBytes };
  } finally {
    source.close();
  }
}
