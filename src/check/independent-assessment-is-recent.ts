import { defineCheck } from '../model/check.ts';
import { recordFindings } from './document/record-findings.ts';
import { assessmentFindings } from './tools/assessment-findings.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. What OSCAL, CycloneDX or security insights tell does as well as a text. */
export const independentAssessmentIsRecent = defineCheck({
  id: 'independent-assessment-is-recent',
  title: 'The summary of an independent assessment is dated within thirteen months',
  failTitle: 'The summary of an independent assessment is out of date, or has not its form',
  why: 'Those who built a thing look where they looked before; strangers look elsewhere.',
  fix: 'Publish the summary of the last assessment with scope, assessor, date, and what became of each finding: as a text, as OSCAL assessment results, or as CycloneDX Attestations.',
  references: ['White paper, software product security principles', 'MVSP 1.4', 'OSCAL 1, assessment results', 'CycloneDX 1.6, declarations'],
  needs: [],
  uses: ['document', 'control-assessment', 'security-insights', 'product-statement'],
  documents: ['independent-assessment'],
  run: (evidence, { assessedAt }) => {
    const told = assessmentFindings(evidence, assessedAt);
    const texts = recordFindings(evidence.document, { type: 'independent-assessment', asks: 'content', read: 'whether the assessors depend on those who built the product' }, assessedAt);
    // Without such a text there is only a finding that there is none.
    const hasText = evidence.document.some(({ facts }) => facts.type === 'independent-assessment');
    return { findings: [...(hasText || told.length === 0 ? texts : []), ...told] };
  },
});
