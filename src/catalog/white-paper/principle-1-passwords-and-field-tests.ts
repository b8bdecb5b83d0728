import { defineGroup } from '../define-group.ts';
import { cra, mvsp } from '../mappings.ts';
import { byChecks, byPerson } from '../parts.ts';

/** White paper, principle 1, demonstrating it: default practices 1 and 2. */
export const principle1PasswordsAndFieldTests = defineGroup({ document: 'white-paper', name: 'principle-1-passwords-and-field-tests', title: 'Principle 1: passwords and field tests' }, [
  {
    id: 'white-paper/default-passwords-eliminated',
    title: 'Default passwords gone',
    text: 'The manufacturer may commit itself to ending default passwords.',
    clause: 'Principle 1, secure by default practices, 1',
    lines: [96],
    subject: 'product',
    kind: 'state',
    level: 'may',
    parts: [
      byChecks('Shipped files', ['default-credentials-are-absent']),
      byPerson('Commitment', 'Where has the manufacturer committed itself to ending default passwords, and for which products?'),
    ],
    guidance: 'No account before set-up; the first credential is made by the person who installs.',
    mappings: [cra('Annex I, Part I (2)(d)')],
  },
  {
    id: 'white-paper/password-practices',
    title: 'Rules for passwords',
    text: 'The manufacturer should weigh which rules for passwords its product needs, such as a shortest length and a ban on passwords known from breaches.',
    clause: 'Principle 1, secure by default practices, 1',
    lines: [96],
    subject: 'product',
    kind: 'state',
    level: 'should',
    appliesWhen: ['customer-accounts'],
    parts: [byPerson('Rules', 'Which shortest length does the product demand, and against which list of breached passwords does it look?')],
    guidance: 'Length and a breach list help; forced changes and required symbols do not.',
    mappings: [mvsp('2.4')],
  },
  {
    id: 'white-paper/field-tests',
    title: 'Field tests',
    text: 'The manufacturer should observe how customers deploy and use the product, to learn where its security falls short in their hands.',
    clause: 'Principle 1, secure by default practices, 2',
    lines: [97],
    subject: 'product',
    kind: 'state',
    level: 'should',
    parts: [
      byChecks('Report', ['field-test-is-reported']),
      byPerson('Guide', 'Of the customers observed, how many found, understood and followed the hardening guide, and how long did each step take them?'),
      byPerson('Features', 'Which security features worked as planned in the field and withstood real attacks, and which did not?'),
      byPerson('Better ones', 'Which features would have lowered the chance of a compromise more?'),
    ],
    guidance: 'Report sample, tasks, times and errors as a usability study would, and what was changed afterwards.',
  },
  {
    id: 'white-paper/red-team-with-customers',
    title: 'Red team with customers',
    text: 'The manufacturer may have the product attacked in exercises together with customers.',
    clause: 'Principle 1, secure by default practices, 2',
    lines: [98],
    subject: 'product',
    kind: 'state',
    level: 'may',
    parts: [
      byChecks('Report', ['customer-exercise-is-reported']),
      byPerson('Exercise', 'When was the product last attacked in an exercise at a customer’s, and what was changed afterwards?'),
    ],
    guidance: 'Agree beforehand what may be published.',
  },
  {
    id: 'white-paper/private-telemetry',
    title: 'Telemetry that spares privacy',
    text: 'The manufacturer may learn from the product’s own telemetry, in a form that protects privacy.',
    clause: 'Principle 1, secure by default practices, 2',
    lines: [98],
    subject: 'product',
    kind: 'state',
    level: 'may',
    parts: [
      byChecks('Description', ['telemetry-is-described']),
      byPerson('Telemetry', 'Which facts does the product report home, how are they stripped of what points to people, and who can switch it off?'),
    ],
    guidance: 'Opt-in, documented field by field, summed before it leaves the customer.',
  },
]);
