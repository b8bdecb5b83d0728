import type { EvidenceKind } from '../../../model/evidence.ts';

/**
 * Days after which a look at a maker's public places counts as stale, by kind of evidence. The numbers are ours: no source asks
 * for them, and no verdict rests on them. Undefined: not collected from public places, so no look of ours ages.
 */
export const captureFreshDays: Readonly<Record<EvidenceKind, number | undefined>> = {
  attestation: 90,
  'advisory-feed': 30,
  'audit-log': undefined,
  'component-advisories': undefined,
  'control-assessment': undefined,
  'csaf-aggregator': 30,
  'csaf-provider': 30,
  'csaf-provider-folder': 30,
  'cve-records': undefined,
  'disclosure-policy': 90,
  document: 90,
  'exploited-vulnerabilities': undefined,
  'fix-deployments': undefined,
  'log-retention': undefined,
  'mfa-adoption': undefined,
  'open-source-stewardship': undefined,
  'package-provenance': 90,
  'patch-adoption': undefined,
  'product-lifecycles': undefined,
  'product-statement': undefined,
  'public-places': 30,
  repository: 90,
  sbom: 90,
  'security-insights': 90,
  'security-advisory': 30,
  'security-txt': 30,
  'settings-register': undefined,
  'sign-in-metadata': 90,
  'source-tree': undefined,
  'tool-results': undefined,
  'vulnerability-statements': undefined,
  'usage-figures': undefined,
  'web-page': 30,
};

/** Days that ours are: a local CVE list and a catalogue of exploited vulnerabilities change daily. */
export const cveListFreshDays = 7;
export const exploitedCatalogueFreshDays = 7;

/** Days before an end of the maker's at which it is told. Ours. */
export const endsSoonDays = 30;
