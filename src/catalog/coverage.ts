import type { Requirement } from '../model/requirement.ts';

/**
 * How far machines settle a requirement: every part by checks (`full`), some parts (`partial`),
 * none and a person answers (`person`), or nothing and nobody (`nobody-yet`).
 */
export type Coverage = 'full' | 'partial' | 'person' | 'nobody-yet';

/** Every coverage, from most to least. */
export const coverages = ['full', 'partial', 'person', 'nobody-yet'] as const satisfies readonly Coverage[];

/** The coverage of a requirement, computed from its parts so that it can't drift from them. */
export function coverageOf(requirement: Requirement): Coverage {
  const has = (by: 'checks' | 'person'): boolean => requirement.parts.some((part) => part.by === by);
  if (has('checks')) return requirement.parts.every((part) => part.by === 'checks') ? 'full' : 'partial';
  return has('person') ? 'person' : 'nobody-yet';
}
