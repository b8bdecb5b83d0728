import { defineCheck } from '../model/check.ts';
import { practiceFindings } from './tools/practice-findings.ts';

/** Answered by other tools, whose own figures are shown and not added up. */
export const changesAreReviewedBeforeTheyMerge = defineCheck({
  id: 'changes-are-reviewed-before-they-merge',
  title: 'Changes are reviewed by somebody else before they merge',
  failTitle: 'Changes merge without a review by somebody else',
  why: 'A second pair of eyes finds what the first does not see, and makes it harder to slip something in.',
  fix: 'Demand an approval by somebody other than the author by a rule of the platform, for administrators too.',
  references: ['White paper, secure by design tactics: code review', 'OpenSSF Scorecard, Code-Review', 'OSPS Baseline, OSPS-QA-07'],
  needs: [],
  uses: ['tool-results', 'control-assessment', 'product-statement'],
  run: (evidence, { assessedAt }) => ({ findings: practiceFindings(evidence, { what: 'changes are reviewed by somebody else before they merge', scorecard: ['Code-Review'], controls: ['OSPS-QA-07'] }, assessedAt) }),
});
