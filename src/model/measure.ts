import type { Digest } from './artifact.ts';

/** Whose figures: of the customers, of the maker's own people, of this installation, or of the product's artifacts. */
export type Population = 'customers' | 'own-staff' | 'this-instance' | 'product';

/** One figure at one time. */
export interface MeasurePoint {
  /** Date (`2026-05-31`) or time (RFC 3339) that the figure speaks of; the end of the period when it has a length. */
  readonly at: string;
  /** Start of the period, when it has a length. */
  readonly from?: string;
  readonly numerator: number;
  /** Absent for a plain count or a number of days. */
  readonly denominator?: number;
  /** True when the figure was withheld because fewer than 10 people stand behind it; numerator is then 0. */
  readonly suppressed?: boolean;
}

/** A named figure as a series (definitions: `measureDefinitions`). */
export interface Measure {
  readonly id: MeasureId;
  readonly population: Population;
  /** Splits the same measure: `{ role: 'administrator', factor: 'fido2' }`; empty for the whole. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** Ascending by time. */
  readonly points: readonly MeasurePoint[];
  readonly sources: readonly Digest[];
}

/** What a measure means; two figures may be compared only under the same definition and population. */
export interface MeasureDefinition {
  readonly title: string;
  readonly numerator: string;
  /** Absent for a count or a number of days. */
  readonly denominator?: string;
  readonly unit: 'share' | 'count' | 'days';
  /** The direction in which it shall move. `none`: it is shown without judgement. */
  readonly better: 'up' | 'down' | 'none';
  /** A value that ends the journey: 0 of n default credentials, n of n records. */
  readonly reached?: 'none' | 'all';
}

export const measureDefinitions = {
  'mfa-adoption': { title: 'Accounts with multi-factor sign-in', numerator: 'active accounts with at least one second factor or a phishing-resistant factor', denominator: 'active accounts', unit: 'share', better: 'up', reached: 'all' },
  'phishing-resistant-mfa': { title: 'Accounts with phishing-resistant sign-in', numerator: 'active accounts with FIDO2, passkey, platform or certificate sign-in', denominator: 'active accounts', unit: 'share', better: 'up', reached: 'all' },
  'default-credentials': { title: 'Shipped files with a default credential', numerator: 'shipped files that hold a default credential', denominator: 'shipped files read', unit: 'share', better: 'down', reached: 'none' },
  'products-with-default-passwords': { title: 'Products with a default password', numerator: 'products with a default password', denominator: 'products', unit: 'share', better: 'down', reached: 'none' },
  'customers-off-default-passwords': { title: 'Customers moved off default passwords', numerator: 'customers moved off', denominator: 'customers affected', unit: 'share', better: 'up', reached: 'all' },
  'legacy-protocol-use': { title: 'Use of old protocols', numerator: 'connections or sign-ins by an old protocol', denominator: 'connections or sign-ins', unit: 'share', better: 'down', reached: 'none' },
  'unused-privileges': { title: 'Unused privileges', numerator: 'granted rights not used for 90 days', denominator: 'granted rights', unit: 'share', better: 'down', reached: 'none' },
  'days-to-service': { title: 'Days until a fix runs in the service', numerator: 'median days from the fix to its deployment', unit: 'days', better: 'down' },
  'weakness-class-share': { title: 'Records in a weakness class', numerator: 'records whose root cause is in the class', denominator: 'records with a known class', unit: 'share', better: 'none' },
  'parameterised-queries': { title: 'Parameterised queries', numerator: 'query calls with bound values', denominator: 'query calls with bound or joined values', unit: 'share', better: 'up', reached: 'all' },
  'safe-commands': { title: 'Programs started safely', numerator: 'calls that start a program without a shell reading values', denominator: 'calls that start a program', unit: 'share', better: 'up', reached: 'all' },
  'confined-paths': { title: 'Confined paths', numerator: 'file operations whose value of a request is confined', denominator: 'file operations that a value of a request reaches', unit: 'share', better: 'up', reached: 'all' },
  'safe-deserialisation': { title: 'Safe deserialisation', numerator: 'calls that turn only constant data, or data by a safe loader, into objects', denominator: 'calls that can turn data into objects or code', unit: 'share', better: 'up', reached: 'all' },
  'known-hosts': { title: 'Requests to known hosts', numerator: 'outgoing requests whose host the maker chose', denominator: 'outgoing requests that a value of a request reaches', unit: 'share', better: 'up', reached: 'all' },
  'escaped-html': { title: 'Escaped HTML output', numerator: 'values that become HTML escaped by the template engine, or escaped or cleaned at their place', denominator: 'values that become HTML', unit: 'share', better: 'up', reached: 'all' },
  'memory-safe-code': { title: 'Code in memory-safe languages', numerator: 'bytes of code in memory-safe languages', denominator: 'bytes of code in a classified language', unit: 'share', better: 'up', reached: 'all' },
  'memory-safe-new-code': { title: 'New code in memory-safe languages', numerator: 'lines added in a year in memory-safe languages', denominator: 'lines added in a year in a classified language', unit: 'share', better: 'up', reached: 'all' },
  'calls-through-own-modules': { title: 'Files that use the code base’s own modules', numerator: 'files that reach the database or write HTML through a module of the code base', denominator: 'files that reach the database or write HTML, apart from these modules', unit: 'share', better: 'up' },
  'installs-on-latest': { title: 'Installations on the newest version', numerator: 'installations on the newest version', denominator: 'installations counted', unit: 'share', better: 'up', reached: 'all' },
  'installs-by-version': { title: 'Installations by version', numerator: 'installations on the version', denominator: 'installations counted', unit: 'share', better: 'none' },
  'days-to-half': { title: 'Days until half have installed a release', numerator: 'days from release to 50 % of installations', unit: 'days', better: 'down' },
  'days-to-ninety': { title: 'Days until 90 % have installed a release', numerator: 'days from release to 90 % of installations', unit: 'days', better: 'down' },
  'disclosure-clauses': { title: 'Clauses found in the disclosure policy', numerator: 'clauses (a) to (d) with a passage found', denominator: 'clauses', unit: 'share', better: 'up', reached: 'all' },
  'records-with-cwe': { title: 'CVE records with a CWE', numerator: 'published records whose issuer names a CWE id', denominator: 'published records of the maker', unit: 'share', better: 'up', reached: 'all' },
  'records-with-cpe': { title: 'CVE records with a CPE', numerator: 'published records whose issuer names a CPE', denominator: 'published records of the maker', unit: 'share', better: 'up', reached: 'all' },
  'days-to-record': { title: 'Days from public advisory to CVE record', numerator: 'median days from the public advisory to publication', unit: 'days', better: 'down' },
  'log-areas': { title: 'Log areas covered', numerator: 'areas with at least one event', denominator: 'areas that the pledge names and the product has', unit: 'share', better: 'up', reached: 'all' },
  'log-events-complete': { title: 'Log events with all fields', numerator: 'events with actor, action, target, outcome, source and UTC time', denominator: 'events sampled', unit: 'share', better: 'up', reached: 'all' },
  'log-retention': { title: 'Days of logs kept', numerator: 'days', unit: 'days', better: 'up' },
  'safe-defaults': { title: 'Settings with their safest value', numerator: 'settings whose default is the safest value', denominator: 'settings of the register that name one', unit: 'share', better: 'up', reached: 'all' },
  'hardening-guide-steps': { title: 'Steps of the hardening guide', numerator: 'list items and table rows of the hardening guide', unit: 'count', better: 'down' },
  'sbom-fields': { title: 'SBOM fields present', numerator: 'field values present', denominator: 'field values that the profile asks for', unit: 'share', better: 'up', reached: 'all' },
} as const satisfies Record<string, MeasureDefinition>;

export type MeasureId = keyof typeof measureDefinitions;
