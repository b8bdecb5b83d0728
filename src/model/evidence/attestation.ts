/** In-toto statements out of one file: what they say, who signed them, and whether that was verified. */
export interface Attestations {
  readonly statements: readonly AttestedStatement[];
  readonly statementsOmitted: number;
}

/** What a statement is about, by its predicate type; the version stays in `predicateType`. */
export type Predicate =
  | 'slsa-provenance'
  | 'verification-summary'
  | 'simple-verification-result'
  | 'test-result'
  | 'attribute-report'
  | 'link'
  | 'release'
  | 'publication'
  | 'vulnerability-scan'
  | 'bill-of-materials'
  | 'runtime-trace'
  | 'reference'
  | 'other';

export interface AttestedStatement {
  /** `none`: the bare statement. `dsse`: an envelope signed with some key. `sigstore-bundle`: an envelope with what is needed to verify it. */
  readonly envelope: 'none' | 'dsse' | 'sigstore-bundle';
  /** Version of the in-toto statement. */
  readonly statementVersion: '0.1' | '1';
  readonly predicate: Predicate;
  /** Web address of the predicate type without query and fragment, or `not stated`. */
  readonly predicateType: string;
  readonly subjects: readonly AttestedSubject[];
  readonly subjectsOmitted: number;
  /** For SLSA provenance. */
  readonly provenance?: BuildProvenance;
  /** For a summary, a verification result or a test result. */
  readonly result?: AttestedResult;
  readonly signature: StatementSignature;
  /** 1-based line of a file of JSON lines. */
  readonly row?: number;
}

/** A thing that a statement speaks about. */
export interface AttestedSubject {
  /** File name, package URL or other name as written; evidence text. */
  readonly name?: string;
  /** Canonical package URL, when the name is one. */
  readonly purl?: string;
  /** Lower-case hexadecimal, by algorithm as in-toto spells it. */
  readonly digests: readonly { readonly algorithm: string; readonly value: string }[];
  /** Whether a file of that name that lies beside the statement has one of the digests; absent when none lies there or it was not looked at. */
  readonly beside?: 'same' | 'other';
}

/** How a thing was built (SLSA provenance). */
export interface BuildProvenance {
  readonly version: '0.1' | '0.2' | '1';
  /** Web addresses. */
  readonly builder?: string;
  readonly buildType?: string;
  readonly sourceRepository?: string;
  /** Hexadecimal digest of the commit that was built. */
  readonly sourceCommit?: string;
  /** How many materials or resolved dependencies are named. */
  readonly materials: number;
}

/** What a verifier or a test found. */
export interface AttestedResult {
  readonly outcome: 'passed' | 'warned' | 'failed' | 'not-stated';
  /** Web address of the verifier. */
  readonly verifier?: string;
  /** RFC 3339. */
  readonly at?: string;
  /** Levels or properties that were verified. */
  readonly levels: readonly string[];
}

/**
 * What a signature is worth. `none`: there is none. `not-verified`: it was not, for the reason given: it is by a key that nothing names,
 * the bundle is not put together as its version asks for, its certificate is of an authority that is not trusted here, or nobody looked.
 * `refused`: it was looked at and does not hold. `verified`: it leads to an authority of the trusted root.
 */
export type StatementSignature =
  | { readonly state: 'none' }
  | { readonly state: 'not-verified'; readonly why: 'key' | 'form' | 'other-authority' | 'not-looked-at' }
  | { readonly state: 'refused' }
  | {
      readonly state: 'verified';
      /** Who signed: the web address of a workload. A person's mail address is never kept. */
      readonly identity: { readonly kind: 'workload'; readonly address: string } | { readonly kind: 'mail-address' };
      /** Web address of who vouched for the identity. */
      readonly issuer: string;
      /** RFC 3339. */
      readonly witnessedAt: string;
      readonly log: 'proved' | 'promised';
    };

/** Names of predicates for people. */
export const predicateTitles: Readonly<Record<Predicate, string>> = {
  'slsa-provenance': 'build provenance (SLSA)',
  'verification-summary': 'a verification summary (VSA)',
  'simple-verification-result': 'a simple verification result (SVR)',
  'test-result': 'a test result',
  'attribute-report': 'a report of attributes (SCAI)',
  link: 'an in-toto link',
  release: 'a release',
  publication: 'a publication by a registry',
  'vulnerability-scan': 'a scan for vulnerabilities',
  'bill-of-materials': 'a bill of materials',
  'runtime-trace': 'a trace of a run',
  reference: 'a reference to other documents',
  other: 'something that is not known here',
};
