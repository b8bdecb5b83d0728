import type { AnyRow } from './all-rows.ts';

/** Follows an audit log from entry to entry. The rules are those of `src/audit`; the store only hands it the rows. */
export interface ChainCheck {
  /** @throws Error that says what is wrong with the entry */
  take(entry: AnyRow): void;
  /** @param head the row that tells the log’s end @throws Error that says what is missing or changed */
  end(head: AnyRow | undefined): void;
}

/** What a log begins with that has no entry. */
export const emptyLogHash = '0'.repeat(64);
