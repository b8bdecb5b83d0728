import { defineCheck } from '../model/check.ts';
import { phishingResistantFactors, type MfaSeries } from '../model/evidence/mfa-adoption.ts';
import type { Finding } from '../model/finding.ts';
import { ours, say } from '../model/text.ts';
import { mfaThatCame } from './adoption/days-that-came.ts';
import { mfaMeasures, periodsOf, phishingResistantShare, roleWords, seriesOf } from './adoption/mfa-measures.ts';
import { pointerTo } from './document/artifact-pointer.ts';

/** Looks at the newest period of the maker's own staff, role by role. */
export const staffMfaIsPhishingResistant = defineCheck({
  id: 'staff-mfa-is-phishing-resistant',
  title: 'All accounts of the maker’s own staff sign in with a phishing-resistant factor',
  failTitle: 'Accounts of the maker’s own staff sign in without a phishing-resistant factor',
  why: 'Whoever takes over one account of the maker can reach every customer; codes and push messages can be phished.',
  fix: 'Give every employee a FIDO2 key, passkey or certificate and allow nothing weaker.',
  references: ['White paper, principle 2: internal security controls', 'White paper: satisfy the CPGs (phishing-resistant multi-factor for all employees)'],
  needs: ['mfa-adoption'],
  run: (evidence, { assessedAt }) => {
    const { tables: exports, findings: toCome } = mfaThatCame(evidence['mfa-adoption'], assessedAt);
    const pointers = exports.filter(({ facts }) => facts.series.some(({ population }) => population === 'own-staff')).slice(0, 20).map(({ artifact }) => pointerTo(artifact));
    const period = periodsOf(seriesOf(exports, 'own-staff')).at(-1);
    if (period === undefined && toCome.length > 0) return { findings: toCome };
    if (period === undefined) return { findings: [{ outcome: 'unknown', subject: 'own-staff', pointers: [], message: ours('The exports hold no accounts of the maker’s own staff; customers do not count here.') }] };
    return { findings: [...period.map((series) => judgeRole(series, pointers)), ...toCome], measures: mfaMeasures('phishing-resistant-mfa', exports, 'own-staff', phishingResistantShare, assessedAt) };
  },
});

function judgeRole(series: MfaSeries, pointers: Finding['pointers']): Finding {
  const base = { subject: `own-staff ${series.role}`, pointers };
  const who = ours(roleWords[series.role]);
  const share = phishingResistantShare(series);
  // A withheld count is at least 1, so it can be told that some account is weaker without telling how many.
  const hasWeaker = series.counts.some(({ factor, accounts }) => !phishingResistantFactors.has(factor) && factor !== 'not-stated' && accounts !== 0);
  if (share === undefined) {
    return hasWeaker
      ? { ...base, outcome: 'fail', message: say`Among the ${who} of the maker’s own staff some sign in with a password alone; a phishing-resistant factor for all is expected.` }
      : { ...base, outcome: 'unknown', message: say`The export does not say which factors the ${who} of the maker’s own staff use; a phishing-resistant one for all is expected.` };
  }
  if (share === 'withheld') {
    return hasWeaker
      ? { ...base, outcome: 'fail', message: say`Among the ${who} of the maker’s own staff some sign in without a phishing-resistant factor; how many is withheld for privacy.` }
      : { ...base, outcome: 'unknown', message: say`The counts of the ${who} of the maker’s own staff are withheld for privacy or not whole, so no share can be stated.` };
  }
  if (share.denominator === 0) return { ...base, outcome: 'unknown', message: say`No active accounts exist among the ${who} of the maker’s own staff, so there is no share to state.` };
  return share.numerator === share.denominator
    ? { ...base, outcome: 'pass', message: say`All ${share.denominator} active accounts of the ${who} of the maker’s own staff sign in with a phishing-resistant factor.` }
    : { ...base, outcome: 'fail', message: say`${share.numerator} of ${share.denominator} active accounts of the ${who} of the maker’s own staff sign in with a phishing-resistant factor; all are expected.` };
}
