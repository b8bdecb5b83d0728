import type { VulnerabilityStatement } from './vulnerability-statements.ts';

/** Profiles of CSAF (section 4): what kind of document it says it is. `other`: a category of the publisher's own. */
export type AdvisoryProfile = 'csaf_base' | 'csaf_informational_advisory' | 'csaf_security_advisory' | 'csaf_security_incident_response' | 'csaf_vex' | 'other';

/** What one security advisory says (CSAF 2.0 or 2.1). Free text, names of people and contact details are left behind. */
export interface SecurityAdvisory {
  readonly csafVersion: '2.0' | '2.1';
  readonly profile: AdvisoryProfile;
  /** Evidence text. */
  readonly trackingId?: string;
  /** Version of the document itself. */
  readonly documentVersion?: string;
  readonly status: 'draft' | 'interim' | 'final' | 'other';
  /** RFC 3339. */
  readonly initialReleaseAt?: string;
  readonly currentReleaseAt?: string;
  /** Entries of the revision history. */
  readonly revisions: number;
  /** `vendor`, `coordinator`, ...; `other` when it is none of the format. */
  readonly publisherCategory: string;
  /** Web address of the publisher; evidence text. */
  readonly publisherNamespace?: string;
  /** Label of the Traffic Light Protocol, when one of the format is stated. */
  readonly tlp?: string;
  /** Product definitions, and how many of them carry an identifier that a machine can match (CPE, package URL, hash, ...). */
  readonly products: number;
  readonly productsIdentified: number;
  /** References of the document, and whether one of them is its own canonical address. */
  readonly references: number;
  readonly hasCanonicalAddress: boolean;
  readonly acknowledgements: number;
  /** Notes of the document by category. */
  readonly notes: Readonly<Record<string, number>>;
  readonly validation: AdvisoryValidation;
  /** In document order, at most `advisoryVulnerabilitiesMax`. */
  readonly vulnerabilities: readonly AdvisoryVulnerability[];
  readonly vulnerabilitiesOmitted: number;
  /** What the product status groups state, one statement a vulnerability and status. */
  readonly statements: readonly VulnerabilityStatement[];
}

/** Vulnerabilities that one advisory keeps. */
export const advisoryVulnerabilitiesMax = 10_000;

/** How the document stands against the schema and the tests of CSAF, section 6. */
export interface AdvisoryValidation {
  /** Rules of the schema that are broken, each place counted. */
  readonly schemaBreaches: number;
  readonly mandatory: AdvisoryTestSummary;
  readonly optional: AdvisoryTestSummary;
  readonly informative: AdvisoryTestSummary;
}

/** One class of tests. Clauses are those of CSAF 2.0: `6.1.27.9`. */
export interface AdvisoryTestSummary {
  readonly ran: number;
  /** Clauses of the tests with at least one place that does not keep them. */
  readonly failed: readonly string[];
  readonly notRun: readonly string[];
}

export interface AdvisoryVulnerability {
  /** A well-formed CVE id. */
  readonly cve?: string;
  /** How many ids of other systems it carries. */
  readonly otherIds: number;
  /** `CWE-79`, well-formed, each once. */
  readonly cwe: readonly string[];
  readonly hasDescription: boolean;
  /** Products by what is said of them, groups not resolved twice. */
  readonly affected: number;
  readonly notAffected: number;
  readonly fixed: number;
  readonly underInvestigation: number;
  readonly recommended: number;
  /** Severity vectors given, and the affected products without one. */
  readonly severities: number;
  readonly affectedWithoutSeverity: number;
  /** The word for the highest base value stated, by the qualitative scale of CVSS 3.x. */
  readonly highestSeverity?: 'NONE' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';
  /** Remediations by category: `vendor_fix`, `workaround`, ... */
  readonly remediations: Readonly<Record<string, number>>;
  readonly affectedWithoutRemediation: number;
  /** Not affected products without a flag and without a threat of the category impact. */
  readonly notAffectedWithoutReason: number;
  readonly references: number;
  readonly acknowledgements: number;
  /** RFC 3339. */
  readonly releasedAt?: string;
  readonly discoveredAt?: string;
  /** JSON pointer. */
  readonly place: string;
}
