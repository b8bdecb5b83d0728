/** What a CSAF aggregator's list says (CSAF 2.0, section 7.2): whose provider metadata it knows, so that a domain can be looked up in it. */
export interface CsafAggregator {
  /** `aggregator` also mirrors advisories; a `lister` only lists. */
  readonly category: 'aggregator' | 'lister' | 'other';
  /** Evidence text. */
  readonly name?: string;
  /** RFC 3339. */
  readonly lastUpdatedAt?: string;
  /** Providers and publishers in the order of the list, at most `csafListedMax`. */
  readonly listed: readonly CsafListed[];
  readonly listedOmitted: number;
}

export interface CsafListed {
  /** Evidence text. */
  readonly name?: string;
  /** Web address that names the publisher, without user, query and fragment; evidence text. */
  readonly namespace?: string;
  /** Where its provider metadata lies, cut likewise. */
  readonly metadataAddress?: string;
}

export const csafListedMax = 10_000;
