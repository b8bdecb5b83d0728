import { defineCheck } from '../model/check.ts';
import { practiceFindings } from './tools/practice-findings.ts';

/** Answered by other tools, whose own figures are shown and not added up. */
export const repositoryIsFuzzed = defineCheck({
  id: 'repository-is-fuzzed',
  title: 'Another tool saw that the code is fuzzed',
  failTitle: 'Another tool saw no fuzzing of the code',
  why: 'Fuzzing finds memory errors in parsers that no test was written for.',
  fix: 'Write a harness for each parser of files and messages from outside, and run it continuously.',
  references: ['White paper, secure by design tactics: memory safe programming languages', 'OpenSSF Scorecard, Fuzzing'],
  needs: [],
  uses: ['tool-results', 'control-assessment', 'product-statement'],
  run: (evidence, { assessedAt }) => ({ findings: practiceFindings(evidence, { what: 'the code is fuzzed', scorecard: ['Fuzzing'], controls: [] }, assessedAt) }),
});
