/** Attestations published beside a package in a public registry. They are listed, not verified. */
export interface PackageProvenance {
  readonly ecosystem: 'npm';
  /** `pkg:npm/%40acme/tool@1.2.3`. */
  readonly purl: string;
  readonly attestations: readonly { readonly predicateType: string; readonly subjectMatches: boolean; readonly sourceRepository?: string; readonly builder?: string }[];
}
