import { defineCheck } from '../model/check.ts';
import { logDetectionIds, logDetections } from '../model/evidence/log-questions.ts';
import { ours, quote, say } from '../model/text.ts';
import { answersOver, needFinding } from './audit-log/needs-met.ts';

/** Looks for what a detection needs, and runs none. */
export const logFeedsDetections = defineCheck({
  id: 'log-feeds-detections',
  title: 'The audit log gives well-known detections what they need',
  failTitle: 'The audit log lacks what well-known detections need',
  why: 'Customers watch logs by rules: sign-in from two far places, many failed sign-ins, a new administrator, logging switched off. A rule finds nothing where the log lacks one of its fields.',
  fix: 'Log sign-ins with their failures, second factors, roles, accounts, keys, changes of logging and reads, each with actor, outcome and source, and hand over a sample that holds them.',
  references: ['Shifting the Balance of Cybersecurity Risk, secure product development practices: logs tried out with SIEM and SOAR', 'Secure by Design Pledge, goal 7'],
  needs: ['audit-log'],
  run: ({ 'audit-log': evidence }) => ({
    findings: logDetectionIds.map((id) => {
      const { title, needs } = logDetections[id];
      return needFinding({
        subject: `detection ${id}`,
        needs,
        answers: needs.map((_, index) => answersOver(evidence, (facts) => facts.detections?.[id][index])),
        yes: ({ events, type }) => say`${ours(title)}: the samples hold what it needs, in ${events} ${ours(events === 1 ? 'event' : 'events')}${type === undefined ? ours('') : say` such as ${quote(type)}`}.`,
        lacking: (count, fields) => say`${ours(title)}: of ${count} ${ours(count === 1 ? 'event' : 'events')} about it in the samples none names ${ours(fields)} with a time; all of these were expected in one.`,
        none: say`${ours(title)}: the samples hold no event that is certainly about what it needs, so they do not show whether it would find anything.`,
      });
    }),
  }),
});
