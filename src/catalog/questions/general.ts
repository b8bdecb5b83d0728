import type { general } from '../demand-guide/general.ts';
import type { QuestionsOf } from './question-words.ts';

/** Secure by Demand Guide, general questions. */
export const generalQuestions: QuestionsOf<typeof general> = {
  'demand-guide/pledge-and-progress': {
    ask: 'Have you signed the Secure by Design Pledge, on which day, and where can we read every progress report that you have published since?',
    why: 'A signature is a public promise with a year to show results. The reports show what came of it.',
    goodAnswer: 'The day of signing, and a public page with a dated report that says for each of the seven goals what was done, with figures.',
    clause: 'The supplier shall publish a progress report on the seven goals of the Secure by Design Pledge by [date] and once a year after that, and shall send the customer its address. If a report is late by more than [days] days, [consequence].',
  },
  'demand-guide/simple-patching': {
    ask: 'How does a customer install a security patch, how many steps and how much downtime does that take, and are automatic updates switched on when the product is delivered?',
    why: 'A patch protects nobody until it is installed. Every step that is left to us is a step that can be forgotten.',
    goodAnswer: 'The written procedure with its steps and the usual time, a screenshot or manual page that shows automatic updates on by default, and the list of versions that receive patches.',
    clause: 'The supplier shall deliver security patches for every supported version without further charge and shall offer automatic installation, switched on by default, from [date]. If a patch for an exploited vulnerability is not available within [days] days, [consequence].',
  },
  'demand-guide/sbom-handed-over': {
    ask: 'Will you give us the software bill of materials (SBOM) of the version that we would use, and may we have it before we sign?',
    why: 'When a component turns out to be vulnerable, we must be able to tell within hours whether we run it.',
    goodAnswer: 'The file itself, in CycloneDX or SPDX, for the named version, with its day of creation.',
    clause: 'The supplier shall hand over a software bill of materials in CycloneDX or SPDX with every release that it delivers, first by [date]. If one is missing [days] days after delivery, [consequence].',
  },
  'demand-guide/roadmaps-handed-over': {
    ask: 'Will you give us your current roadmaps for ending classes of vulnerability, the one towards memory safety among them, and tell us when they change?',
    why: 'Repeated patches for the same kind of flaw cost us work. A roadmap tells when that is meant to stop.',
    goodAnswer: 'Dated documents that name the classes, the means, the products and the milestones, with the changes since the edition before.',
    clause: 'The supplier shall hand over its roadmaps for ending classes of vulnerability by [date] and shall report progress against their milestones every [months] months. If a milestone is missed without a new date and its reason, [consequence].',
  },
};
