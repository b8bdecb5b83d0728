import { phishingResistantFactors, type MfaFactor, type MfaPopulation, type MfaRole, type MfaSeries } from '../../model/evidence/mfa-adoption.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Measure, MeasureId, MeasurePoint } from '../../model/measure.ts';

/** A share, `withheld` when fewer than 10 people stand behind a part of it, undefined when the export can't tell it. */
export type Share = { readonly numerator: number; readonly denominator: number } | 'withheld' | undefined;

/** Active accounts with any second factor, or with a phishing-resistant factor alone. */
export function anyFactorShare({ active, counts }: MfaSeries): Share {
  const none = counts.find(({ factor }) => factor === 'none');
  if (active === undefined || (none !== undefined && none.accounts === undefined)) return 'withheld';
  return { numerator: active - (none?.accounts ?? 0), denominator: active };
}

/** Active accounts whose strongest factor is phishing-resistant. */
export function phishingResistantShare({ active, counts, namesFactors }: MfaSeries): Share {
  if (!namesFactors) return undefined;
  if (active === undefined) return 'withheld';
  const resistant = sum(counts.filter(({ factor }) => phishingResistantFactors.has(factor)));
  if (resistant !== undefined) return { numerator: resistant, denominator: active };
  const others = sum(counts.filter(({ factor }) => !phishingResistantFactors.has(factor)));
  return others === undefined ? 'withheld' : { numerator: active - others, denominator: active };
}

/** Active accounts under one factor. */
export function factorShare(factor: MfaFactor): (series: MfaSeries) => Share {
  return ({ active, counts }) => {
    const count = counts.find((one) => one.factor === factor);
    if (count === undefined) return undefined;
    return active === undefined || count.accounts === undefined ? 'withheld' : { numerator: count.accounts, denominator: active };
  };
}

function sum(counts: readonly { readonly accounts?: number }[]): number | undefined {
  return counts.reduce<number | undefined>((total, { accounts }) => (total === undefined || accounts === undefined ? undefined : total + accounts), 0);
}

/** All series of a population in one order, each period and role once, whatever the order of the artifacts. */
export function seriesOf(evidence: readonly Evidence<'mfa-adoption'>[], population: MfaPopulation): readonly MfaSeries[] {
  const byKey = new Map<string, MfaSeries>();
  for (const { facts } of byDigest(evidence)) {
    for (const series of facts.series) {
      const key = [series.at ?? '', series.from ?? '', series.role].join(' ');
      if (series.population === population && !byKey.has(key)) byKey.set(key, series);
    }
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, series]) => series);
}

function byDigest(evidence: readonly Evidence<'mfa-adoption'>[]): readonly Evidence<'mfa-adoption'>[] {
  return evidence.toSorted((a, b) => (a.artifact.digest < b.artifact.digest ? -1 : 1));
}

/**
 * A share as a measure: the whole population, and each role.
 * @param assessedAt stands in for the date of an export that does not say its own
 */
export function mfaMeasures(id: MeasureId, evidence: readonly Evidence<'mfa-adoption'>[], population: MfaPopulation, shareOf: (series: MfaSeries) => Share, assessedAt: string, dimensions: Readonly<Record<string, string>> = {}): readonly Measure[] {
  const all = seriesOf(evidence, population);
  const sources = [...new Set(evidence.filter(({ facts }) => facts.series.some((series) => series.population === population)).map(({ artifact }) => artifact.digest))].sort();
  const roles = [...new Set(all.map(({ role }) => role))].sort();
  const make = (points: readonly MeasurePoint[], more: Readonly<Record<string, string>>): readonly Measure[] => (points.length === 0 ? [] : [{ id, population, dimensions: { ...more, ...dimensions }, points, sources }]);
  const byRole = roles.flatMap((role) => make(all.filter((series) => series.role === role).flatMap((series) => pointOf([series], shareOf, assessedAt)), { role }));
  const whole = make(periodsOf(all).flatMap((series) => pointOf(series, shareOf, assessedAt)), {});
  return Object.keys(dimensions).length > 0 ? byRole : [...whole, ...byRole];
}

/** The series of each period together, roles side by side. */
export function periodsOf(series: readonly MfaSeries[]): readonly (readonly MfaSeries[])[] {
  const periods = new Map<string, MfaSeries[]>();
  for (const one of series) {
    const key = [one.at ?? '', one.from ?? ''].join(' ');
    const period = periods.get(key);
    if (period === undefined) periods.set(key, [one]);
    else period.push(one);
  }
  return [...periods.values()];
}

/** Adds up the shares of several roles; one that is withheld withholds the sum, which would give it away. */
export function totalShare(series: readonly MfaSeries[], shareOf: (series: MfaSeries) => Share): Share {
  let numerator = 0;
  let denominator = 0;
  for (const one of series) {
    const share = shareOf(one);
    if (share === undefined || share === 'withheld') return share;
    numerator += share.numerator;
    denominator += share.denominator;
  }
  return { numerator, denominator };
}

function pointOf(series: readonly MfaSeries[], shareOf: (series: MfaSeries) => Share, assessedAt: string): readonly MeasurePoint[] {
  const [first] = series;
  const share = totalShare(series, shareOf);
  if (first === undefined || share === undefined) return [];
  const time = { at: first.at ?? assessedAt, ...(first.from === undefined ? {} : { from: first.from }) };
  return [share === 'withheld' ? { ...time, numerator: 0, suppressed: true } : { ...time, ...share }];
}

/** Names of roles for sentences. */
export const roleWords: Readonly<Record<MfaRole, string>> = {
  administrator: 'administrators',
  user: 'users',
  developer: 'developers',
  support: 'support staff',
  guest: 'guests',
  service: 'service accounts',
  other: 'other roles',
  'not-stated': 'people of any role',
};
