import type { RequirementId } from '../../catalog/index.ts';
import { questions } from '../../catalog/questions/index.ts';

/** How much risk an organisation takes with a purchase. */
export const appetites = ['averse', 'cautious', 'open'] as const;
export type Appetite = (typeof appetites)[number];

/** One requirement as a purchase asks for it: without a must, or an acceptance in its place, nothing is awarded. */
export interface Demand {
  readonly requirement: string;
  readonly level: 'must' | 'should';
}

/** What nothing is bought without; all else of a set should be so. */
const musts: Readonly<Record<Appetite, readonly RequirementId[]>> = {
  averse: [
    'demand-guide/default-passwords', 'demand-guide/mfa-by-default', 'demand-guide/sso-without-charge', 'demand-guide/simple-patching', 'demand-guide/baseline-logs', 'demand-guide/six-months-of-logs',
    'demand-guide/classes-addressed', 'demand-guide/sbom-for-customers', 'demand-guide/cwe-and-cpe', 'demand-guide/disclosure-policy', 'demand-guide/provenance-kept-and-shared',
  ],
  cautious: ['demand-guide/default-passwords', 'demand-guide/mfa-by-default', 'demand-guide/simple-patching', 'demand-guide/baseline-logs', 'demand-guide/disclosure-policy', 'demand-guide/cwe-and-cpe'],
  open: ['demand-guide/default-passwords', 'demand-guide/disclosure-policy'],
};

/** The ten that a purchase of little weight asks for. */
const ten: ReadonlySet<string> = new Set([
  'demand-guide/default-passwords', 'demand-guide/mfa-by-default', 'demand-guide/sso-without-charge', 'demand-guide/simple-patching', 'demand-guide/baseline-logs',
  'demand-guide/classes-addressed', 'demand-guide/sbom-for-customers', 'demand-guide/cwe-and-cpe', 'demand-guide/disclosure-policy', 'pledge/end-of-life',
] satisfies readonly RequirementId[]);

/**
 * The shipped set of requirements for an appetite, in the order of the catalogue: a start, which the case may change.
 * @param isLow for a purchase of low criticality, which asks ten whatever the appetite
 */
export function demandsFor(appetite: Appetite, isLow: boolean): readonly Demand[] {
  const firm = new Set<string>(musts[appetite]);
  return questions.filter(({ requirement }) => ten.has(requirement) || !(isLow || appetite === 'open')).map(({ requirement }) => ({ requirement, level: firm.has(requirement) ? 'must' : 'should' }));
}
