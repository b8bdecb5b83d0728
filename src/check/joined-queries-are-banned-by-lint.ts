import { defineCheck } from '../model/check.ts';
import { lintEnforcement } from './source/lint-enforcement.ts';

/** A lint rule refuses joined query text, and the build obeys it. */
export const joinedQueriesAreBannedByLint = defineCheck({
  id: 'joined-queries-are-banned-by-lint',
  title: 'A lint rule refuses joined queries, and the build obeys it',
  failTitle: 'A rule against joined queries stops nothing',
  why: 'Bound values everywhere stay so only when a forgotten place cannot get in. A rule that fails the build keeps the class out.',
  fix: 'Switch on a rule against joined query text at the level that fails, and run the linter in a workflow step that may fail.',
  references: ['CISA Secure by Design Pledge, goal 3', 'CISA and FBI: Eliminating SQL Injection Vulnerabilities in Software (March 2024)', 'NIST SSDF PW.5.1'],
  needs: ['source-tree'],
  run: (evidence) => lintEnforcement(['sql'], evidence['source-tree']),
});
