/** What a project says about itself in a security insights file (OpenSSF): words of its own, with dates. */
export interface SecurityInsights {
  /** As written: `1.0.0`, `2.0.0`. */
  readonly schemaVersion: string;
  /** Dates such as 2026-05-31. */
  readonly updatedAt?: string;
  readonly reviewedAt?: string;
  readonly expiresAt?: string;
  /** Web address of the project or repository. */
  readonly address?: string;
  readonly acceptsVulnerabilityReports?: boolean;
  /** How many people or addresses are named as security contacts, and as champions of security. */
  readonly contacts: number;
  readonly champions: number;
  readonly hasSelfAssessment: boolean;
  /** Assessments by third parties; dates as written, where they are dates or years. */
  readonly thirdPartyAssessments: readonly { readonly at?: string; readonly hasEvidence: boolean }[];
  /** Tools that look for flaws, with where they run. */
  readonly tools: readonly { readonly name: string; readonly type: string; readonly inBuild: boolean; readonly atRelease: boolean }[];
  readonly hasBillOfMaterials: boolean;
  readonly hasDependencyPolicy: boolean;
  readonly hasReviewPolicy: boolean;
  /** Whether releases come out of an automated pipeline. */
  readonly automatedRelease?: boolean;
  /** Attestations of releases that are named. */
  readonly attestations: number;
}
