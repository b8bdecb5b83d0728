import { defineCheck } from '../model/check.ts';
import { settingFindings, type SettingQuestion } from './settings/setting-findings.ts';

const question: SettingQuestion = { name: 'reasons', isAsked: () => true, asked: 'settings', holds: ({ says }) => says.protects && says.reason, does: 'say what they protect and why they exist' };

/** Sees whether the register gives a purpose and a reason for each setting; whether a reason is good is for a person to read. */
export const settingsHaveReasons = defineCheck({
  id: 'settings-have-reasons',
  title: 'Each setting on security has a reason',
  failTitle: 'Settings on security have no reason',
  why: 'A setting without a reason is a decision that the maker did not take.',
  fix: 'Write into the register why each setting exists at all and why its default is the safe one, or take the setting away.',
  references: ['White paper, secure by default tactics, consider the user experience consequences of security settings'],
  needs: ['settings-register'],
  run: (evidence) => ({ findings: settingFindings(evidence['settings-register'], question) }),
});
