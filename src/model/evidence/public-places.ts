import type { Digest } from '../artifact.ts';
import type { TlsFacts } from '../capture.ts';

/** Where was looked for what a maker shows to everybody, on which day, and what was seen there. */
export interface PublicPlaces {
  /** Domain in lower case, as given; the maker's name where no site of it is known. */
  readonly domain: string;
  /** RFC 3339, UTC: when the last look was made. */
  readonly lookedAt: string;
  /** In the order of `placeIds`, then by address. */
  readonly places: readonly PlaceLooked[];
}

/** One place that was looked at, or that could not be. */
export interface PlaceLooked {
  readonly place: PlaceId;
  /** Web address, or name and type of a name server's record; evidence text. */
  readonly address: string;
  /**
   * `found`: what belongs there is there. `absent`: the host says that there is nothing. `unusable`: something else is there
   * (a page of HTML instead of the file). `not-looked`: nobody can say (refused, no answer, robots, not given).
   */
  readonly outcome: 'found' | 'absent' | 'unusable' | 'not-looked';
  /** Why, as a predicate; may hold evidence text. */
  readonly reason?: string;
  /** Where the address came from: a standard says so, the maker's own file or page links to it, or the user gave it. */
  readonly from: 'standard' | 'linked' | 'given';
  /** RFC 3339, UTC. */
  readonly lookedAt: string;
  /** Of the bytes seen there. */
  readonly digest?: Digest;
  /** For `reporting-mail`, `tls`: what was seen. */
  readonly mail?: MailProtection;
  readonly tls?: TlsFacts;
}

/** How the domain of a reporting address is protected against forged and read mail. */
export interface MailProtection {
  readonly domain: string;
  /** Undefined: could not be asked. */
  readonly hasMx?: boolean;
  /** SPF (RFC 7208): how the record ends: `-all`, `~all`, `?all`, `+all`, a redirect, or none. */
  readonly spf?: 'fail' | 'softfail' | 'neutral' | 'pass' | 'redirect' | 'absent';
  /** DMARC (RFC 7489) policy. */
  readonly dmarc?: 'reject' | 'quarantine' | 'none' | 'absent';
  /** MTA-STS (RFC 8461) mode. */
  readonly mtaSts?: 'enforce' | 'testing' | 'none' | 'absent';
  /** Whether the first mail host offers STARTTLS; undefined when it could not be asked. */
  readonly offersTls?: boolean;
}

/** What can be looked for, with the words for it and what says where it stands. */
export const places = {
  'security-txt': { title: 'security.txt', standard: 'RFC 9116, section 3' },
  'disclosure-policy': { title: 'vulnerability disclosure policy', standard: undefined },
  'reporting-mail': { title: 'protection of the reporting mail address', standard: undefined },
  'reporting-page': { title: 'web address for reports', standard: undefined },
  tls: { title: 'encryption of the web site', standard: undefined },
  'csaf-provider': { title: 'CSAF provider metadata', standard: 'CSAF 2.0, section 7.1' },
  'csaf-aggregator': { title: 'listing by a CSAF aggregator', standard: 'CSAF 2.0, section 7.2' },
  'advisory-list': { title: 'list of security advisories', standard: undefined },
  advisory: { title: 'security advisory', standard: undefined },
  'advisory-key': { title: 'public key for advisories', standard: undefined },
  /** Only whether something answers there: no settled form of the answer is known, so it is not read. */
  'sbom-discovery': { title: 'SBOM by Transparency Exchange API', standard: undefined },
  'openid-configuration': { title: 'OpenID Connect discovery document', standard: 'OpenID Connect Discovery 1.0, section 4' },
  'saml-metadata': { title: 'SAML metadata', standard: undefined },
  'price-page': { title: 'price page', standard: undefined },
  'trust-page': { title: 'trust page', standard: undefined },
  'pledge-page': { title: 'page on the pledge', standard: undefined },
  'support-page': { title: 'page on support and end of life', standard: undefined },
  'document-page': { title: 'document named by the user', standard: undefined },
  'package-provenance': { title: 'provenance of a published package', standard: undefined },
  'home-page': { title: 'home page', standard: undefined },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly standard: string | undefined }>>;
export type PlaceId = keyof typeof places;
export const placeIds = Object.keys(places) as readonly PlaceId[];
