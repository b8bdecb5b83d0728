import type { securityLogs } from '../demand-guide/evidence-of-intrusions.ts';
import type { QuestionsOf } from './question-words.ts';

/** Secure by Demand Guide, evidence of intrusions. */
export const securityLogQuestions: QuestionsOf<typeof securityLogs> = {
  'demand-guide/baseline-logs': {
    ask: 'Does the edition that we would buy include security logs of configuration, of sign-in and tokens, and of access to our data, and will you give us a sample of each?',
    why: 'Without these logs nobody can tell whether somebody has been in, or what was taken.',
    goodAnswer: 'A sample of each log from a test system, the list of its events and fields, and a price list that shows them in the basic edition.',
    clause: 'Security logs of configuration, identity and data access are part of the edition bought and carry no further charge, from [date]. If an area is missing or is moved to another edition, [consequence].',
  },
  'demand-guide/six-months-of-logs': {
    ask: 'How many days of security logs can we fetch from your service at no additional price, and what is the oldest event that a customer can fetch today?',
    why: 'Many intrusions are noticed only after months. Logs that are gone by then answer nothing.',
    goodAnswer: 'A page that states at least six months for our edition, the way to fetch or stream the logs, and the date of the oldest event of a test account.',
    clause: 'The supplier shall keep security logs for at least [183] days and make them available at no further charge from [date]. If logs of that time are missing, [consequence].',
  },
};
