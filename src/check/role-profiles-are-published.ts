import { defineCheck } from '../model/check.ts';
import { recordFindings } from './document/record-findings.ts';

/** Judges presence and form; a text that is not there says nothing. */
export const roleProfilesArePublished = defineCheck({
  id: 'role-profiles-are-published',
  title: 'Recommended roles with their purpose are published',
  failTitle: 'The text on roles does not name roles with their purpose',
  why: 'Administrators who get no profile grant what works, and what works is mostly too much.',
  fix: 'Publish docs/role-profiles.md with each recommended role, what it is for, what it may do, and what the product shows to whoever grants more.',
  references: ['White paper, secure by default tactics, software authorization profile'],
  needs: ['document'],
  run: (evidence, { assessedAt }) => ({ findings: recordFindings(evidence.document, { type: 'role-profiles', asks: 'presence', read: 'whether the profiles give no more than the work needs' }, assessedAt) }),
});
