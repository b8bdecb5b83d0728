import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { mfaThatCame } from './adoption/days-that-came.ts';
import { anyFactorShare, mfaMeasures, periodsOf, phishingResistantShare, roleWords, seriesOf, totalShare } from './adoption/mfa-measures.ts';
import { pointerTo } from './document/artifact-pointer.ts';

/** Only customers count here: what the maker's own staff do is another requirement. */
export const mfaAdoptionIsMeasured = defineCheck({
  id: 'mfa-adoption-is-measured',
  title: 'The share of customers’ accounts with multi-factor sign-in is measured',
  failTitle: 'The share of customers’ accounts with multi-factor sign-in is not measured',
  why: 'Only a share of active accounts, taken again and again, shows whether sign-in gets safer for customers.',
  fix: 'Export counts of active customer accounts by period, role and factor in the format of Assay’s own CSV, and name the population customers.',
  references: ['Pledge G1', 'Pledge G1-M1'],
  needs: ['mfa-adoption'],
  run: (evidence, { assessedAt }) => {
    const { tables: exports, findings: toCome } = mfaThatCame(evidence['mfa-adoption'], assessedAt);
    const findings = [...customerFindings(exports), ...otherFindings(exports), ...toCome];
    return {
      findings,
      measures: [...mfaMeasures('mfa-adoption', exports, 'customers', anyFactorShare, assessedAt), ...mfaMeasures('phishing-resistant-mfa', exports, 'customers', phishingResistantShare, assessedAt)],
    };
  },
});

function customerFindings(exports: readonly Evidence<'mfa-adoption'>[]): readonly Finding[] {
  const pointers = exports.filter(({ facts }) => facts.series.some(({ population }) => population === 'customers')).slice(0, 20).map(({ artifact }) => pointerTo(artifact));
  const period = periodsOf(seriesOf(exports, 'customers')).at(-1);
  if (period === undefined) return [];
  const base = { subject: 'customers', pointers };
  const share = totalShare(period, anyFactorShare);
  const at = quote(period[0]?.at ?? 'an unstated date');
  if (share === undefined || share === 'withheld') {
    const stated = period.flatMap((series) => {
      const own = anyFactorShare(series);
      return own === undefined || own === 'withheld' || own.denominator === 0 ? [] : [{ role: series.role, ...own }];
    });
    const [first] = stated;
    if (first === undefined) return [{ ...base, outcome: 'unknown', message: say`The export of ${at} gives no share that may be shown: fewer than 10 people stand behind a part of it, or a total is missing.` }];
    return [{ ...base, outcome: 'pass', message: say`On ${at}, ${first.numerator} of ${first.denominator} active accounts of customers’ ${ours(roleWords[first.role])} use multi-factor sign-in; the sum over all roles is withheld for privacy.` }];
  }
  if (share.denominator === 0) return [{ ...base, outcome: 'unknown', message: ours('No active customer accounts exist, so there is no share to state.') }];
  return [{ ...base, outcome: 'pass', message: say`On ${at}, ${share.numerator} of ${share.denominator} active customer accounts use multi-factor sign-in.` }];
}

const otherWords = { 'own-staff': 'the maker’s own staff', 'this-instance': 'this installation alone' } as const;

/** Says of other populations that they do not count, when no customers are there. */
function otherFindings(exports: readonly Evidence<'mfa-adoption'>[]): readonly Finding[] {
  if (exports.some(({ facts }) => facts.series.some(({ population }) => population === 'customers'))) return [];
  return (['own-staff', 'this-instance'] as const).flatMap((population) => {
    const own = exports.filter(({ facts }) => facts.series.some((series) => series.population === population));
    if (own.length === 0) return [];
    return [{ outcome: 'unknown' as const, subject: population, pointers: own.slice(0, 20).map(({ artifact }) => pointerTo(artifact)), message: say`The exports speak of ${ours(otherWords[population])} and do not count here; the accounts of customers are expected.` }];
  });
}
