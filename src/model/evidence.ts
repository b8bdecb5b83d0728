import type { Artifact } from './artifact.ts';
import type { Attestations } from './evidence/attestation.ts';
import type { AdvisoryFeed } from './evidence/advisory-feed.ts';
import type { AuditLogSample } from './evidence/audit-log.ts';
import type { ComponentAdvisories } from './evidence/component-advisories.ts';
import type { ControlAssessment } from './evidence/control-assessment.ts';
import type { CsafAggregator } from './evidence/csaf-aggregator.ts';
import type { CsafProviderFolder } from './evidence/csaf-provider-folder.ts';
import type { CsafProvider } from './evidence/csaf-provider.ts';
import type { CveRecordSet } from './evidence/cve-records.ts';
import type { DisclosurePolicy } from './evidence/disclosure-policy.ts';
import type { ProductDocument } from './evidence/document.ts';
import type { ExploitedVulnerabilities } from './evidence/exploited-vulnerabilities.ts';
import type { FixDeployments } from './evidence/fix-deployments.ts';
import type { LogRetention } from './evidence/log-retention.ts';
import type { MfaAdoption } from './evidence/mfa-adoption.ts';
import type { OpenSourceStewardship } from './evidence/open-source-stewardship.ts';
import type { PackageProvenance } from './evidence/package-provenance.ts';
import type { PatchAdoption } from './evidence/patch-adoption.ts';
import type { ProductLifecycles } from './evidence/product-lifecycles.ts';
import type { ProductStatement } from './evidence/product-statement.ts';
import type { PublicPlaces } from './evidence/public-places.ts';
import type { Repository } from './evidence/repository.ts';
import type { Sbom } from './evidence/sbom.ts';
import type { SecurityInsights } from './evidence/security-insights.ts';
import type { SecurityAdvisory } from './evidence/security-advisory.ts';
import type { SecurityTxt } from './evidence/security-txt.ts';
import type { SettingsRegister } from './evidence/settings-register.ts';
import type { SignInMetadata } from './evidence/sign-in-metadata.ts';
import type { SourceTree } from './evidence/source-tree.ts';
import type { ToolResults } from './evidence/tool-results.ts';
import type { VulnerabilityStatements } from './evidence/vulnerability-statements.ts';
import type { UsageFigures } from './evidence/usage-figures.ts';
import type { WebPage } from './evidence/web-page.ts';

/** Every kind of evidence with the facts that a reader takes out of an artifact of that kind. */
export interface EvidenceByKind {
  attestation: Attestations;
  'advisory-feed': AdvisoryFeed;
  'audit-log': AuditLogSample;
  'component-advisories': ComponentAdvisories;
  'control-assessment': ControlAssessment;
  'csaf-aggregator': CsafAggregator;
  'csaf-provider': CsafProvider;
  'csaf-provider-folder': CsafProviderFolder;
  'cve-records': CveRecordSet;
  'disclosure-policy': DisclosurePolicy;
  document: ProductDocument;
  'exploited-vulnerabilities': ExploitedVulnerabilities;
  'fix-deployments': FixDeployments;
  'log-retention': LogRetention;
  'mfa-adoption': MfaAdoption;
  'open-source-stewardship': OpenSourceStewardship;
  'package-provenance': PackageProvenance;
  'patch-adoption': PatchAdoption;
  'product-lifecycles': ProductLifecycles;
  'product-statement': ProductStatement;
  'public-places': PublicPlaces;
  repository: Repository;
  sbom: Sbom;
  'security-insights': SecurityInsights;
  'security-advisory': SecurityAdvisory;
  'security-txt': SecurityTxt;
  'settings-register': SettingsRegister;
  'sign-in-metadata': SignInMetadata;
  'source-tree': SourceTree;
  'tool-results': ToolResults;
  'vulnerability-statements': VulnerabilityStatements;
  'usage-figures': UsageFigures;
  'web-page': WebPage;
}

export type EvidenceKind = keyof EvidenceByKind;

/** Typed facts read from one artifact. */
export interface Evidence<Kind extends EvidenceKind = EvidenceKind> {
  readonly kind: Kind;
  /** How the artifact is written: `cyclonedx-json-1.6`, `cve-5`, `assay-yaml`. */
  readonly format: string;
  readonly artifact: Artifact;
  readonly facts: EvidenceByKind[Kind];
  /**
   * Whether all members of the set that this evidence speaks about are in it.
   * `false` caps every verdict that rests on it at partly-met.
   */
  readonly complete: boolean;
}

/** The evidence of one assessment that a check may see: only the kinds it declared. */
export type EvidenceOf<Kind extends EvidenceKind> = { readonly [K in Kind]: readonly Evidence<K>[] };
