import { readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { fileDigests, type DigestedFile } from '../../collect/digest-of.ts';
import { openFile } from '../../collect/file-source.ts';
import { ours, quote, say } from '../../model/text.ts';
import { Unreadable } from '../../read/source.ts';
import { VerificationRefused } from './verification-refused.ts';

const filesMax = 60_000;
const depthMax = 40;

/** A published dossier, or a packet for one customer, as its files lie on this machine. */
export interface DossierFolder {
  readonly root: string;
  readonly is: 'dossier' | 'packet';
  /** Relative paths with `/`, in order. */
  readonly files: ReadonlySet<string>;
}

/**
 * Lists the folder of a dossier or packet. A link, a device, or more files than any dossier may have refuses the whole: nothing outside is ever read.
 * @throws VerificationRefused
 */
export function openDossierFolder(root: string, is: DossierFolder['is'] = 'dossier'): DossierFolder {
  const files: string[] = [];
  const waiting: { readonly folder: string; readonly depth: number }[] = [{ folder: '', depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > depthMax) throw new VerificationRefused('folder-too-deep', say`The folder ${quote(next.folder)} lies more than ${depthMax} folders deep.`);
    for (const entry of entriesIn(root, next.folder)) {
      const path = next.folder === '' ? entry.name : `${next.folder}/${entry.name}`;
      if (entry.isSymbolicLink()) throw new VerificationRefused('link', say`${quote(path)} is a symbolic link; a ${ours(is)} holds none, and links are not followed.`);
      if (entry.isDirectory()) waiting.push({ folder: path, depth: next.depth + 1 });
      else if (entry.isFile()) files.push(path);
      else throw new VerificationRefused('link', say`${quote(path)} is no regular file.`);
      if (files.length > filesMax) throw new VerificationRefused('too-many-files', say`There are more than ${filesMax} files; a dossier has at most 50,000 pieces of evidence.`);
    }
  }
  return { root, is, files: new Set(files.toSorted()) };
}

function entriesIn(root: string, folder: string): readonly Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    throw new VerificationRefused('unreadable', say`The folder ${quote(folder === '' ? root : folder)} can’t be read.`);
  }
}

/** @throws VerificationRefused when it is not there, can't be read, or is longer than any such file */
export function bytesOf({ root, is, files }: DossierFolder, path: string, bytesMax: number): Uint8Array {
  if (!files.has(path)) throw new VerificationRefused('file-missing', say`The ${ours(is)} has no file ${quote(path)}.`);
  return readable(path, () => {
    const source = openFile(join(root, path), path);
    try {
      if (source.sizeBytes > bytesMax) throw new VerificationRefused('too-large', say`${quote(path)} has ${source.sizeBytes} bytes; at most ${bytesMax} are read.`);
      return source.bytes(bytesMax);
    } finally {
      source.close();
    }
  });
}

/**
 * Digest and size of the files of a folder, read in pieces.
 * @returns a function of a listed file's path; one serves all files
 */
export function digestsIn({ root }: DossierFolder): (path: string) => DigestedFile {
  const digested = fileDigests();
  // Listed paths have nothing to be resolved.
  return (path) => readable(path, () => digested(`${root}/${path}`));
}

/** A file that can't be read any more, or became something else since it was listed, refuses the whole. */
function readable<Value>(path: string, work: () => Value): Value {
  try {
    return work();
  } catch (problem) {
    if (problem instanceof Unreadable) throw new VerificationRefused('unreadable', say`${quote(path)} ${quote(problem.reason)}.`);
    throw problem;
  }
}
