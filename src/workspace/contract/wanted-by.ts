import { goals, requirementById, requirementsByCheck } from '../../catalog/index.ts';
import type { Check } from '../../model/check.ts';
import type { EvidenceKind } from '../../model/evidence.ts';

/** What a kind of evidence is for. */
export interface WantedBy {
  /** Goals of the pledge that it helps to measure, by their numbers. */
  readonly goals: readonly number[];
  /** Requirements on the maker for which a check looks at it. */
  readonly requirements: number;
}

let known: ReadonlyMap<EvidenceKind, WantedBy> | undefined;

/** What each kind is for, worked out from what the checks declare and from the requirements that name the checks. */
export async function wantedBy(): Promise<ReadonlyMap<EvidenceKind, WantedBy>> {
  // Checks are loaded when somebody asks: a server is ready sooner without them.
  known ??= wantedByChecks((await import('../../check/index.ts')).checks);
  return known;
}

function wantedByChecks(checks: readonly Check[]): ReadonlyMap<EvidenceKind, WantedBy> {
  const found = new Map<EvidenceKind, Set<string>>();
  const byCheck: ReadonlyMap<string, readonly string[]> = requirementsByCheck;
  for (const { id, needs, uses = [] } of checks) {
    for (const kind of [...needs, ...uses]) {
      const requirements = found.get(kind) ?? new Set();
      for (const requirement of byCheck.get(id) ?? []) if (requirementById.get(requirement)?.audience === 'manufacturer') requirements.add(requirement);
      found.set(kind, requirements);
    }
  }
  return new Map([...found].map(([kind, requirements]) => [kind, { goals: goals.filter(({ number }) => [...requirements].some((requirement) => goalOf(requirement) === number)).map(({ number }) => number), requirements: requirements.size }]));
}

/** The goal that a requirement of the pledge belongs to, its ways too. */
function goalOf(requirement: string): number | undefined {
  const source = requirementById.get(requirement)?.source;
  const number = source?.document === 'pledge' ? /^G([1-7])/.exec(source.clause)?.[1] : undefined;
  return number === undefined ? undefined : Number(number);
}
