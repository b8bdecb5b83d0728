import { defineCheck } from '../model/check.ts';
import { runFindings } from './tools/run-findings.ts';

/** That a tool ran is told, and what is open by level and weakness. What it means is for whoever knows the code. */
export const productIsDynamicallyTested = defineCheck({
  id: 'product-is-dynamically-tested',
  title: 'The running product was tested for flaws within the last year',
  failTitle: 'The last test of the running product failed or is more than a year old',
  why: 'Some flaws show only when the product runs: in its configuration, its sessions, and in what its parts make of each other’s words.',
  fix: 'Run a dynamic tester against a fresh installation for each release, and hand over its report as SARIF with the times of its run (invocations).',
  references: ['White paper, secure by design tactics: static and dynamic application security testing', 'SARIF 2.1.0', 'SSDF PW.7 and PW.8'],
  needs: ['tool-results'],
  isScan: true,
  run: (evidence, { assessedAt }) => ({ findings: runFindings(evidence['tool-results'], 'dynamic-analysis', 'dynamic testing', assessedAt) }),
});
