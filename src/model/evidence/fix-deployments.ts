/**
 * How long fixes took from the day on which they were ready to the day on which they ran in the maker's service, in counts and days.
 */
export interface FixDeployments {
  /** By severity, the gravest first; only those that occur. */
  readonly bySeverity: readonly SeverityDeployments[];
  /** First and last day on which a fix was ready. */
  readonly from: string;
  readonly to: string;
}

export const fixSeverities = ['critical', 'high', 'medium', 'low', 'not-stated'] as const;
export type FixSeverity = (typeof fixSeverities)[number];

export interface SeverityDeployments {
  readonly severity: FixSeverity;
  readonly fixes: number;
  /** Fixes that run in the service. */
  readonly deployed: number;
  /** Median and longest time of those, in days. Absent when none is deployed. */
  readonly medianDays?: number;
  readonly longestDays?: number;
}
