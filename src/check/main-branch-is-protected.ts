import { defineCheck } from '../model/check.ts';
import { practiceFindings } from './tools/practice-findings.ts';

/** Answered by other tools, whose own figures are shown and not added up. */
export const mainBranchIsProtected = defineCheck({
  id: 'main-branch-is-protected',
  title: 'The main branch is protected by rules of the platform',
  failTitle: 'The main branch is not protected by rules of the platform',
  why: 'Without rules a single stolen password changes what is built and shipped.',
  fix: 'Forbid direct pushes and deletion of the main branch, and let checks and an approval be demanded by the platform.',
  references: ['OpenSSF Scorecard, Branch-Protection', 'OSPS Baseline, OSPS-AC-03', 'SSDF PO.5.1'],
  needs: [],
  uses: ['tool-results', 'control-assessment', 'product-statement'],
  run: (evidence, { assessedAt }) => ({ findings: practiceFindings(evidence, { what: 'the main branch is protected', scorecard: ['Branch-Protection'], controls: ['OSPS-AC-03'] }, assessedAt) }),
});
