import type { EvidenceKind } from '../evidence.ts';

/** Names of the evidence kinds for people, to follow «a», «an» or «no». */
export const kindTitles: Readonly<Record<EvidenceKind, string>> = {
  'audit-log': 'audit log sample',
  'cve-records': 'set of CVE records',
  'disclosure-policy': 'disclosure policy',
  document: 'product document',
  'mfa-adoption': 'multi-factor adoption export',
  'patch-adoption': 'export of installations by version',
  'product-statement': 'product statement (assay.yaml)',
  sbom: 'software bill of materials',
  'security-txt': 'security.txt file',
  'source-tree': 'source tree',
};
