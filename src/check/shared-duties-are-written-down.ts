import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { pointerTo, shortDigest } from './document/artifact-pointer.ts';

/** Form only: which share of the controls names who answers for it. */
export const sharedDutiesAreWrittenDown = defineCheck({
  id: 'shared-duties-are-written-down',
  title: 'A component definition says of each control which side answers for it',
  failTitle: 'A component definition does not say of each control which side answers for it',
  why: 'A duty that each side takes for the other’s is done by neither.',
  fix: 'Hand customers an OSCAL component definition whose implemented requirements name the responsible roles, provider or customer.',
  references: ['White paper, customers: shared responsibility in the cloud', 'OSCAL 1, component definition: responsible-roles'],
  needs: ['control-assessment'],
  run: (evidence) => {
    const found = evidence['control-assessment'].filter(({ facts }) => facts.form === 'component-definition').map(findingOf);
    return { findings: found.length > 0 ? found : [{ outcome: 'unknown', subject: 'duties', pointers: [], message: ours('No component definition was read among the documents on controls; one that names responsible roles is looked for.') }] };
  },
});

function findingOf({ artifact, facts }: Evidence<'control-assessment'>): Finding {
  const total = facts.listed.length + facts.listedOmitted;
  const base = { subject: artifact.path, pointers: [pointerTo(artifact)] };
  if (total === 0) return { ...base, outcome: 'unknown', message: say`${quote(artifact.path)} lists no control, so no duty is written down in it.` };
  if (facts.withRoles === 0) return { ...base, outcome: 'fail', message: say`${quote(artifact.path)} lists ${total} controls and names for none of them the roles that answer for it.` };
  return { ...base, subject: `${base.subject} ${shortDigest(artifact.digest)}`, outcome: 'needs-review', message: say`${quote(artifact.path)} names for ${facts.withRoles} of ${total} controls the roles that answer for them. A person must read which are the customer’s, and whether both sides agree.` };
}
