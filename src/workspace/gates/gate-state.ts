import { z } from 'zod';
import { requirementById, smallTeam, type RequirementId } from '../../catalog/index.ts';
import type { VerdictName } from '../../model/verdict.ts';

/** How far a requirement has to be met before a release goes out. Unknown never is, whatever is demanded. */
export const demands = { met: ['met', 'not-applicable'], 'partly-met': ['met', 'partly-met', 'not-applicable'] } as const satisfies Record<string, readonly VerdictName[]>;

export const demandShape = z.enum(Object.keys(demands) as [keyof typeof demands, ...(keyof typeof demands)[]]);

/** One thing that a release has to show. */
export const gateDemandShape = z.strictObject({
  requirement: z.string().max(100).refine((id): id is RequirementId => requirementById.get(id)?.audience === 'manufacturer', 'Expected the id of a requirement on the maker, such as pledge/vdp.'),
  demand: demandShape,
});
export type GateDemand = z.infer<typeof gateDemandShape>;

/** What a gate demands while nobody chose: the ten requirements for a small team, at least in part. */
export const usualDemands: readonly GateDemand[] = smallTeam.map((requirement) => ({ requirement, demand: 'partly-met' }));

/** A demand, whether it is fulfilled, and what lets it pass where it is not. */
export interface GateLine<Exception> extends GateDemand {
  readonly verdict: VerdictName | null;
  readonly reason: string;
  readonly exception: Exception | null;
  readonly state: 'shown' | 'excepted' | 'missing';
}

/**
 * Holds verdicts against what a gate demands.
 * @param exceptions those in force, by requirement
 */
export function gateLines<Exception>(wanted: readonly GateDemand[], verdicts: readonly { readonly requirement: string; readonly verdict: VerdictName; readonly reason: string }[], exceptions: ReadonlyMap<string, Exception>): readonly GateLine<Exception>[] {
  const byRequirement = new Map(verdicts.map((verdict) => [verdict.requirement, verdict]));
  return wanted.map(({ requirement, demand }) => {
    const found = byRequirement.get(requirement);
    const exception = exceptions.get(requirement) ?? null;
    const isShown = found !== undefined && (demands[demand] as readonly VerdictName[]).includes(found.verdict);
    return { requirement, demand, verdict: found?.verdict ?? null, reason: found?.reason ?? 'Not assessed.', exception, state: isShown ? 'shown' : exception === null ? 'missing' : 'excepted' };
  });
}
