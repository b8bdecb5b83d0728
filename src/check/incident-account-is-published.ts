import { defineCheck } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { quote, say } from '../model/text.ts';
import { nameOf } from './advisory/advisory-findings.ts';
import { pointerTo } from './document/artifact-pointer.ts';

/** Sees that there is an account. What happened, and whether the account is whole, a person reads; that there was no incident no file shows. */
export const incidentAccountIsPublished = defineCheck({
  id: 'incident-account-is-published',
  title: 'The maker’s account of a security incident is there to be read',
  failTitle: 'No account of a security incident is in the files',
  why: 'A maker that tells how it was attacked, and what it changed, lets others close the same door.',
  fix: 'Publish the account as a CSAF document of the profile csaf_security_incident_response: what happened, who is affected, what was improved.',
  references: ['CSAF 2.0, section 4.2', 'Secure by Design white paper, principle 2'],
  needs: ['security-advisory'],
  isForPerson: true,
  run: (evidence) => {
    const accounts = evidence['security-advisory'].filter(({ facts }) => facts.profile === 'csaf_security_incident_response' && facts.publisherCategory === 'vendor' && facts.status !== 'draft');
    const findings = accounts.map((account): Finding => ({ outcome: 'needs-review', subject: nameOf(account), pointers: [pointerTo(account.artifact)], message: say`${quote(nameOf(account))} is an account of a security incident with ${account.facts.references} references; a person must read whether it tells the attack and what was improved.` }));
    return { findings: findings.length > 0 ? findings : [{ outcome: 'unknown', subject: 'accounts', pointers: [], message: say`None of ${evidence['security-advisory'].length} documents is a maker’s account of a security incident; whether there was one they do not tell.` }] };
  },
});
