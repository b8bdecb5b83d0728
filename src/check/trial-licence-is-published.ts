import { recordCheck } from './document/record-check.ts';

/** Judges presence and form; a text that is not there says nothing. */
export const trialLicenceIsPublished = recordCheck({
  id: 'trial-licence-is-published',
  title: 'Terms for free licences for trials are published',
  failTitle: 'The terms for free licences for trials do not have their form',
  why: 'Customers who must pay for a second installation try patches on the first one.',
  fix: 'Publish the terms under which a customer may run a second installation for trials, and that it costs nothing.',
  references: ['White paper, principle 1, business practices, 4'],
  question: { type: 'trial-licence', asks: 'presence', read: 'under which terms it is free' },
});
