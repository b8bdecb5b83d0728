import type { Scope } from '../../store/scope.ts';
import { ActRefused } from '../act-refused.ts';
import { keptAssessment } from '../measured/kept-assessment.ts';
import type { Services } from '../services.ts';

/** Characters of a finding’s words that are kept beside a decision on it. */
const messageMost = 1000;

/**
 * The finding that a person decides on, as an assessment has it.
 * @throws ActRefused when the assessment has none of this name behind the requirement
 */
export async function decidedFinding(services: Pick<Services, 'store' | 'evidence'>, scope: Scope, assessment: string, fingerprint: string, requirement: string): Promise<{ readonly outcome: string; readonly message: string }> {
  const kept = await keptAssessment(services, scope, assessment);
  const rests = kept.verdicts.find((verdict) => verdict.requirement === requirement)?.parts?.some(({ findings }) => findings.includes(fingerprint)) === true;
  const finding = rests ? kept.findings.find((item) => item.fingerprint === fingerprint) : undefined;
  if (finding === undefined) throw new ActRefused('invalid-input', 'This assessment has no such finding behind the requirement.', [{ path: 'fingerprint', message: 'Expected the fingerprint of a finding that the verdict rests on.' }]);
  return { outcome: finding.outcome, message: finding.message.slice(0, messageMost) };
}
