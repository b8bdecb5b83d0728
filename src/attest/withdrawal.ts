import type { Digest } from '../model/artifact.ts';
import type { Bytes } from './bytes.ts';
import { canonicalBytes } from './canonical-json.ts';
import type { DossierPredicate } from './dossier-predicate.ts';

/** A publication that its publisher took from the web. */
export interface Withdrawal extends Pick<DossierPredicate, 'publisher' | 'product' | 'sequence'> {
  /** Digest of the payload of the publication that was withdrawn. */
  readonly payload: Digest;
  /** UTC, in whole seconds. */
  readonly withdrawnAt: string;
}

/**
 * The entry in the log that a publication was withdrawn. Its own entry stays: what was said can't be unsaid, and now the log tells both.
 * The reason is no part of it, for a log can't be mended when a reason names somebody.
 * @returns canonical JSON
 */
export function withdrawalEntry({ payload, product, publisher, sequence, withdrawnAt }: Withdrawal): Bytes {
  return canonicalBytes({ payload, product, publisher, schema: 'urn:assay:withdrawal:1', sequence, withdrawnAt });
}
