import { requirementById } from '../catalog/index.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Verdict } from '../model/verdict.ts';

/** Verdicts about the manufacturer; ways that were not chosen are never counted. */
export function makerVerdicts(assessment: Assessment): readonly Verdict[] {
  return assessment.verdicts.filter((verdict) => verdict.isAnotherWay !== true && requirementById.get(verdict.requirement)?.audience === 'manufacturer');
}
