import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Measure } from '../model/measure.ts';
import { settingFindings, type SettingQuestion } from './settings/setting-findings.ts';

const question: SettingQuestion = { name: 'safe defaults', isAsked: ({ safety }) => safety !== 'not-stated', asked: 'settings with a safest value', holds: ({ safety, comes }) => safety === 'safest' && comes === 'with-default', does: 'come with it' };

/** Compares, in the maker’s register, each default with the safest value; what a fresh installation does, only an installation shows. */
export const defaultSettingsAreSafe = defineCheck({
  id: 'default-settings-are-safe',
  title: 'Every setting comes with its safest value',
  failTitle: 'Settings come with another than their safest value',
  why: 'Most installations keep what they came with. A setting that arrives loose stays loose.',
  fix: 'Ship each setting with its safest value, and let those who need another one loosen it, knowing the risk.',
  references: ['White paper, principle 1', 'White paper, secure by default tactics', 'SSDF 1.1 PW.9.1'],
  needs: ['settings-register'],
  run: (evidence) => ({ findings: settingFindings(evidence['settings-register'], question), measures: evidence['settings-register'].flatMap(measureOf) }),
});

function measureOf({ artifact, facts }: Evidence<'settings-register'>): readonly Measure[] {
  const asked = facts.settings.filter(question.isAsked);
  if (facts.at === undefined || asked.length === 0) return [];
  return [{ id: 'safe-defaults', population: 'product', dimensions: {}, points: [{ at: facts.at, numerator: asked.filter(question.holds).length, denominator: asked.length }], sources: [artifact.digest] }];
}
