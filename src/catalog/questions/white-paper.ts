import type { QuestionWords } from './question-words.ts';

/** What a buyer would ask from the white paper beyond the guide. */
export const whitePaperQuestions = {
  'white-paper/no-hidden-taxes': {
    ask: 'Have you committed in public never to charge extra for security features such as single sign-on, multi-factor sign-in and security logs?',
    why: 'A price on protection means that those who can pay least are protected least. A commitment tells us what the next price list will look like.',
    goodAnswer: 'A dated public commitment that names the features, and a price list of the same time that agrees with it.',
    clause: 'Single sign-on, multi-factor sign-in, security logs and security patches carry no further charge during the term, from [date]. If the supplier charges for one of them, [consequence].',
  },
  'white-paper/adoption-statistics-published': {
    ask: 'What share of your customers’ users, and of their administrators, signs in with several factors, and with phishing-resistant ones?',
    why: 'The figure shows whether strong sign-in is really used, and not just on offer.',
    goodAnswer: 'Summed figures by role and kind of factor with the day of counting, for at least two points in time.',
    clause: 'The supplier shall report every [months] months, from [date], the share of accounts with multi-factor and with phishing-resistant sign-in, by role. If it does not, [consequence].',
  },
  'white-paper/lifecycle-self-attestation': {
    ask: 'For the product that we would buy, which practices of the Secure Software Development Framework (SSDF) do you follow, and what do you do instead of the others?',
    why: 'A statement by product and practice can be examined. A general word of assurance cannot.',
    goodAnswer: 'A dated statement for the product, practice by practice, with the role that signed it and a pointer to evidence for each.',
    clause: 'The supplier shall hand over a statement on the practices of the SSDF for the product by [date], signed by [role], and renew it every year. If it is missing or found untrue, [consequence].',
  },
  'white-paper/threat-models-published': {
    ask: 'Will you show us an outline of the product’s threat model, with what it assumes of the customer and when it was last revised?',
    why: 'It tells which attacks you have prepared for, and which ones you leave to us.',
    goodAnswer: 'A dated outline with assets, attackers, trust boundaries, safeguards and the risks that remain with the customer.',
    clause: 'The supplier shall hand over an outline of the product’s threat model by [date] and revise it with every major release. If it is older than [months] months, [consequence].',
  },
  'white-paper/memory-safety-roadmap-published': {
    ask: 'Where have you published your roadmap to memory safety, and which of its milestones have you reached?',
    why: 'What is published can be held against the calendar by everybody.',
    goodAnswer: 'A public address, a date, the order of the parts, how third-party code is treated, and the milestones reached with their release.',
    clause: 'The supplier shall publish a roadmap to memory safety for the product by [date] and report on its milestones once a year. If it does not, [consequence].',
  },
  'white-paper/named-executive': {
    ask: 'Which top executive answers in public for the security of your products, and where is that stated?',
    why: 'Security holds its place against features and dates only when somebody at the top answers for it.',
    goodAnswer: 'A public page that states name, role and responsibility for the security of products, not only of the company’s own network.',
    clause: 'The supplier shall state by [date] which executive answers for the security of the product, and tell the customer of a change within [days] days. If it does not, [consequence].',
  },
  'white-paper/internal-controls': {
    ask: 'What share of your own staff signs in with phishing-resistant factors, and can anybody reach our data without them?',
    why: 'This is about your house and not about the product; but whoever gets into a hosted service through its staff gets to our data.',
    goodAnswer: 'The share with numerator, denominator and day, and the rule that lets nobody reach customers’ data without such a factor.',
    clause: 'The supplier shall let its staff reach the customer’s data only with phishing-resistant sign-in from [date], and report the share of staff who use it once a year. If it does not, [consequence].',
  },
} as const satisfies Readonly<Record<`white-paper/${string}`, QuestionWords>>;
