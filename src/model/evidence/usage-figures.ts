import type { Population } from '../measure.ts';

/**
 * How many of something are still used, granted or were moved, as series: counts only. Counts of 1 to 9 are withheld, and so is
 * what would let them be worked out.
 */
export interface UsageFigures {
  readonly series: readonly UsageSeries[];
}

/** One figure of one population, split by what it is of. */
export interface UsageSeries {
  readonly figure: UsageFigure;
  readonly population: Extract<Population, 'customers' | 'own-staff' | 'this-instance'>;
  /** A protocol or a role, by a word of ours; absent where the figure is not split. */
  readonly of?: UsageSubject;
  /** Ascending by time. */
  readonly points: readonly UsagePoint[];
}

/**
 * `legacy-protocol`: connections or sign-ins by an old protocol among all. `unused-privileges`: granted rights that nobody used for
 * 90 days among all granted. `moved-off-default-passwords`: customers moved off default passwords among all that were affected.
 */
export type UsageFigure = (typeof usageFigures)[number];

export const usageFigures = ['legacy-protocol', 'unused-privileges', 'moved-off-default-passwords'] as const;

/** Words of a split that are kept; any other counts as `other`. */
export const usageSubjects = [
  'ssl', 'tls-1.0', 'tls-1.1', 'smb-1', 'ntlm', 'ldap-without-tls', 'basic-authentication', 'imap', 'pop3', 'smtp-authentication', 'exchange-activesync', 'ftp', 'telnet', 'http', 'snmp-1', 'snmp-2', 'ssh-1', 'wep',
  'administrator', 'user', 'developer', 'support', 'guest', 'service', 'other',
] as const;
export type UsageSubject = (typeof usageSubjects)[number];

export interface UsagePoint {
  /** `2026-05-31`; the end of the period when it has a length. */
  readonly at: string;
  readonly from?: string;
  /** Absent when withheld. */
  readonly part?: number;
  /** Absent when withheld or not given; no share can then be stated. */
  readonly whole?: number;
}
