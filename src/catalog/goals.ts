/** The seven goals of the pledge, in its order, each with the requirement that holds its core. */
export const goals = [
  { number: 1, title: 'Multi-factor sign-in', requirement: 'pledge/mfa' },
  { number: 2, title: 'Default passwords', requirement: 'pledge/default-passwords' },
  { number: 3, title: 'Vulnerability classes', requirement: 'pledge/vulnerability-classes' },
  { number: 4, title: 'Installing patches', requirement: 'pledge/security-patches' },
  { number: 5, title: 'Disclosure policy', requirement: 'pledge/vdp' },
  { number: 6, title: 'CVE records', requirement: 'pledge/cves' },
  { number: 7, title: 'Evidence of intrusions', requirement: 'pledge/evidence-of-intrusions' },
] as const;
