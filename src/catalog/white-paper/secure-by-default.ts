import { defineGroup } from '../define-group.ts';
import { cra, ssdf } from '../mappings.ts';
import { byChecks, byPerson } from '../parts.ts';

/** White paper, “Secure by default”: what a customer gets without doing or paying anything more. */
export const secureByDefault = defineGroup({ document: 'white-paper', name: 'secure-by-default', title: 'Secure by default' }, [
  {
    id: 'white-paper/resilient-out-of-the-box',
    title: 'Resilient as shipped',
    text: 'The product should withstand common ways of attack in the state in which it is shipped, without further steps or further cost.',
    clause: 'Secure by default',
    lines: [70],
    subject: 'product',
    kind: 'state',
    level: 'should',
    parts: [byPerson('As shipped', 'Which fresh installation was measured against which baseline, when, and what was found?')],
    guidance: 'Attack a fresh installation in the build, with nothing configured.',
    mappings: [cra('Annex I, Part I (2)(b)'), ssdf('PW.9.1')],
  },
  {
    id: 'white-paper/deviation-is-felt',
    title: 'Leaving a safe default is felt',
    text: 'The product should make unmistakable to customers who leave a safe default that they raise their risk unless they put another safeguard in its place.',
    clause: 'Secure by default',
    lines: [71],
    subject: 'product',
    kind: 'state',
    level: 'should',
    appliesWhen: ['configurable'],
    parts: [
      byChecks('Warnings in the register', ['leaving-a-default-warns']),
      byPerson('Warning', 'What does an administrator see on leaving a safe default, and does it name the risk and a substitute safeguard?'),
    ],
    guidance: 'A banner that names the risk, the person who accepted it, and the date on which it is asked again.',
  },
  {
    id: 'white-paper/important-safeguards-on',
    title: 'Important safeguards are on',
    text: 'The product should switch the most important safeguards on by itself and let customers use and adjust further ones without extra cost.',
    clause: 'Secure by default',
    lines: [72],
    subject: 'product',
    kind: 'state',
    level: 'should',
    parts: [
      byChecks('On by itself', ['important-safeguards-are-on']),
      byChecks('No extra cost', ['no-extra-charge-commitment-is-published']),
    ],
    guidance: 'Keep a register of all settings that touch security: default, reason, risk when changed.',
    mappings: [cra('Annex I, Part I (2)(b)'), ssdf('PW.9.1')],
  },
  {
    id: 'white-paper/simple-configuration',
    title: 'Complexity stays with the maker',
    text: 'The manufacturer should not leave it to customers to master a complex configuration of security.',
    clause: 'Secure by default',
    lines: [73],
    subject: 'product',
    kind: 'state',
    level: 'should',
    appliesWhen: ['configurable'],
    parts: [
      byChecks('Decisions left to the customer', ['settings-come-with-defaults']),
      byPerson('Safe path', 'How many steps and decisions about security does a first set-up ask for, and which can be left out safely?'),
    ],
    guidance: 'Give settings a budget: a new one must replace an old one or carry a reason.',
  },
  {
    id: 'white-paper/no-charge-for-configuration',
    title: 'No price on safety settings',
    text: 'The manufacturer should include added security configuration in the basic product and not charge for it.',
    clause: 'Secure by default',
    lines: [74],
    subject: 'product',
    kind: 'state',
    level: 'should',
    parts: [
      byChecks('Commitment', ['no-extra-charge-commitment-is-published']),
      byPerson('Price list', 'Does the price list, on the day it was read, tie any security setting to a dearer edition?'),
    ],
    guidance: 'One edition for everything that protects; let other features make the difference in price.',
  },
]);
