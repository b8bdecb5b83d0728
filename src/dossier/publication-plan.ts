import type { ProductStatement } from '../model/evidence/product-statement.ts';
import { isNamedBy } from '../model/path-pattern.ts';

/** What becomes of each file of a product when its dossier is published. */
export interface PublicationPlan {
  /** Anyone can read and check it again. */
  readonly public: readonly string[];
  /** Committed to by a salted digest; handed to single customers. */
  readonly withheld: readonly string[];
  /** Neither named nor used: no published verdict rests on it. */
  readonly stays: readonly string[];
}

/**
 * Sorts files by the maker's allow-list: what no list names stays. A path that both lists name is withheld.
 * @param files relative paths of the product's folder
 */
export function publicationPlan(files: readonly string[], publish: NonNullable<ProductStatement['publish']>): PublicationPlan {
  const isNamed = (file: string, list: readonly string[]): boolean => list.some((written) => isNamedBy(file, written));
  const withheld = files.filter((file) => isNamed(file, publish.withheld));
  const held = new Set(withheld);
  const shown = files.filter((file) => !held.has(file) && isNamed(file, publish.public));
  const used = new Set([...withheld, ...shown]);
  return { public: shown, withheld, stays: files.filter((file) => !used.has(file)) };
}

/** Entries of the lists that no file fits: a typing error would otherwise publish less than was meant, in silence. */
export function unmatched(files: readonly string[], publish: NonNullable<ProductStatement['publish']>): readonly string[] {
  return [...publish.public, ...publish.withheld].filter((named) => !files.some((file) => isNamedBy(file, named)));
}
