import { defineCheck } from '../model/check.ts';
import { quote, say } from '../model/text.ts';
import { pointersTo, pointerTo, shortDigest } from './document/artifact-pointer.ts';

export const policyStatesDisclosureTime = defineCheck({
  id: 'policy-states-disclosure-time',
  title: 'The disclosure policy says after which time a finder may publish',
  failTitle: 'The disclosure policy names no time after which a finder may publish',
  why: 'Without a date a finder can be kept waiting for ever, and customers stay exposed without knowing.',
  fix: 'Name the number of days after a report at which its finder may publish, whether or not there is a fix.',
  references: ['White paper, principle 2, secure product development practices, 6', 'Pledge G5 (d)'],
  needs: ['disclosure-policy'],
  isForPerson: true,
  run: (evidence) => ({
    findings: evidence['disclosure-policy'].map(({ artifact, facts }) => {
      const pointers = pointersTo(artifact, facts.clauses['public-disclosure']);
      const seen = facts.disclosureDays === undefined ? say`${quote(artifact.path)} names no number of days in a passage on publishing` : say`${quote(artifact.path)} names ${facts.disclosureDays} days in a passage on publishing`;
      return { outcome: 'needs-review', ...(facts.disclosureDays === undefined ? { sawNothing: true as const } : {}), subject: `${artifact.path} disclosure time ${shortDigest(artifact.digest)}`, message: say`${seen}. A person must read whether a finder may publish then.`, pointers: pointers.length > 0 ? pointers : [pointerTo(artifact, 1)] };
    }),
  }),
});
