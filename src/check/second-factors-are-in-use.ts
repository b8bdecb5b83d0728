import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { ours, say } from '../model/text.ts';
import { mfaThatCame } from './adoption/days-that-came.ts';
import { anyFactorShare, periodsOf, seriesOf, totalShare } from './adoption/mfa-measures.ts';
import { pointersOf, sum } from './audit-log/area-coverage.ts';
import { pointerTo } from './document/artifact-pointer.ts';

/** Use shows that the feature is there; how many use it is for other checks. What staff of the maker use says nothing about the product. */
export const secondFactorsAreInUse = defineCheck({
  id: 'second-factors-are-in-use',
  title: 'Sign-ins with a second factor were seen',
  failTitle: 'Nobody signs in with a second factor',
  why: 'A feature that nobody can be seen to use may as well be missing.',
  fix: 'Hand over a sample of the audit log that holds a sign-in with a second factor, or counts of customers’ accounts by factor.',
  references: ['White paper, principle 1: features that every product should have'],
  needs: [],
  uses: ['audit-log', 'mfa-adoption'],
  run: ({ 'audit-log': logs, 'mfa-adoption': exports }, { assessedAt }) => {
    const came = mfaThatCame(exports, assessedAt);
    const findings = [...adoptionFindings(came.tables), ...logFindings(logs), ...came.findings];
    return { findings: findings.length > 0 ? findings : [{ outcome: 'unknown', subject: 'second factors', pointers: [], message: ours('Neither the counts of customers’ accounts nor the log samples show a sign-in with a second factor, which does not show that there is none.') }] };
  },
});

function adoptionFindings(exports: readonly Evidence<'mfa-adoption'>[]): readonly Finding[] {
  const period = periodsOf(seriesOf(exports, 'customers')).at(-1);
  const share = period === undefined ? undefined : totalShare(period, anyFactorShare);
  if (share === undefined || share === 'withheld' || share.denominator === 0) return [];
  const pointers = exports.filter(({ facts }) => facts.series.some(({ population }) => population === 'customers')).slice(0, 20).map(({ artifact }) => pointerTo(artifact));
  return [{ outcome: share.numerator > 0 ? 'pass' : 'fail', subject: 'accounts with a second factor', pointers, message: say`${share.numerator} of ${share.denominator} active accounts of customers have a second factor${share.numerator > 0 ? ours('') : ours('; at least one was expected')}.` }];
}

function logFindings(logs: readonly Evidence<'audit-log'>[]): readonly Finding[] {
  const seen = (facts: Evidence<'audit-log'>['facts']): number => {
    const need = facts.detections?.['mfa-fatigue'][0];
    return (need?.events ?? 0) + (need?.lacking ?? 0);
  };
  const events = sum(logs, seen);
  if (events === 0) return [];
  const pointers = pointersOf(logs, (facts) => facts.detections?.['mfa-fatigue'][0]?.firstRow ?? facts.detections?.['mfa-fatigue'][0]?.firstLackingRow);
  return [{ outcome: 'pass', subject: 'events of second factors', count: events, pointers, message: say`${events} ${ours(events === 1 ? 'event' : 'events')} of the log samples ${ours(events === 1 ? 'is' : 'are')} about a second factor.` }];
}
