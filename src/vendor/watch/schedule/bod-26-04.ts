import type { FixSchedule, FixTime, ScheduleRow } from '../../../model/watch/fix-schedule.ts';

const threeDaysWithForensics: FixTime = { within: 'days', days: 3, forensics: true };
const threeDays: FixTime = { within: 'days', days: 3, forensics: false };
const fourteenDays: FixTime = { within: 'days', days: 14, forensics: false };
const sixtyDays: FixTime = { within: 'days', days: 60, forensics: false };
const nextUpgrade: FixTime = { within: 'next-upgrade' };

const row = (exploited: boolean, exposed: boolean, automatable: boolean, technicalImpact: 'partial' | 'total', fix: FixTime): ScheduleRow => ({ when: { exploited, exposed, automatable, technicalImpact }, fix });

/**
 * Binding Operational Directive 26-04 of CISA (10 June 2026), by its decision table in the form of SSVC (version 1.0.0).
 * It binds US federal civilian agencies; others may choose it as a yardstick.
 */
export const bod2604: FixSchedule = {
  id: 'bod-26-04',
  title: 'BOD 26-04',
  reach: 'BOD 26-04 is binding on US federal civilian agencies only; for everybody else it is a yardstick that they chose.',
  source: 'CISA, Binding Operational Directive 26-04 of 10 June 2026, decision table 1.0.0',
  rows: [
    row(false, false, false, 'partial', nextUpgrade),
    row(false, false, false, 'total', nextUpgrade),
    row(false, false, true, 'partial', sixtyDays),
    row(false, false, true, 'total', sixtyDays),
    row(false, true, false, 'partial', sixtyDays),
    row(false, true, false, 'total', fourteenDays),
    row(false, true, true, 'partial', fourteenDays),
    row(false, true, true, 'total', threeDays),
    row(true, false, false, 'partial', fourteenDays),
    row(true, false, false, 'total', fourteenDays),
    row(true, false, true, 'partial', fourteenDays),
    row(true, false, true, 'total', threeDaysWithForensics),
    row(true, true, false, 'partial', fourteenDays),
    row(true, true, false, 'total', threeDaysWithForensics),
    row(true, true, true, 'partial', threeDays),
    row(true, true, true, 'total', threeDaysWithForensics),
  ],
};
