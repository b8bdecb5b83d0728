import { defineCheck } from '../model/check.ts';
import { usageFindings } from './adoption/usage-findings.ts';

/** Counts are what is judged, not their height. */
export const unusedPrivilegesAreCounted = defineCheck({
  id: 'unused-privileges-are-counted',
  title: 'Rights that customers granted and nobody uses are counted',
  failTitle: 'Rights that customers granted and nobody uses are not counted',
  why: 'A right that nobody uses helps only whoever takes over the account.',
  fix: 'Export each granted right with the day of its last use, or a table of figures on use: rights not used for 90 days, and all that were granted.',
  references: ['White paper, principle 2: statistics on unused privileges'],
  needs: ['usage-figures'],
  run: (evidence, { assessedAt }) => usageFindings(evidence['usage-figures'], { figure: 'unused-privileges', measure: 'unused-privileges', what: 'rights that customers granted were not used for 90 days' }, assessedAt),
});
