import type { EvidenceKind } from '../evidence.ts';

/** Names of the evidence kinds for people, to follow «a», «an» or «no». */
export const kindTitles: Readonly<Record<EvidenceKind, string>> = {
  'audit-log': 'audit log sample',
  'csaf-aggregator': 'list of a CSAF aggregator',
  'csaf-provider': 'CSAF provider metadata file',
  'cve-records': 'set of CVE records',
  'disclosure-policy': 'disclosure policy',
  document: 'product document',
  'exploited-vulnerabilities': 'catalogue of exploited vulnerabilities',
  'mfa-adoption': 'multi-factor adoption export',
  'package-provenance': 'published package provenance',
  'patch-adoption': 'export of installations by version',
  'product-statement': 'product statement (assay.yaml)',
  'public-places': 'record of public places',
  repository: 'clone or archive of the source repository',
  sbom: 'software bill of materials',
  'security-advisory': 'security advisory',
  'security-txt': 'security.txt file',
  'sign-in-metadata': 'published sign-in metadata',
  'source-tree': 'source tree',
  'vulnerability-statements': 'document of vulnerability statements (VEX)',
  'web-page': 'page of the maker’s site',
};
