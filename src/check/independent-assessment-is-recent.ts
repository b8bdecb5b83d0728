import { defineCheck } from '../model/check.ts';
import { recordFindings } from './document/record-findings.ts';

/** Judges form and date, and asks a person for the content; a text that is not there says nothing. */
export const independentAssessmentIsRecent = defineCheck({
  id: 'independent-assessment-is-recent',
  title: 'The summary of an independent assessment is dated within thirteen months',
  failTitle: 'The summary of an independent assessment is out of date, or has not its form',
  why: 'Those who built a thing look where they looked before; strangers look elsewhere.',
  fix: 'Publish the summary of the last assessment with scope, assessor, date, and what became of each finding.',
  references: ['White paper, software product security principles', 'MVSP 1.4'],
  needs: ['document'],
  run: (evidence, { assessedAt }) => ({ findings: recordFindings(evidence.document, { type: 'independent-assessment', asks: 'content', read: 'whether the assessors depend on those who built the product' }, assessedAt) }),
});
