import { defineCheck } from '../model/check.ts';
import { ours, say } from '../model/text.ts';
import { accuracyNote } from './source/accuracy-note.ts';
import { formFindings } from './source/form-check.ts';

/** Values reach the database as bound parameters and never as part of the query's text. */
export const queriesAreParameterised = defineCheck({
  id: 'queries-are-parameterised',
  title: 'Queries bind their values instead of joining them into the text',
  failTitle: 'Queries are built by joining values into their text',
  why: `A value that becomes part of the query text can change the query: that is SQL injection (CWE-89), a whole class that bound parameters remove. ${accuracyNote('queries-are-parameterised')}`,
  fix: 'Write a placeholder in the query text and hand the value over separately, or use a tagged template that binds. Where a name of a column or table varies, pick it from a fixed list in the code.',
  references: ['CISA Secure by Design Pledge, goal 3', 'CISA and FBI: Eliminating SQL Injection Vulnerabilities in Software (March 2024)', 'CWE-89'],
  needs: ['source-tree'],
  isScan: true,
  run: (evidence, { assessedAt }) =>
    formFindings(
      {
        measure: 'parameterised-queries',
        factsOf: (tree) => tree.facts.queries,
        good: { form: 'parameterised', count: (facts) => facts.parameterised },
        bad: { form: 'joined', count: (facts) => facts.joined },
        subject: 'query calls with bound values',
        passing: (good, all) => say`${good} of ${all} query calls with values bind them. ${ours(accuracyNote('queries-are-parameterised'))}`,
        failing: (path, count) => say`${path} joins values into the text of ${count} ${ours(count === 1 ? 'query' : 'queries')}; bound values were expected.`,
        none: ours('No query call with values was seen, so there is no share to state: 0 of 0.'),
      },
      evidence['source-tree'],
      assessedAt,
    ),
});
