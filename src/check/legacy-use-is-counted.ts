import { defineCheck } from '../model/check.ts';
import { usageFindings } from './adoption/usage-findings.ts';

/** Counts are what is judged, not their height. */
export const legacyUseIsCounted = defineCheck({
  id: 'legacy-use-is-counted',
  title: 'The use of unsafe old protocols by customers is counted',
  failTitle: 'The use of unsafe old protocols by customers is not counted',
  why: 'An old protocol stays switched on for as long as nobody knows who still needs it.',
  fix: 'Hand over a table of figures on use with a row for each month and old protocol: connections or sign-ins by it, and all of them.',
  references: ['White paper, principle 2: aggregate statistics on unsafe legacy protocols', 'White paper, principle 1: discourage unsafe legacy features'],
  needs: ['usage-figures'],
  run: (evidence, { assessedAt }) => usageFindings(evidence['usage-figures'], { figure: 'legacy-protocol', measure: 'legacy-protocol-use', what: 'sign-ins or connections of customers use an old protocol' }, assessedAt),
});
