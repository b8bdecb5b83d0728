import type { MeasureDefinition } from '../model/measure.ts';
import type { GoalRequirement } from './goal-measures.ts';

/** A figure offered for people to enter where no file with it is handed over: it stays declared. */
export interface OfferedFigure extends Pick<MeasureDefinition, 'title' | 'numerator' | 'denominator' | 'unit' | 'better'> {
  /** Goal that it belongs to; undefined for one beyond the seven. */
  readonly requirement?: GoalRequirement;
  /** Whether people or customers are counted, so that fewer than 10 are withheld. */
  readonly isAboutPeople?: true;
}

/** What the sources name besides the measures that are read from evidence. */
export const offeredFigures: readonly OfferedFigure[] = [
  { requirement: 'pledge/mfa', title: 'Sign-ins by legacy protocols', numerator: 'sign-ins by a protocol without a second factor', denominator: 'sign-ins', unit: 'share', better: 'down', isAboutPeople: true },
  { requirement: 'pledge/default-passwords', title: 'Customers moved off default passwords', numerator: 'customers moved off', denominator: 'customers affected', unit: 'share', better: 'up', isAboutPeople: true },
  { requirement: 'pledge/default-passwords', title: 'Products with a default password', numerator: 'products with a default password', denominator: 'products', unit: 'share', better: 'down' },
  { requirement: 'pledge/vulnerability-classes', title: 'Memory-safety roadmap', numerator: 'components moved to a memory-safe language', denominator: 'components named by the roadmap', unit: 'share', better: 'up' },
  { requirement: 'pledge/security-patches', title: 'Security fixes within target', numerator: 'security fixes that were out within the target time', denominator: 'security fixes', unit: 'share', better: 'up' },
  { requirement: 'pledge/vdp', title: 'Days to the first answer to a report', numerator: 'median days from a report to the first answer', unit: 'days', better: 'down' },
  { requirement: 'pledge/vdp', title: 'Reports answered within target', numerator: 'reports answered within the target time', denominator: 'reports received', unit: 'share', better: 'up' },
  { requirement: 'pledge/evidence-of-intrusions', title: 'Customers with logs at no extra charge', numerator: 'customers whose edition holds the security logs', denominator: 'customers', unit: 'share', better: 'up', isAboutPeople: true },
  { title: 'Unused privileges', numerator: 'role grants not used for 90 days', denominator: 'role grants', unit: 'share', better: 'down' },
  { title: 'Days to complete the hardening guide', numerator: 'days that a customer needs to follow the hardening guide', unit: 'days', better: 'down' },
  { title: 'Entries of the loosening guide', numerator: 'settings that the loosening guide of a release names', unit: 'count', better: 'none' },
];
