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
  readonly feeds: readonly CsafFeedNamed[];
  readonly directories: readonly string[];
  readonly publicKeys: number;
  /** Of the keys those that stand at an https address, at most `csafKeysMax`. */
  readonly keys: readonly CsafKeyNamed[];
  /** Stated wish to be listed and mirrored. */
  readonly listOnAggregators?: boolean;
  readonly mirrorOnAggregators?: boolean;
}

/** A ROLIE feed that the metadata names. */
export interface CsafFeedNamed {
  /** Evidence text. */
  readonly address: string;
  /** Label of the Traffic Light Protocol: who may read what the feed leads to. `none`: no label of the standard is stated. */
  readonly tlp: 'WHITE' | 'CLEAR' | 'GREEN' | 'AMBER' | 'AMBER+STRICT' | 'RED' | 'UNLABELED' | 'none';
}

/** A public OpenPGP key that the metadata names. */
export interface CsafKeyNamed {
  /** Evidence text. */
  readonly address: string;
  /** Hexadecimal digits in lower case. */
  readonly fingerprint?: string;
}

export const csafKeysMax = 100;
