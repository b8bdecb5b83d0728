import { defineCheck } from '../model/check.ts';
import { completeLogFields, logFields, type LogField } from '../model/evidence/audit-log.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import type { Measure } from '../model/measure.ts';
import { joinText, ours, say, type Text } from '../model/text.ts';
import { digestsOf, measuredAt, pointersOf, sum } from './audit-log/area-coverage.ts';

const fieldNames: Readonly<Record<LogField, string>> = {
  actor: 'an actor',
  action: 'an action',
  target: 'a target',
  outcome: 'an outcome',
  source: 'a source',
  'utc-time': 'a time in UTC',
  correlation: 'a correlation id',
};

export const logEventsAreComplete = defineCheck({
  id: 'log-events-are-complete',
  title: 'Each audit log event names actor, action, target, outcome, source and UTC time',
  failTitle: 'Audit log events in the samples lack a field that a responder needs',
  why: "An event that does not say who, what, to what, with which result, from where and when can't be joined with others, and a trail ends at it.",
  fix: "Fill the fields for every event, in the names of the format: for OCSF actor, activity_id, resources or the class's own target, status_id, src_endpoint and time.",
  references: ['Secure by Design Pledge, goal 7', 'Shifting the Balance of Cybersecurity Risk, Secure Logging'],
  needs: ['audit-log'],
  run: ({ 'audit-log': evidence }, { assessedAt }) => ({ findings: findingsOf(evidence), measures: measuresOf(evidence, assessedAt) }),
});

function findingsOf(evidence: readonly Evidence<'audit-log'>[]): readonly Finding[] {
  const events = sum(evidence, (facts) => facts.events);
  const complete = sum(evidence, (facts) => facts.completeEvents.events);
  const unread = sum(evidence, (facts) => facts.unreadableRows.rows);
  const findings: Finding[] = [];
  if (events === 0) findings.push({ outcome: 'unknown', subject: 'events with all fields', message: say`The samples hold no event, so there is no share to state.`, pointers: [] });
  if (complete > 0) {
    const message = say`${complete} of ${events} events in the samples name actor, action, target, outcome, source and UTC time.`;
    findings.push({ outcome: 'pass', subject: 'events with all fields', message, count: complete, pointers: pointersOf(evidence, (facts) => facts.completeEvents.firstRow) });
  }
  if (complete < events) {
    const message = say`${events - complete} of ${events} events in the samples lack a field: ${shares(evidence, events)}; all six were expected.`;
    findings.push({ outcome: 'fail', subject: 'events with a field missing', message, count: events - complete, pointers: pointersOf(evidence, (facts) => facts.incompleteEvents.firstRow) });
  }
  if (unread > 0) {
    const message = say`${unread} of ${unread + events} rows in the samples could not be read as events; each row was expected to be one.`;
    findings.push({ outcome: 'fail', subject: 'rows that were not read', message, count: unread, pointers: pointersOf(evidence, (facts) => facts.unreadableRows.reasons.flatMap(({ firstRows }) => firstRows).toSorted((a, b) => a - b)[0]) });
  }
  return findings;
}

/** «an actor is in 7, a source in 9 of 10»: of the six fields only those that are not always there. */
function shares(evidence: readonly Evidence<'audit-log'>[], events: number): Text {
  const lacking = completeLogFields.flatMap((field) => {
    const count = sum(evidence, (facts) => facts.fields[field]);
    return count === events ? [] : [say`${ours(fieldNames[field])} is in ${count}`];
  });
  return joinText(lacking, ', ');
}

function measuresOf(evidence: readonly Evidence<'audit-log'>[], assessedAt: string): readonly Measure[] {
  const events = sum(evidence, (facts) => facts.events);
  if (events === 0) return [];
  const at = measuredAt(evidence, assessedAt);
  const measure = (numerator: number, dimensions: Readonly<Record<string, string>>): Measure => ({
    id: 'log-events-complete',
    population: 'product',
    dimensions,
    points: [{ at, numerator, denominator: events }],
    sources: digestsOf(evidence),
  });
  return [measure(sum(evidence, (facts) => facts.completeEvents.events), {}), ...logFields.map((field) => measure(sum(evidence, (facts) => facts.fields[field]), { field }))];
}
