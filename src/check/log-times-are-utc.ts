import { defineCheck } from '../model/check.ts';
import { utcTimeForms, type LogTimeForm } from '../model/evidence/audit-log.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { ours, say } from '../model/text.ts';
import { pointersOf, sum } from './audit-log/area-coverage.ts';

/** Forms that do not say UTC, with what is said about them. */
const otherForms: readonly { readonly form: LogTimeForm; readonly subject: string; readonly words: string }[] = [
  { form: 'offset', subject: 'times with an offset', words: 'give their time with an offset from UTC' },
  { form: 'no-zone', subject: 'times without a zone', words: 'give their time without a zone, so that nobody can place it' },
  { form: 'other', subject: 'times in another form', words: 'give their time in a form that is neither RFC 3339 nor an integer since 1970' },
  { form: 'absent', subject: 'events without a time', words: 'give no time' },
];

export const logTimesAreUtc = defineCheck({
  id: 'log-times-are-utc',
  title: 'Times in the audit log are UTC in a standard form',
  failTitle: 'Times in the audit log samples are not UTC, or do not say so',
  why: 'A responder lays the logs of many products side by side. One without a zone, or in local time, shifts every conclusion by hours.',
  fix: 'Write times in UTC as RFC 3339 with Z (2026-05-31T09:30:00Z), or as integer milliseconds since 1970 where the format asks for it.',
  references: ['Shifting the Balance of Cybersecurity Risk, Secure Logging', 'RFC 3339, section 5.6', 'OCSF base event, time'],
  needs: ['audit-log'],
  run: ({ 'audit-log': evidence }) => ({ findings: findingsOf(evidence) }),
});

function findingsOf(evidence: readonly Evidence<'audit-log'>[]): readonly Finding[] {
  const events = sum(evidence, (facts) => facts.events);
  if (events === 0) return [{ outcome: 'unknown', subject: 'times in UTC', message: say`The samples hold no event, so there is no time to look at.`, pointers: [] }];
  const utc = sum(evidence, (facts) => utcTimeForms.reduce((total, form) => total + facts.timeForms[form].events, 0));
  const failing = otherForms.flatMap(({ form, subject, words }): readonly Finding[] => {
    const count = sum(evidence, (facts) => facts.timeForms[form].events);
    if (count === 0) return [];
    const message = say`${count} of ${events} events in the samples ${ours(words)}; UTC in a standard form was expected.`;
    return [{ outcome: 'fail', subject, message, count, pointers: pointersOf(evidence, (facts) => facts.timeForms[form].firstRow) }];
  });
  if (utc === 0) return failing;
  const pointers = pointersOf(evidence, (facts) => utcTimeForms.map((form) => facts.timeForms[form].firstRow ?? Number.POSITIVE_INFINITY).reduce((first, row) => Math.min(first, row)));
  return [
    { outcome: 'pass', subject: 'times in UTC', message: say`${utc} of ${events} events in the samples give their time in UTC in a standard form.`, count: utc, pointers: pointers.filter(({ row }) => row !== Number.POSITIVE_INFINITY) },
    ...failing,
  ];
}
