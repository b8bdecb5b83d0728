import { requirementById } from '../catalog/index.ts';
import type { Assessment } from '../model/assessment.ts';
import { counted, joinText, say, type Text } from '../model/text.ts';
import type { Verdict } from '../model/verdict.ts';

/** Verdicts about the manufacturer, which are what reports count; ways that were not chosen are never counted. */
export function makerVerdicts(assessment: Assessment): readonly Verdict[] {
  return assessment.verdicts.filter((verdict) => verdict.isAnotherWay !== true && requirementById.get(verdict.requirement)?.audience === 'manufacturer');
}

/** Which verdicts are not among those, and where they stand; undefined when all are. */
export function notCounted(assessment: Assessment): Text | undefined {
  const others = assessment.verdicts.filter(({ requirement }) => requirementById.get(requirement)?.audience !== 'manufacturer').length;
  const ways = assessment.verdicts.length - makerVerdicts(assessment).length - others;
  const parts = [...(others === 0 ? [] : [counted(others, 'requirement that asks the customer, not the maker', 'requirements that ask the customer, not the maker')]), ...(ways === 0 ? [] : [counted(ways, 'example that is one way of several and was not chosen', 'examples that are one way of several and were not chosen')])];
  return parts.length === 0 ? undefined : say`Not counted: ${joinText(parts, ' and ')}. CSV and JSON hold them.`;
}
