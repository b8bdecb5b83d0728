import type { MeasureId, Population } from '../model/measure.ts';
import type { goals } from './goals.ts';

/** The requirement that holds the core of a goal. */
export type GoalRequirement = (typeof goals)[number]['requirement'];

/**
 * The measures of each goal, the one that tells most first. Those of a requirement of the kind `progress` decide its
 * verdict, in its own order; the others show where the product stands.
 */
export const goalMeasures: Readonly<Record<GoalRequirement, readonly MeasureId[]>> = {
  'pledge/mfa': ['mfa-adoption', 'phishing-resistant-mfa'],
  'pledge/default-passwords': ['default-credentials', 'products-with-default-passwords', 'customers-off-default-passwords'],
  'pledge/vulnerability-classes': ['parameterised-queries', 'escaped-html', 'memory-safe-code', 'weakness-class-share'],
  'pledge/security-patches': ['installs-on-latest', 'days-to-half', 'days-to-ninety', 'installs-by-version'],
  'pledge/vdp': ['disclosure-clauses'],
  'pledge/cves': ['records-with-cwe', 'records-with-cpe', 'days-to-record'],
  'pledge/evidence-of-intrusions': ['log-areas', 'log-events-complete', 'log-retention'],
};

const ofCustomers: ReadonlySet<MeasureId> = new Set(['mfa-adoption', 'phishing-resistant-mfa', 'customers-off-default-passwords', 'installs-on-latest', 'installs-by-version', 'days-to-half', 'days-to-ninety']);

/** Whose figures of a measure the goals ask for. */
export function goalPopulation(measure: MeasureId): Population {
  return ofCustomers.has(measure) ? 'customers' : 'product';
}
