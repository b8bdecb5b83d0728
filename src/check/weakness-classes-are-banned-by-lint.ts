import { defineCheck } from '../model/check.ts';
import { lintEnforcement } from './source/lint-enforcement.ts';

/** Lint rules refuse what makes classes of weakness possible, and the build obeys them. */
export const weaknessClassesAreBannedByLint = defineCheck({
  id: 'weakness-classes-are-banned-by-lint',
  title: 'Lint rules refuse classes of weakness, and the build obeys them',
  failTitle: 'Rules against classes of weakness stop nothing',
  why: 'A building block protects only as long as nobody goes around it. A rule that refuses the bare call, and a build that fails on it, make the safe way the only way.',
  fix: 'For each class that you mean to end, switch on a rule at the level that fails, and run the linter in a workflow step that may fail.',
  references: ['CISA Secure by Design Pledge, goal 3', 'CISA and partners: Secure by Design white paper, eliminating classes of vulnerability', 'NIST SSDF PW.5.1'],
  needs: ['source-tree'],
  run: (evidence) => lintEnforcement(['sql', 'xss', 'command', 'path', 'deserialisation', 'ssrf', 'memory'], evidence['source-tree']),
});
