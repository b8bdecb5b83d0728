import type { Scope } from '../scope.ts';

/** Bytes that were put away. */
export interface StoredBytes {
  /** SHA-256, hexadecimal: also where they lie. */
  readonly digest: string;
  readonly sizeBytes: number;
}

export interface ListedBytes extends StoredBytes {
  /** When they were put there last. */
  readonly changedAt: Date;
}

/** Where the bytes of evidence lie, each organisation’s apart, under their digest. What is there never changes. */
export interface EvidenceStore {
  /**
   * Puts bytes away; when it resolves they are durable. The same bytes again cost nothing.
   * @param limitBytes more than these are refused, with nothing left behind
   * @throws StoreFailure, EvidenceRefused (too large)
   */
  put(scope: Scope, bytes: AsyncIterable<Uint8Array>, limitBytes: number): Promise<StoredBytes>;
  /** Reads bytes back, comparing them with their digest: damage is an error at the end, never good bytes. @throws StoreFailure (`damaged`) */
  open(scope: Scope, digest: string): AsyncIterable<Uint8Array>;
  has(scope: Scope, digest: string): Promise<boolean>;
  /**
   * Removes bytes that no row names, unless they were put there again after a moment: an upload of the same may be under way.
   * @returns whether they were removed
   */
  removeOld(scope: Scope, digest: string, before: Date): Promise<boolean>;
  /** Every digest of an organisation. */
  list(scope: Scope): AsyncIterable<ListedBytes>;
}

/** The sender’s bytes were refused. */
export class EvidenceRefused extends Error {
  override readonly name = 'EvidenceRefused';
}
