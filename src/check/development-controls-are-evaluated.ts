import { defineCheck } from '../model/check.ts';
import { controlFormTitles } from '../model/evidence/control-assessment.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { joinText, ours, quote, say } from '../model/text.ts';
import { pointerTo, shortDigest } from './document/artifact-pointer.ts';
import { notRecent } from './tools/recent.ts';

const shownMax = 5;

/** What an evaluation against a framework found, control by control. Which house the controls are of is for a person. */
export const developmentControlsAreEvaluated = defineCheck({
  id: 'development-controls-are-evaluated',
  title: 'Controls of a framework were evaluated within the last year and are satisfied',
  failTitle: 'Controls of a framework were evaluated and are not satisfied',
  why: 'To name a framework is a word. To say of each of its controls what was found shows where the house stands.',
  fix: 'Evaluate the own development and enterprise environment against a framework once a year at least (OSPS Baseline, CSF, CPG), and publish the log or the OSCAL results.',
  references: ['White paper, principle 1: demonstrate how enterprise and development environments meet a framework', 'OSPS Baseline', 'Gemara, evaluation log', 'OSCAL 1, assessment results'],
  needs: ['control-assessment'],
  run: (evidence, { assessedAt }) => {
    const found = evidence['control-assessment'].filter(({ facts }) => facts.form === 'evaluation-log' || facts.form === 'assessment-results').flatMap((item) => findingsOf(item, assessedAt));
    return { findings: found.length > 0 ? found : [{ outcome: 'unknown', subject: 'controls', pointers: [], message: ours('No evaluation with results was read among the documents on controls; a log of an evaluation or results of an assessment are looked for.') }] };
  },
});

function findingsOf({ artifact, facts }: Evidence<'control-assessment'>, assessedAt: string): readonly Finding[] {
  const pointers = [pointerTo(artifact)];
  const named = say`${quote(artifact.path)} (${ours(controlFormTitles[facts.form].toLowerCase())})`;
  const old = notRecent(facts.until ?? facts.changedAt, assessedAt);
  if (old !== undefined) return [{ outcome: 'unknown', subject: artifact.path, pointers, message: say`${named} ${old}.` }];
  const { satisfied, 'not-satisfied': failed, 'needs-review': open } = facts.controls;
  const failing = joinText(facts.listed.filter(({ outcome }) => outcome === 'not-satisfied').slice(0, shownMax).map(({ id }) => say`${quote(id)}`), ', ');
  const findings: readonly Finding[] = [
    ...(satisfied === 0 ? [] : [{ outcome: 'pass' as const, subject: `${artifact.path} satisfied`, count: satisfied, pointers, message: say`${named} finds ${satisfied} controls satisfied.` }]),
    ...(failed === 0 ? [] : [{ outcome: 'fail' as const, subject: `${artifact.path} not-satisfied`, count: failed, pointers, message: say`${named} finds ${failed} controls not satisfied, such as ${failing}.` }]),
    ...(open === 0 ? [] : [{ outcome: 'needs-review' as const, subject: `${artifact.path} open ${shortDigest(artifact.digest)}`, count: open, pointers, message: say`${named} leaves ${open} controls to a person, who must judge them.` }]),
  ];
  return findings.length > 0 ? findings : [{ outcome: 'unknown', subject: artifact.path, pointers, message: say`${named} gives no result for any control.` }];
}
