/** A feed of advisories (ROLIE, RFC 8322, in the JSON form of CSAF 2.0, section 7.1.15). Titles and summaries are left behind. */
export interface AdvisoryFeed {
  /** File names of the documents that it leads to, at most `feedEntriesMax`; evidence text. */
  readonly documents: readonly string[];
  /** Entries of the feed, and of them those that lead to a document by https, to a hash, to a signature, and that state when they changed. */
  readonly entries: number;
  readonly withDocument: number;
  readonly withHash: number;
  readonly withSignature: number;
  readonly withTime: number;
  /** RFC 3339. */
  readonly updatedAt?: string;
}

/** Documents of a feed that are kept by name. */
export const feedEntriesMax = 100_000;
