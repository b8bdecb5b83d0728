import { createHash, hash, type Hash } from 'node:crypto';
import type { Digest } from '../model/artifact.ts';
import { passingPieces, type Source } from '../read/source.ts';
import { readThrough, type FileSource } from './file-source.ts';

/** SHA-256 over the original bytes of a source. */
export function digestOf(source: Source): Digest {
  const hash = createHash('sha256');
  for (const chunk of passingPieces(source)) hash.update(chunk);
  return `sha256:${hash.digest('hex')}`;
}

/** Digest and size of the bytes of a file. */
export interface DigestedFile {
  readonly digest: Digest;
  readonly sizeBytes: number;
}

/**
 * Takes the digests of very many files, one after the other, through one piece of memory. It fits the nearest caches of a processor, so that
 * bytes are still there when they are hashed.
 * @returns a function of a file's path
 * @throws Unreadable (the function) as `openFile`
 */
export function fileDigests(): (path: string) => DigestedFile {
  const buffer = new Uint8Array(pieceBytes);
  return (path) => {
    // Most files are one piece: a hash in one call makes no object for each.
    let whole: string | undefined;
    let running: Hash | undefined;
    const sizeBytes = readThrough(path, buffer, (piece, isWhole) => {
      if (isWhole) whole = hash('sha256', piece, 'hex');
      else (running ??= createHash('sha256')).update(piece);
    });
    return { digest: `sha256:${whole ?? (running ?? createHash('sha256')).digest('hex')}`, sizeBytes };
  };
}

const pieceBytes = 131_072;

/** The digest of a file that is read for another purpose: taken on the way, so that no byte has to be read for it alone. */
export class PassingDigest {
  readonly #hash = createHash('sha256');
  #until = 0;

  /** Takes bytes that begin at a position; those that it had before are left out. */
  readonly see = (position: number, bytes: Uint8Array): void => {
    if (position > this.#until || position + bytes.length <= this.#until) return;
    this.#hash.update(position === this.#until ? bytes : bytes.subarray(this.#until - position));
    this.#until = position + bytes.length;
  };

  /** Of a source whose bytes it was told of; where some were never asked for, all are read again. */
  of(source: FileSource): Digest {
    // What is read is told, and what it was told of before is left out.
    if (this.#until !== source.sizeBytes) for (const _piece of source.passing()) continue;
    return this.#until === source.sizeBytes ? `sha256:${this.#hash.digest('hex')}` : digestOf(source);
  }
}
