import type { ControlOutcome } from '../model/evidence/control-assessment.ts';

/** How many controls have which outcome. */
export function countsOf(listed: readonly { readonly outcome: ControlOutcome }[]): Record<ControlOutcome, number> {
  const counts: Record<ControlOutcome, number> = { satisfied: 0, 'not-satisfied': 0, 'needs-review': 0, 'not-applicable': 0, 'not-run': 0, stated: 0 };
  for (const { outcome } of listed) counts[outcome] += 1;
  return counts;
}
