import type { CvssValues } from './values.ts';

/** Weights of CVSS 3.0 and 3.1 (specification, section 7.4), by metric and value. */
const weights = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 }, AC: { L: 0.77, H: 0.44 }, UI: { N: 0.85, R: 0.62 }, impact: { H: 0.56, L: 0.22, N: 0 },
  E: { X: 1, H: 1, F: 0.97, P: 0.94, U: 0.91 }, RL: { X: 1, U: 1, W: 0.97, T: 0.96, O: 0.95 }, RC: { X: 1, C: 1, R: 0.96, U: 0.92 }, requirement: { X: 1, H: 1.5, M: 1, L: 0.5 },
} as const satisfies Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Privileges weigh less where the attack leaves its scope. */
const privileges = { unchanged: { N: 0.85, L: 0.62, H: 0.27 }, changed: { N: 0.85, L: 0.68, H: 0.5 } } as const;

type Version3 = '3.0' | '3.1';

/** The values that the equations of CVSS 3.0 or 3.1 give; the two round differently, and weigh a modified impact differently. */
export function values3(version: Version3, metrics: ReadonlyMap<string, string>): CvssValues {
  const plain = (metric: string): string => metrics.get(metric) ?? 'X';
  /** The modified metric, or the base metric where that is not defined. */
  const modified = (metric: string): string => (plain(`M${metric}`) === 'X' ? plain(metric) : plain(`M${metric}`));
  const round = version === '3.0' ? roundUp30 : roundUp31;
  const temporal = weightOf(weights.E, plain('E')) * weightOf(weights.RL, plain('RL')) * weightOf(weights.RC, plain('RC'));

  const impact = 1 - ['C', 'I', 'A'].reduce((rest, metric) => rest * (1 - weightOf(weights.impact, plain(metric))), 1);
  const base = joined(impactOf(plain('S'), impact), exploitabilityOf(plain), plain('S'), round);

  const modifiedImpact = Math.min(0.915, 1 - ['C', 'I', 'A'].reduce((rest, metric) => rest * (1 - weightOf(weights.requirement, plain(`${metric}R`)) * weightOf(weights.impact, modified(metric))), 1));
  const changed = version === '3.0' ? impactOf(modified('S'), modifiedImpact) : modifiedImpactOf31(modified('S'), modifiedImpact);
  return { base, temporal: round(base * temporal), environmental: round(joined(changed, exploitabilityOf(modified), modified('S'), round) * temporal) };
}

function weightOf(known: Readonly<Record<string, number>>, value: string): number {
  return known[value] ?? 0;
}

function exploitabilityOf(value: (metric: string) => string): number {
  return 8.22 * weightOf(weights.AV, value('AV')) * weightOf(weights.AC, value('AC')) * weightOf(value('S') === 'C' ? privileges.changed : privileges.unchanged, value('PR')) * weightOf(weights.UI, value('UI'));
}

function impactOf(scope: string, impact: number): number {
  return scope === 'C' ? 7.52 * (impact - 0.029) - 3.25 * (impact - 0.02) ** 15 : 6.42 * impact;
}

function modifiedImpactOf31(scope: string, impact: number): number {
  return scope === 'C' ? 7.52 * (impact - 0.029) - 3.25 * (impact * 0.9731 - 0.02) ** 13 : 6.42 * impact;
}

function joined(impact: number, exploitability: number, scope: string, round: (value: number) => number): number {
  if (impact <= 0) return 0;
  return round(Math.min(10, (impact + exploitability) * (scope === 'C' ? 1.08 : 1)));
}

function roundUp30(value: number): number {
  return Math.ceil(value * 10) / 10;
}

/** Appendix A of 3.1: by whole numbers, so that every machine rounds alike. */
function roundUp31(value: number): number {
  const whole = Math.round(value * 100_000);
  return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10;
}
