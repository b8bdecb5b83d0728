import type { StatementSignature } from './attestation.ts';

/**
 * Attestations published beside a package in a public registry. Where a machine read them, signatures were verified too; a reader only lists.
 * The package is the one that the first attestation names; whether it is the one that was asked for is for whoever asked.
 */
export interface PackageProvenance {
  readonly ecosystem: 'npm';
  /** `pkg:npm/%40acme/tool@1.2.3`. */
  readonly purl: string;
  readonly attestations: readonly {
    /** Web address of the kind of statement, without query and fragment, or `not stated`. */
    readonly predicateType: string;
    /** Whether it speaks of the package above. */
    readonly subjectMatches: boolean;
    /** Web addresses of the repository built from and of the builder. */
    readonly sourceRepository?: string;
    readonly builder?: string;
    /** What its signature is worth; absent when it was not looked at. */
    readonly signature?: StatementSignature;
  }[];
}
