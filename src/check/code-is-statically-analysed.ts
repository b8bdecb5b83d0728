import { defineCheck } from '../model/check.ts';
import { runFindings } from './tools/run-findings.ts';

/** That a tool ran is told, and what is open by level and weakness. What it means is for whoever knows the code. */
export const codeIsStaticallyAnalysed = defineCheck({
  id: 'code-is-statically-analysed',
  title: 'The code was searched by static analysis within the last year',
  failTitle: 'The last static analysis of the code failed or is more than a year old',
  why: 'Static analysis looks at every path of the code, also those that no test takes.',
  fix: 'Run a static analyser on every change and for each release, and hand over its report as SARIF with the times of its run (invocations).',
  references: ['White paper, secure by design tactics: static and dynamic application security testing', 'SARIF 2.1.0', 'SSDF PW.7 and PW.8'],
  needs: ['tool-results'],
  isScan: true,
  run: (evidence, { assessedAt }) => ({ findings: runFindings(evidence['tool-results'], 'static-analysis', 'static analysis', assessedAt) }),
});
