import type { QuestionWords } from './question-words.ts';

/** What a buyer would ask from the pledge beyond the guide. */
export const pledgeQuestions = {
  'pledge/progress-report': {
    ask: 'Which figures in your latest progress report were measured in the same way as in the one before, and what were they both times?',
    why: 'One figure shows a state. Only two that were measured alike show progress.',
    goodAnswer: 'For each goal a figure with numerator, denominator and date, twice, and a word on what did not work.',
    clause: 'Progress reports shall state, from [date], each figure with its definition, numerator, denominator and date, and the earlier figure beside it. If they do not, [consequence].',
  },
  'pledge/existing-installations-moved': {
    ask: 'How many installations in the field still run on a default password, and how do you move them off it?',
    why: 'A new release without default passwords does not help the devices that are already out there.',
    goodAnswer: 'The number of customers or installations affected and moved, with dates, and the update or campaign that moves the rest.',
    clause: 'The supplier shall help the customer to move every installation off default passwords by [date], at no further charge. If any remains after that, [consequence].',
  },
  'pledge/security-patches': {
    ask: 'What share of your customers run a version with all security patches 30 and 90 days after a release, and how did that change in the last year?',
    why: 'The figure shows whether patching really is easy, whatever the manual says.',
    goodAnswer: 'Installations by version with dates, for at least two points in time, counted in the same way.',
    clause: 'The supplier shall report every [months] months, from [date], the share of installations on a fully patched version [days] days after each security release. If it does not, [consequence].',
  },
  'pledge/end-of-life': {
    ask: 'Until which date will the version that we would buy receive security patches, and how long before the end will you tell us?',
    why: 'A product without patches becomes our risk from one day to the next. We have to plan for that day.',
    goodAnswer: 'A public support policy with the end date of this version, the notice period, and the way to its successor.',
    clause: 'The supplier shall provide security patches for the version bought until at least [date] and announce the end of support [months] months ahead. If it ends earlier, [consequence].',
  },
  'pledge/vdp': {
    ask: 'Does your disclosure policy promise no legal steps against people who act in good faith, and does it let them publish what they found once it is coordinated with you?',
    why: 'Researchers who have to fear a lawsuit, or silence without end, do not report.',
    goodAnswer: 'The wording of both promises with its public address and the day from which it holds.',
    clause: 'The supplier shall not take legal steps against anyone who tests the product in good faith under its policy, nor forbid publication after [days] days, from [date]. If it does, [consequence].',
  },
  'pledge/cves': {
    ask: 'How soon after a fix or a public advisory do you publish the CVE record of a critical or high-impact vulnerability?',
    why: 'Until there is a record, scanners and alert services do not know the flaw.',
    goodAnswer: 'The median and the longest time for your own records of the last year, and the rule that you hold yourselves to.',
    clause: 'The supplier shall publish a CVE record within [days] days of the fix or the advisory, whichever comes first, for every critical or high-impact vulnerability from [date]. If it does not, [consequence].',
  },
  'pledge/cve-policy': {
    ask: 'By which written rule do you decide whether a vulnerability gets a CVE record, those found by your own people included?',
    why: 'Without a rule, flaws that were found inside may be mended in silence, and customers do not hurry to update.',
    goodAnswer: 'The published rule, with what it says on internal findings, hosted services and old versions.',
    clause: 'The supplier shall publish its rule for issuing CVE records by [date] and apply it to vulnerabilities found by its own people too. If it does not, [consequence].',
  },
  'pledge/log-policy': {
    ask: 'Where is it documented which security events the product logs, in which format, with which fields, and for how long?',
    why: 'Our monitoring can only be set up for events that we know of.',
    goodAnswer: 'A public or customer page with the event list, a field list, the format, the retention in days, and the changes from version to version.',
    clause: 'The supplier shall document all security events with fields, format and retention by [date] and announce changes [days] days ahead. If it does not, [consequence].',
  },
} as const satisfies Readonly<Record<`pledge/${string}`, QuestionWords>>;
