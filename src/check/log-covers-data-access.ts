import { defineCheck } from '../model/check.ts';
import { areaFinding } from './audit-log/area-coverage.ts';

export const logCoversDataAccess = defineCheck({
  id: 'log-covers-data-access',
  title: 'The audit log shows access to or creation of business data',
  failTitle: 'No access to or creation of business data was seen in the audit log samples',
  why: 'After an intrusion the first question of customers and authorities is which data was read. Only these events can answer it.',
  fix: 'Write an event when business data is read, exported or created, and hand over a sample that holds one. Map the log to OCSF, ECS or the plain form, so that its area is told.',
  references: ['Secure by Design Pledge, goal 7, example action: baseline logs (iii)', 'Secure by Demand Guide, Evidence of Intrusions'],
  needs: ['audit-log'],
  run: ({ 'audit-log': evidence }) => ({ findings: [areaFinding(evidence, { area: 'data', subject: 'data events', events: 'accesses to or creations of business data', event: 'access to or creation of business data' })] }),
});
