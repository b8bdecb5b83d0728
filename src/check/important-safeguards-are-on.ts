import { defineCheck } from '../model/check.ts';
import { settingFindings, type SettingQuestion } from './settings/setting-findings.ts';

const question: SettingQuestion = { name: 'important safeguards', isAsked: ({ isImportant }) => isImportant, asked: 'important safeguards', holds: ({ safety, comes }) => safety === 'safest' && comes === 'with-default', does: 'come with their safest value' };

/** Looks at the settings that the maker’s register marks as important; which ones matter most is the maker’s word. */
export const importantSafeguardsAreOn = defineCheck({
  id: 'important-safeguards-are-on',
  title: 'The important safeguards come with their safest value',
  failTitle: 'Important safeguards do not come with their safest value',
  why: 'The few safeguards that matter most protect nobody while they are off.',
  fix: 'Mark the safeguards that matter most in the register of settings, and ship each of them switched on.',
  references: ['White paper, secure by default'],
  needs: ['settings-register'],
  run: (evidence) => ({ findings: settingFindings(evidence['settings-register'], question) }),
});
