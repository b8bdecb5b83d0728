import { defineGroup } from '../define-group.ts';
import { cra, mvsp } from '../mappings.ts';
import { byChecks, byPerson } from '../parts.ts';

/** White paper, principle 1, demonstrating it: business practices 1 to 4. */
export const principle1BusinessPractices = defineGroup({ document: 'white-paper', name: 'principle-1-business-practices', title: 'Principle 1: business practices' }, [
  {
    id: 'white-paper/logs-without-charge',
    title: 'Logs on and free of charge',
    text: 'The product should write its security logs by default and the manufacturer should not charge for them, nor a hosted service for keeping them.',
    clause: 'Principle 1, pro-security business practices, 1',
    lines: [111],
    subject: 'product',
    kind: 'state',
    level: 'should',
    appliesWhen: ['customer-data'],
    parts: [
      byChecks('Events', ['log-covers-configuration', 'log-covers-identity', 'log-covers-data-access']),
      byChecks('Policy on events and retention', ['log-policy-is-published']),
      byChecks('No charge', ['no-extra-charge-commitment-is-published']),
      byPerson('Protection and use', 'How are the logs configured and guarded against change, and how can a customer analyse them?'),
    ],
    guidance: 'Customers learn the worth of logs after the incident; so they are on before it.',
    mappings: [cra('Annex I, Part I (2)(l)'), mvsp('2.7')],
  },
  {
    id: 'white-paper/no-hidden-taxes',
    title: 'No tax on security',
    text: 'The manufacturer may publish a commitment never to ask money for features or integrations that serve security or privacy, single sign-on and several factors among them.',
    clause: 'Principle 1, pro-security business practices, 2',
    lines: [112],
    subject: 'manufacturer',
    kind: 'state',
    level: 'may',
    parts: [
      byChecks('Commitment', ['no-extra-charge-commitment-is-published']),
      byChecks('Price page', ['price-page-charges-nothing-extra-for-security']),
    ],
    guidance: 'The commitment and the price list should say the same on the same day; keep captures of both.',
  },
  {
    id: 'white-paper/open-standards',
    title: 'Open standards',
    text: 'The product may use open standards for network and identity wherever they exist, in place of protocols of its maker’s own.',
    clause: 'Principle 1, pro-security business practices, 3',
    lines: [113],
    subject: 'product',
    kind: 'state',
    level: 'may',
    parts: [
      byChecks('Protocols', ['protocols-are-listed-from-source']),
      byPerson('Own protocols', 'Which protocols of its own does the product use although an open standard exists, and why?'),
    ],
    guidance: 'Publish the list of protocols with their versions.',
  },
  {
    id: 'white-paper/upgrade-tooling',
    title: 'Tools for upgrades',
    text: 'The manufacturer may provide tools that take doubt and risk out of an upgrade.',
    clause: 'Principle 1, pro-security business practices, 4',
    lines: [114],
    subject: 'product',
    kind: 'state',
    level: 'may',
    parts: [byPerson('Tools', 'Which tool shows beforehand what an upgrade will change, and which one takes it back?')],
    guidance: 'Dry run, backup, restore, and a list of what will break.',
  },
  {
    id: 'white-paper/free-test-licences',
    title: 'Free licences for trials',
    text: 'The manufacturer may give customers free licences for trying upgrades and patches in a separate environment.',
    clause: 'Principle 1, pro-security business practices, 4',
    lines: [114],
    subject: 'manufacturer',
    kind: 'state',
    level: 'may',
    parts: [
      byChecks('Terms', ['trial-licence-is-published']),
      byPerson('Licence', 'Under which terms may a customer run a second installation for trials without paying?'),
    ],
    guidance: 'Write it into the standard licence, so that nobody has to ask.',
  },
]);
