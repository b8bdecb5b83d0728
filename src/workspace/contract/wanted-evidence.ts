import type { EvidenceKind } from '../../model/evidence.ts';

/** What is wanted of a kind of evidence. Where it comes from and how old it may be is ours: no source states it, and no verdict rests on it. */
export interface WantedEvidence {
  /** For people, as the name of a line. */
  readonly title: string;
  /** Who makes it, and in which form it is read. */
  readonly from: string;
  /** Days after which the newest of it is called stale. */
  readonly freshDays: number;
  /** `file`: it is handed over. `statement`: it is written with the product. `looked-at`: `assay vendor` looks from outside. */
  readonly by: 'file' | 'statement' | 'looked-at';
}

/** Every kind, so that a new one does not compile before somebody has said where it comes from. */
export const wantedEvidence: Readonly<Record<EvidenceKind, WantedEvidence>> = {
  'source-tree': { title: 'Source', from: 'The release’s source as one archive (zip or tar.gz), made from the repository by the build.', freshDays: 90, by: 'file' },
  sbom: { title: 'Bill of materials (SBOM)', from: 'CycloneDX or SPDX, made by the build, one for each release.', freshDays: 90, by: 'file' },
  'mfa-adoption': { title: 'Multi-factor adoption', from: 'An export of the sign-in service: accounts by factor and role, of customers.', freshDays: 92, by: 'file' },
  'patch-adoption': { title: 'Installations by version', from: 'A table of installations by version and day, from telemetry or support.', freshDays: 31, by: 'file' },
  'usage-figures': { title: 'Figures on use', from: 'Tables of old protocols in use, of rights granted and used, and of customers moved off default passwords.', freshDays: 92, by: 'file' },
  'fix-deployments': { title: 'Deployments of fixes', from: 'For each security fix the day on which it was ready and the day on which it ran in the service.', freshDays: 92, by: 'file' },
  'cve-records': { title: 'CVE records', from: 'The maker’s published records as JSON, one by one or as an archive.', freshDays: 31, by: 'file' },
  'audit-log': { title: 'Audit log sample', from: 'A day of the product’s own security log: OCSF, ECS, CEF, syslog, the log of a known product, or JSON lines with a mapping.', freshDays: 183, by: 'file' },
  'log-retention': { title: 'Log retention', from: 'The configuration that says how long logs are kept: logrotate, journald, an index policy, log groups or buckets of a cloud, Loki, Terraform.', freshDays: 183, by: 'file' },
  'disclosure-policy': { title: 'Disclosure policy', from: 'The text that researchers read, as Markdown, text or HTML.', freshDays: 365, by: 'file' },
  'security-txt': { title: 'security.txt', from: 'The file at /.well-known/security.txt of the maker’s site.', freshDays: 183, by: 'file' },
  document: { title: 'Product documents', from: 'Threat model, roadmaps, loosening guide, support and CVE policy, SSDF statement: one text each.', freshDays: 365, by: 'file' },
  'product-statement': { title: 'Product statement', from: 'What no file shows by itself: where the product runs, its defaults, who answers for a claim.', freshDays: 365, by: 'statement' },
  'security-advisory': { title: 'Security advisories', from: 'The maker’s published advisories in CSAF, one by one or as a folder.', freshDays: 183, by: 'file' },
  'vulnerability-statements': { title: 'Vulnerability statements (VEX)', from: 'What the maker says of vulnerabilities in components of a release: OpenVEX, one document for each.', freshDays: 31, by: 'file' },
  'csaf-provider': { title: 'CSAF provider metadata', from: 'provider-metadata.json of the maker’s advisories.', freshDays: 183, by: 'file' },
  'csaf-provider-folder': { title: 'CSAF provider folder', from: 'The folder of advisories as it is served, with metadata, lists, hashes and signatures, as one archive.', freshDays: 183, by: 'file' },
  'advisory-feed': { title: 'Feed of advisories', from: 'The ROLIE feed by which the maker’s advisories are found.', freshDays: 183, by: 'file' },
  'csaf-aggregator': { title: 'CSAF aggregator', from: 'The list of an aggregator that mirrors the maker’s advisories.', freshDays: 183, by: 'file' },
  'package-provenance': { title: 'Package provenance', from: 'The registry’s attestations of a published package.', freshDays: 90, by: 'file' },
  attestation: { title: 'Attestations', from: 'What the build signs: SLSA provenance and verification summaries as Sigstore bundles or in-toto envelopes.', freshDays: 90, by: 'file' },
  'tool-results': { title: 'Reports of other tools', from: 'SARIF of static and dynamic analysis for each release, OpenSSF Scorecard, sbomqs, csaf_checker.', freshDays: 90, by: 'file' },
  'control-assessment': { title: 'Assessments of controls', from: 'OSCAL results and component definitions, CycloneDX attestations, evaluation logs of the OSPS Baseline.', freshDays: 365, by: 'file' },
  'security-insights': { title: 'Security insights', from: 'SECURITY-INSIGHTS.yml of the repository.', freshDays: 365, by: 'file' },
  'sign-in-metadata': { title: 'Sign-in metadata', from: 'OpenID configuration or SAML metadata that the product publishes.', freshDays: 183, by: 'file' },
  'settings-register': { title: 'Register of settings', from: 'The settings that touch security, with default, safest value and risk: our CSV, JSON or YAML.', freshDays: 183, by: 'file' },
  'open-source-stewardship': { title: 'Open source stewardship', from: 'What was vetted, given back and asked of suppliers: our CSV, JSON or YAML.', freshDays: 183, by: 'file' },
  'product-lifecycles': { title: 'End-of-life dates', from: 'Pages of endoflife.date for the components, as files.', freshDays: 92, by: 'file' },
  'component-advisories': { title: 'Advisories on components', from: 'Advisories in the OSV schema for the packages of the SBOM.', freshDays: 7, by: 'file' },
  'exploited-vulnerabilities': { title: 'Exploited vulnerabilities', from: 'The catalogue of known exploited vulnerabilities.', freshDays: 7, by: 'file' },
  repository: { title: 'Repository', from: 'Seen from outside, with its releases and advisories.', freshDays: 92, by: 'looked-at' },
  'public-places': { title: 'Public places', from: 'What the maker publishes at standard places, looked at from outside.', freshDays: 31, by: 'looked-at' },
  'web-page': { title: 'Pages of the maker’s site', from: 'Pages as they were captured, looked at from outside.', freshDays: 92, by: 'looked-at' },
};

/** How a kind stands: nothing of it there, the newest too old, or there and recent. */
export type Freshness = 'missing' | 'stale' | 'fresh';

const day = 86_400_000;

/** Whole days between two times, RFC 3339. */
export function daysBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / day);
}

/** How a kind stands by the time at which the newest of it was handed over. @param newestAt RFC 3339; null when there is none */
export function freshnessOf(kind: EvidenceKind, newestAt: string | null, now: string): Freshness {
  if (newestAt === null) return 'missing';
  return daysBetween(newestAt, now) > wantedEvidence[kind].freshDays ? 'stale' : 'fresh';
}
