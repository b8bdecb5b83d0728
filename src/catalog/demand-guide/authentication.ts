import { defineGroup } from '../define-group.ts';
import { cra, mvsp } from '../mappings.ts';
import { byChecks, byPerson } from '../parts.ts';

/** Secure by Demand Guide, authentication. */
export const authentication = defineGroup({ document: 'demand-guide', name: 'authentication', title: 'Authentication' }, [
  {
    id: 'demand-guide/sso-without-charge',
    title: 'Single sign-on without charge',
    text: 'The product should connect to a customer’s single sign-on by open standards, and the manufacturer should not charge more for that.',
    clause: 'Authentication',
    lines: [178],
    subject: 'product',
    kind: 'state',
    level: 'should',
    appliesWhen: ['customer-accounts'],
    parts: [
      byChecks('Open standard', ['single-sign-on-metadata-is-published']),
      byChecks('No charge', ['no-extra-charge-commitment-is-published']),
      byChecks('Price page', ['price-page-charges-nothing-extra-for-security']),
    ],
    guidance: 'Every edition, every size of customer.',
    mappings: [mvsp('2.1')],
  },
  {
    id: 'demand-guide/mfa-by-default',
    title: 'Several factors or passkeys by default',
    text: 'Where the manufacturer runs the sign-in, it should switch on several factors, or phishing-resistant sign-in such as passkeys, from the start and ask no price for it.',
    clause: 'Authentication',
    lines: [178],
    subject: 'product',
    kind: 'state',
    level: 'should',
    appliesWhen: ['customer-accounts'],
    parts: [byChecks('Default', ['mfa-is-on-by-default']), byChecks('No cost', ['no-extra-charge-commitment-is-published'])],
    guidance: 'On for everybody at first registration; passkeys offered first.',
    mappings: [cra('Annex I, Part I (2)(d)')],
  },
  {
    id: 'demand-guide/default-passwords',
    title: 'Default passwords gone or going',
    text: 'The manufacturer should have rid its products of default passwords, or be at work on reducing them across its product lines.',
    clause: 'Authentication',
    lines: [178],
    subject: 'manufacturer',
    kind: 'state',
    level: 'should',
    parts: [
      byChecks('Shipped files', ['default-credentials-are-absent']),
      byPerson('Product lines', 'Which product lines still have a default password, and what is being done about each?'),
    ],
    guidance: 'Random credentials per instance, or none before set-up.',
    mappings: [cra('Annex I, Part I (2)(d)')],
  },
]);
