/** What a CSAF provider metadata file says (CSAF 2.0, section 7.1.8): who publishes advisories, where, and signed with which keys. */
export interface CsafProvider {
  readonly role: 'csaf_publisher' | 'csaf_provider' | 'csaf_trusted_provider' | 'other';
  /** Evidence text. */
  readonly publisherName?: string;
  readonly publisherCategory?: string;
  /** Web address of the publisher; evidence text. */
  readonly publisherNamespace?: string;
  /** RFC 3339. */
  readonly lastUpdatedAt?: string;
  readonly canonicalAddress?: string;
  readonly feeds: readonly string[];
  readonly directories: readonly string[];
  readonly publicKeys: number;
  /** Stated wish to be listed and mirrored. */
  readonly listOnAggregators?: boolean;
  readonly mirrorOnAggregators?: boolean;
}
