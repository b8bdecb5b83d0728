import { defineCheck } from '../model/check.ts';
import { settingFindings, type SettingQuestion } from './settings/setting-findings.ts';

const question: SettingQuestion = { name: 'decisions', isAsked: () => true, asked: 'settings', holds: ({ comes }) => comes === 'with-default', does: 'come with a default' };

/** Counts the settings of the register that a customer must decide. */
export const settingsComeWithDefaults = defineCheck({
  id: 'settings-come-with-defaults',
  title: 'No setting on security must be decided by the customer',
  failTitle: 'Settings on security must be decided by the customer',
  why: 'Each decision that a first set-up asks for is one that somebody in a hurry takes.',
  fix: 'Give each setting a default with which the product is safe, so that a customer need not decide.',
  references: ['White paper, secure by default', 'White paper, secure by default tactics, consider the user experience consequences of security settings'],
  needs: ['settings-register'],
  run: (evidence) => ({ findings: settingFindings(evidence['settings-register'], question) }),
});
