import type { NextStep } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';
import type { CheckedFinding } from '../model/finding.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Verdict } from '../model/verdict.ts';
import { stepsOf, type Suggestion } from './step-of-check.ts';

/**
 * What to do next, most effect first: the number of verdicts that a step may move by itself, then the number of requirements that it helps;
 * among equals, the one that helps more goals.
 * @param goalIds requirement ids of the seven goals
 */
export function nextSteps(verdicts: readonly Verdict[], findings: readonly CheckedFinding[], checks: readonly Check[], requirements: readonly Requirement[], goalIds: ReadonlySet<string>): readonly NextStep[] {
  const open = new Map(verdicts.filter((verdict) => verdict.verdict !== 'met' && verdict.verdict !== 'not-applicable' && verdict.isAnotherWay !== true).map((verdict) => [verdict.requirement, verdict]));
  const groups = new Map<string, Group>();
  const byCheck = Map.groupBy(findings, (finding) => finding.check);
  const checkById = new Map(checks.map((check) => [check.id, check]));
  for (const requirement of requirements) {
    const verdict = open.get(requirement.id);
    if (verdict === undefined || requirement.audience !== 'manufacturer') continue;
    const steps = requirement.parts.flatMap((part) => (part.by === 'checks' ? part.checks : [])).flatMap((id) => {
      const check = checkById.get(id);
      return check === undefined ? [] : stepsOf(check, byCheck.get(id) ?? []);
    });
    const isLast = new Set(steps.map(({ key }) => key)).size === 1 && !waitsForPerson(requirement, verdict);
    for (const step of steps) {
      const group = groups.get(step.key) ?? { step, helped: new Set<string>(), moved: new Set<string>() };
      group.helped.add(requirement.id);
      // Of what is partly met already, one more part that passes changes the verdict only when it is the last.
      if (step.isEnough && (isLast || verdict.verdict !== 'partly-met')) group.moved.add(requirement.id);
      groups.set(step.key, group);
    }
  }
  const steps = [...groups.values()].map(({ step, helped, moved }): NextStep => ({ action: step.action, how: step.how, requirements: [...helped].toSorted(), moves: moved.size }));
  const goals = (step: NextStep): number => step.requirements.filter((id) => goalIds.has(id)).length;
  return steps.toSorted((one, other) => other.moves - one.moves || other.requirements.length - one.requirements.length || goals(other) - goals(one));
}

interface Group {
  readonly step: Suggestion;
  readonly helped: Set<string>;
  readonly moved: Set<string>;
}

/** Whether a part that no evidence settles is open: the verdict then waits for a person's answer too, or for what nobody can measure yet. */
function waitsForPerson({ parts }: Requirement, verdict: Verdict): boolean {
  return parts.some((part) => part.by !== 'checks' && verdict.parts.find(({ name }) => name === part.name)?.verdict !== 'met');
}
