import { recordCheck } from './document/record-check.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const incidentAccountNamesPrevention = recordCheck({
  id: 'incident-account-names-prevention',
  title: 'The account of a compromise says what would have prevented it',
  failTitle: 'The account of a compromise does not say what would have prevented it, or how the class of its cause ends',
  why: 'A compromise of customers is the most exact statement on which default was missing.',
  fix: 'Give each account a section on what would have prevented it and whether that is a default now, and one on its cause and how that class ends.',
  references: ['White paper, principle 1'],
  question: { type: 'incident-account', asks: 'content', read: 'whether a setting would have prevented it, and whether it is a default now' },
});
