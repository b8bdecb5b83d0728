import { defineGroup } from '../define-group.ts';
import { cra, mvsp } from '../mappings.ts';
import { byChecks, byPerson } from '../parts.ts';

/** Secure by Demand Guide, evidence of intrusions. */
export const securityLogs = defineGroup({ document: 'demand-guide', name: 'evidence-of-intrusions', title: 'Evidence of intrusions' }, [
  {
    id: 'demand-guide/baseline-logs',
    title: 'Security logs in the basic edition',
    text: 'The manufacturer should offer security logs in the basic edition that cover configuration, identity with network flows where there are any, and access to business data.',
    clause: 'Evidence of intrusions',
    lines: [180],
    subject: 'product',
    kind: 'state',
    level: 'should',
    appliesWhen: ['customer-data'],
    parts: [
      byChecks('Configuration', ['log-covers-configuration']),
      byChecks('Identity', ['log-covers-identity']),
      byChecks('Data', ['log-covers-data-access']),
      byPerson('Basic edition', 'Which of these logs does the cheapest edition include, and are network flows logged where the product has them?'),
    ],
    guidance: 'Hand a sample over; it tells more than a list of features.',
    mappings: [cra('Annex I, Part I (2)(l)'), mvsp('2.7')],
  },
  {
    id: 'demand-guide/six-months-of-logs',
    title: 'Six months of logs',
    text: 'The maker of a hosted service should keep the logs and make them available for six months or more without further charge.',
    clause: 'Evidence of intrusions',
    lines: [180],
    subject: 'product',
    kind: 'state',
    level: 'should',
    appliesWhen: ['cloud-service', 'customer-data'],
    parts: [
      byChecks('Days kept', ['log-retention-is-six-months']),
      byPerson('Charge', 'What does a customer pay for logs of the last six months?'),
    ],
    guidance: 'Show the oldest event that a customer can fetch today.',
  },
]);
