import { recordCheck } from './document/record-check.ts';

/** Judges presence and form; a text that is not there says nothing. */
export const roleProfilesArePublished = recordCheck({
  id: 'role-profiles-are-published',
  title: 'Recommended roles with their purpose are published',
  failTitle: 'The text on roles does not name roles with their purpose',
  why: 'Administrators who get no profile grant what works, and what works is mostly too much.',
  fix: 'Publish docs/role-profiles.md with each recommended role, what it is for, what it may do, and what the product shows to whoever grants more.',
  references: ['White paper, secure by default tactics, software authorization profile'],
  question: { type: 'role-profiles', asks: 'presence', read: 'whether the profiles give no more than the work needs' },
});
