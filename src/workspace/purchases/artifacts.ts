import type { RequirementId } from '../../catalog/index.ts';

/** A document that a buyer wants from a maker. */
export interface WantedArtifact {
  readonly kind: string;
  /** As lists name it. */
  readonly title: string;
  /** Requirements that it bears on. */
  readonly requirements: readonly RequirementId[];
}

/** The documents that the sources tell a buyer to ask for, in the order in which they help. */
export const wantedArtifacts = [
  { kind: 'bill-of-materials', title: 'SBOM of the release', requirements: ['demand-guide/sbom-for-customers', 'demand-guide/sbom-handed-over', 'demand-guide/sbom-in-a-standard-format', 'demand-guide/sbom-lists-everything'] },
  { kind: 'class-roadmap', title: 'roadmap against classes of vulnerability', requirements: ['demand-guide/classes-roadmap', 'demand-guide/roadmaps-handed-over'] },
  { kind: 'memory-safety-roadmap', title: 'memory-safety roadmap', requirements: ['white-paper/memory-safety-roadmap-published', 'demand-guide/roadmaps-handed-over'] },
  { kind: 'progress-report', title: 'progress report on the pledge', requirements: ['pledge/progress-report', 'demand-guide/pledge-and-progress'] },
  { kind: 'log-documentation', title: 'documentation of the logs', requirements: ['demand-guide/baseline-logs', 'demand-guide/six-months-of-logs', 'pledge/log-policy'] },
  { kind: 'provenance', title: 'provenance of the build', requirements: ['demand-guide/provenance-kept-and-shared'] },
  { kind: 'disclosure-policy', title: 'disclosure policy', requirements: ['pledge/vdp', 'demand-guide/disclosure-policy'] },
  { kind: 'cve-policy', title: 'policy on CVE records', requirements: ['pledge/cve-policy', 'demand-guide/cwe-and-cpe'] },
  { kind: 'support-policy', title: 'support policy with end-of-life dates', requirements: ['pledge/end-of-life'] },
  { kind: 'default-password-statement', title: 'statement on default passwords', requirements: ['demand-guide/default-passwords'] },
  { kind: 'no-extra-charge-commitment', title: 'commitment that security features cost nothing extra', requirements: ['demand-guide/sso-without-charge', 'white-paper/no-hidden-taxes'] },
  { kind: 'internal-controls', title: 'figures on its own staff’s phishing-resistant sign-in', requirements: ['white-paper/internal-controls'] },
  { kind: 'shared-responsibility', title: 'statement of shared responsibility', requirements: [] },
  { kind: 'threat-model', title: 'threat model', requirements: ['white-paper/threat-models-published'] },
  { kind: 'ssdf-statement', title: 'SSDF statement', requirements: ['white-paper/lifecycle-self-attestation'] },
  { kind: 'open-source-policy', title: 'open-source policy', requirements: ['demand-guide/open-source-vetting', 'demand-guide/open-source-contributions'] },
] as const satisfies readonly WantedArtifact[];

export const artifactKinds = wantedArtifacts.map(({ kind }) => kind);
export type ArtifactKind = (typeof wantedArtifacts)[number]['kind'];
