import type { RequirementId } from './index.ts';

/** Ten requirements that a team of a few people can meet and show without a server: ours, in the order in which they help. */
export const smallTeam: readonly RequirementId[] = [
  'pledge/vdp',
  'pledge/security-txt',
  'white-paper/default-passwords-eliminated',
  'white-paper/administrator-mfa',
  'white-paper/parameterised-queries',
  'white-paper/web-template-frameworks',
  'white-paper/sbom',
  'pledge/end-of-life',
  'white-paper/audit-logs',
  'white-paper/tailored-threat-model',
];
