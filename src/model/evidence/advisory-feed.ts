import { parseTime } from '../time.ts';

/**
 * A list of advisories: a feed (ROLIE, RFC 8322, in the JSON form of CSAF 2.0, section 7.1.15), or index.txt or changes.csv of a directory
 * (sections 7.1.12 and 7.1.13), which state no more than a file.
 * Titles and summaries are left behind.
 */
export interface AdvisoryFeed {
  /** File names of the documents that it leads to, at most `feedEntriesMax`; evidence text. */
  readonly documents: readonly string[];
  /** The newest of its documents, by the times that it states, newest first; those without a time come last. At most `feedNewestMax`. */
  readonly newest: readonly ListedAdvisory[];
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

/** A document as a list names it. */
export interface ListedAdvisory {
  /** Web address, or a path in the directory of the list; evidence text. */
  readonly address: string;
  /** RFC 3339: when it changed. */
  readonly at?: string;
}

/** Documents of a list that are kept by address. */
export const feedNewestMax = 50;

/** The newest of documents: by time, then by address, the last by name first, since names mostly count upwards. */
export function newestOf(listed: readonly ListedAdvisory[], countMax: number): readonly ListedAdvisory[] {
  const timed = listed.map((item) => ({ item, time: item.at === undefined ? Number.NEGATIVE_INFINITY : (parseTime(item.at) ?? Number.NEGATIVE_INFINITY) }));
  const order = (one: (typeof timed)[number], other: (typeof timed)[number]): number => (one.time === other.time ? compare(other.item.address, one.item.address) : other.time > one.time ? 1 : -1);
  return timed.toSorted(order).slice(0, countMax).map(({ item }) => item);
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
