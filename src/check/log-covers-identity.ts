import { defineCheck } from '../model/check.ts';
import { say } from '../model/text.ts';
import { areaFinding, sum } from './audit-log/area-coverage.ts';

/** Network flows belong to the same clause «if applicable»: they are told beside, and settle nothing. */
export const logCoversIdentity = defineCheck({
  id: 'log-covers-identity',
  title: 'The audit log shows identity events, such as sign-in and token creation',
  failTitle: 'No identity event was seen in the audit log samples',
  why: "Most intrusions begin with somebody else's account. Sign-ins, new tokens and changed accounts are the first that a responder looks for.",
  fix: 'Write an event for each sign-in, failed sign-in, token, account and role change, and hand over a sample that holds one. Map the log to OCSF, ECS or the plain form, so that its area is told.',
  references: ['Secure by Design Pledge, goal 7, example action: baseline logs (ii)', 'Secure by Demand Guide, Evidence of Intrusions'],
  needs: ['audit-log'],
  run: ({ 'audit-log': evidence }) => {
    const finding = areaFinding(evidence, { area: 'identity', subject: 'identity events', events: 'identity events', event: 'identity event' });
    const flows = sum(evidence, (facts) => facts.areas.network.events);
    return { findings: [flows === 0 ? finding : { ...finding, message: say`${finding.message} The samples hold ${flows} events of network flows as well.` }] };
  },
});
