import type { NextStep } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';
import type { CheckedFinding } from '../model/finding.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Text } from '../model/text.ts';
import type { Verdict } from '../model/verdict.ts';
import { stepsOf } from './step-of-check.ts';

/**
 * What to do next, most effect first: the number of requirements that a step would move; among equals, the one that moves more goals.
 * @param goalIds requirement ids of the seven goals
 */
export function nextSteps(verdicts: readonly Verdict[], findings: readonly CheckedFinding[], checks: readonly Check[], requirements: readonly Requirement[], goalIds: ReadonlySet<string>): readonly NextStep[] {
  const open = new Set(verdicts.filter((verdict) => verdict.verdict !== 'met' && verdict.verdict !== 'not-applicable' && verdict.isAnotherWay !== true).map((verdict) => verdict.requirement));
  const groups = new Map<string, { readonly action: Text; readonly how: Text; readonly requirements: Set<string> }>();
  const add = (key: string, action: Text, how: Text, requirement: string): void => {
    const group = groups.get(key) ?? { action, how, requirements: new Set<string>() };
    group.requirements.add(requirement);
    groups.set(key, group);
  };
  const byCheck = Map.groupBy(findings, (finding) => finding.check);
  const checkById = new Map(checks.map((check) => [check.id, check]));
  for (const requirement of requirements.filter((item) => open.has(item.id) && item.audience === 'manufacturer')) {
    for (const part of requirement.parts) {
      if (part.by !== 'checks') continue;
      for (const id of part.checks) {
        const check = checkById.get(id);
        if (check === undefined) continue;
        for (const step of stepsOf(check, byCheck.get(id) ?? [])) add(step.key, step.action, step.how, requirement.id);
      }
    }
  }
  const steps = [...groups.values()].map((group): NextStep => ({ action: group.action, how: group.how, requirements: [...group.requirements].toSorted() }));
  const goals = (step: NextStep): number => step.requirements.filter((id) => goalIds.has(id)).length;
  return steps.toSorted((one, other) => other.requirements.length - one.requirements.length || goals(other) - goals(one));
}
