import { defineCheck } from '../model/check.ts';
import { settingFindings, type SettingQuestion } from './settings/setting-findings.ts';

const question: SettingQuestion = { name: 'warnings', isAsked: ({ safety }) => safety !== 'not-stated', asked: 'settings with a safest value', holds: ({ says }) => says.warning && says.risk, does: 'name a risk and a warning' };

/** Sees whether the register names a risk and a warning for each setting; what the product shows, only the product shows. */
export const leavingADefaultWarns = defineCheck({
  id: 'leaving-a-default-warns',
  title: 'Leaving a safe default shows a warning',
  failTitle: 'Leaving a safe default shows no warning',
  why: 'Who loosens a setting without a warning does not know that a risk was taken.',
  fix: 'Show, where a safe default is left, what is risked by it, and write that warning into the register of settings.',
  references: ['White paper, secure by default'],
  needs: ['settings-register'],
  run: (evidence) => ({ findings: settingFindings(evidence['settings-register'], question) }),
});
