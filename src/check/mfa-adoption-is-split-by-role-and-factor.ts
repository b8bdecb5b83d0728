import { defineCheck } from '../model/check.ts';
import { mfaFactors, type MfaFactor, type MfaSeries } from '../model/evidence/mfa-adoption.ts';
import type { Finding } from '../model/finding.ts';
import { joinText, ours, say } from '../model/text.ts';
import { mfaThatCame } from './adoption/days-that-came.ts';
import { factorShare, mfaMeasures, periodsOf, roleWords, seriesOf } from './adoption/mfa-measures.ts';
import { pointerTo } from './document/artifact-pointer.ts';

const factorWords: Readonly<Record<MfaFactor, string>> = {
  none: 'none', other: 'another factor', 'not-stated': 'a factor that is not named', sms: 'SMS', totp: 'one-time passwords', push: 'push', certificate: 'certificates', passkey: 'passkeys', fido2: 'FIDO2',
};

/** Looks at the newest period of the customers' counts. */
export const mfaAdoptionIsSplitByRoleAndFactor = defineCheck({
  id: 'mfa-adoption-is-split-by-role-and-factor',
  title: 'Adoption of multi-factor sign-in is split by role and by factor',
  failTitle: 'Adoption of multi-factor sign-in is not split by role and by factor',
  why: 'Administrators matter most, and SMS is not FIDO2: one figure for all hides both.',
  fix: 'Give the counts for administrators and for users apart, and name the factor of each count (sms, totp, push, fido2, passkey, certificate).',
  references: ['Pledge G1-M1'],
  needs: ['mfa-adoption'],
  run: (evidence, { assessedAt }) => {
    const { tables: exports, findings: toCome } = mfaThatCame(evidence['mfa-adoption'], assessedAt);
    const period = periodsOf(seriesOf(exports, 'customers')).at(-1);
    const pointers = exports.slice(0, 20).map(({ artifact }) => pointerTo(artifact));
    if (period === undefined && toCome.length > 0) return { findings: toCome };
    if (period === undefined) {
      return { findings: [{ outcome: 'unknown', subject: 'customers', pointers, message: ours('The exports hold no accounts of customers; the maker’s own staff do not count here.') }] };
    }
    return {
      findings: [roleFinding(period, pointers), factorFinding(period, pointers), ...toCome],
      measures: mfaFactors.flatMap((factor) => mfaMeasures('mfa-adoption', exports, 'customers', factorShare(factor), assessedAt, { factor })),
    };
  },
});

function roleFinding(period: readonly MfaSeries[], pointers: Finding['pointers']): Finding {
  const roles = period.map(({ role }) => role).filter((role) => role !== 'not-stated' && role !== 'other');
  const names = joinText(period.map(({ role }) => ours(roleWords[role])), ', ');
  return roles.includes('administrator') && roles.length > 1
    ? { outcome: 'pass', subject: 'roles', pointers, message: say`The counts are split by role: ${names}.` }
    : { outcome: 'fail', subject: 'roles', pointers, message: say`The counts are given for ${names}; administrators and users apart are expected.` };
}

function factorFinding(period: readonly MfaSeries[], pointers: Finding['pointers']): Finding {
  const factors = mfaFactors.filter((factor) => factor !== 'none' && period.some(({ counts }) => counts.some((count) => count.factor === factor && count.accounts !== 0)));
  const named = factors.filter((factor) => factor !== 'not-stated' && factor !== 'other');
  if (factors.length === 0) return { outcome: 'unknown', subject: 'factors', pointers, message: ours('No account uses a second factor, so there is nothing to split by factor.') };
  const names = joinText(factors.map((factor) => ours(factorWords[factor])), ', ');
  return named.length > 0 && !factors.includes('not-stated')
    ? { outcome: 'pass', subject: 'factors', pointers, message: say`The counts are split by factor: ${names}.` }
    : { outcome: 'fail', subject: 'factors', pointers, message: named.length === 0 ? ours('The counts do not name the factors; each factor by its name is expected.') : say`The counts are split by factor only in part: ${names}; each factor by its name is expected.` };
}
