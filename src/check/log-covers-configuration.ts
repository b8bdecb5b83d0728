import { defineCheck } from '../model/check.ts';
import { areaFinding, areaMeasures, sum } from './audit-log/area-coverage.ts';

/** Also gives how many of the three areas the samples cover. */
export const logCoversConfiguration = defineCheck({
  id: 'log-covers-configuration',
  title: 'The audit log shows configuration changes or reads',
  failTitle: 'No configuration change or read was seen in the audit log samples',
  why: 'Intruders change settings: they add forwarding rules, switch off protection, open doors. Without these events nobody can tell what was changed and when to change it back.',
  fix: 'Write an event for each change, and where it matters each reading, of a setting, and hand over a sample that holds one. Map the log to OCSF, ECS or the plain form, so that its area is told.',
  references: ['Secure by Design Pledge, goal 7, example action: baseline logs (i)', 'Secure by Demand Guide, Evidence of Intrusions'],
  needs: ['audit-log'],
  run: ({ 'audit-log': evidence }, { assessedAt }) => ({
    findings: [areaFinding(evidence, { area: 'configuration', subject: 'configuration events', events: 'configuration changes or reads', event: 'configuration change or read' })],
    measures:
      sum(evidence, (facts) => facts.events) === 0
        ? []
        : areaMeasures(evidence, assessedAt),
  }),
});
