import type { CvssValues } from './values.ts';

/** Weights of CVSS 2.0 (guide, section 3.2), by metric and value; a metric that is not there counts as not defined. */
const weights = {
  AV: { L: 0.395, A: 0.646, N: 1 }, AC: { H: 0.35, M: 0.61, L: 0.71 }, Au: { M: 0.45, S: 0.56, N: 0.704 },
  C: { N: 0, P: 0.275, C: 0.66 }, I: { N: 0, P: 0.275, C: 0.66 }, A: { N: 0, P: 0.275, C: 0.66 },
  E: { U: 0.85, POC: 0.9, F: 0.95, H: 1, ND: 1 }, RL: { OF: 0.87, TF: 0.9, W: 0.95, U: 1, ND: 1 }, RC: { UC: 0.9, UR: 0.95, C: 1, ND: 1 },
  CDP: { N: 0, L: 0.1, LM: 0.3, MH: 0.4, H: 0.5, ND: 0 }, TD: { N: 0, L: 0.25, M: 0.75, H: 1, ND: 1 },
  CR: { L: 0.5, M: 1, H: 1.51, ND: 1 }, IR: { L: 0.5, M: 1, H: 1.51, ND: 1 }, AR: { L: 0.5, M: 1, H: 1.51, ND: 1 },
} as const satisfies Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The values that the equations of CVSS 2.0 give. */
export function values2(metrics: ReadonlyMap<string, string>): CvssValues {
  const weight = (metric: keyof typeof weights): number => {
    const known: Readonly<Record<string, number>> = weights[metric];
    return known[metrics.get(metric) ?? 'ND'] ?? 1;
  };
  const exploitability = 20 * weight('AV') * weight('AC') * weight('Au');
  const baseWith = (impact: number): number => oneDecimal((0.6 * impact + 0.4 * exploitability - 1.5) * (impact === 0 ? 0 : 1.176));
  const temporalOf = (base: number): number => oneDecimal(base * weight('E') * weight('RL') * weight('RC'));

  const base = baseWith(10.41 * (1 - (1 - weight('C')) * (1 - weight('I')) * (1 - weight('A'))));
  const adjusted = Math.min(10, 10.41 * (1 - (1 - weight('C') * weight('CR')) * (1 - weight('I') * weight('IR')) * (1 - weight('A') * weight('AR'))));
  const adjustedTemporal = temporalOf(baseWith(adjusted));
  return { base, temporal: temporalOf(base), environmental: oneDecimal((adjustedTemporal + (10 - adjustedTemporal) * weight('CDP')) * weight('TD')) };
}

function oneDecimal(value: number): number {
  // The sums are of tenths and thousandths: what binary fractions add is cut before rounding.
  return Math.round(Number((value * 10).toFixed(8))) / 10;
}
