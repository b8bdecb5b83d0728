import { defineCheck } from '../model/check.ts';
import { practiceFindings } from './tools/practice-findings.ts';

/** Answered by other tools, whose own figures are shown and not added up. */
export const buildHasLeastRights = defineCheck({
  id: 'build-has-least-rights',
  title: 'The build has no more rights than it needs and takes pinned parts',
  failTitle: 'The build has more rights than it needs or takes parts that can change',
  why: 'A build that may do everything, or runs whatever its parts have become, is the shortest way into every customer’s house.',
  fix: 'Give each job only the rights that it needs, pin actions and images by digest, and never run a stranger’s code with secrets at hand.',
  references: ['OpenSSF Scorecard, Token-Permissions, Dangerous-Workflow and Pinned-Dependencies', 'OSPS Baseline, OSPS-AC-04 and OSPS-BR-01', 'SSDF PO.5.1'],
  needs: [],
  uses: ['tool-results', 'control-assessment', 'product-statement'],
  run: (evidence, { assessedAt }) => ({ findings: practiceFindings(evidence, { what: 'the build has no more rights than it needs and takes pinned parts', scorecard: ['Token-Permissions', 'Dangerous-Workflow', 'Pinned-Dependencies'], controls: ['OSPS-AC-04', 'OSPS-BR-01'] }, assessedAt) }),
});
