import type { Digest } from '../model/artifact.ts';
import type { Source } from '../read/source.ts';
import type { Signatures } from './signatures.ts';

/** How digests are taken where files are read: Node and browsers have different means, and come to the same digests. */
export interface Hashing {
  /** SHA-256 over the original bytes of a source. */
  of(source: Source): Digest;
  /** Begins the digest of several files together: over a line with the digest and the name of each. */
  ofNames(): NamesDigest;
  /** Loads what verifies signatures; left out where nothing does, as in a browser. */
  readonly signatures?: () => Promise<Signatures>;
}

export interface NamesDigest {
  add(line: string): void;
  /** SHA-256 over all lines in UTF-8. */
  digest(): Digest | Promise<Digest>;
}
