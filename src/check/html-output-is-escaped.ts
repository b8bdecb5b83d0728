import { defineCheck } from '../model/check.ts';
import type { HtmlFacts } from '../model/evidence/source-tree.ts';
import { ours, say, type Text } from '../model/text.ts';
import { accuracyNote } from './source/accuracy-note.ts';
import { formFindings } from './source/form-check.ts';
import type { Tree } from './source/place-findings.ts';

/** What becomes HTML is escaped by the template engine, or escaped or cleaned at its place. Constants are no values. */
export const htmlOutputIsEscaped = defineCheck({
  id: 'html-output-is-escaped',
  title: 'Values in HTML are escaped or cleaned',
  failTitle: 'Values reach HTML unescaped',
  why: `A value that is read as HTML can bring a script with it: that is cross-site scripting (CWE-79), a whole class that escaping templates remove. The share counts what template engines escape by themselves beside the places that go around them. ${accuracyNote('html-output-is-escaped')}`,
  fix: 'Write text with textContent or a template that escapes. Where markup must pass, clean it with a sanitiser at the place where it is written.',
  references: ['CISA Secure by Design Pledge, goal 3', 'CISA and FBI: Eliminating Cross-Site Scripting Vulnerabilities (September 2024)', 'CWE-79'],
  needs: ['source-tree'],
  isScan: true,
  run: (evidence, { assessedAt }) =>
    formFindings(
      {
        measure: 'escaped-html',
        factsOf: (tree) => tree.facts.html,
        good: { form: 'escaped', count: (facts) => facts.escaped + byEngines(facts) },
        bad: { form: 'raw', count: (facts) => facts.raw },
        unlisted: (facts) => (facts.byEngine ?? []).map(({ first }) => first),
        subject: 'HTML output that is escaped',
        passing: (good, all) => say`${good} of ${all} values that become HTML are escaped or cleaned${enginesOf(evidence['source-tree'])}. ${ours(accuracyNote('html-output-is-escaped'))}`,
        failing: (path, count) => say`${path} writes values into HTML unescaped at ${count} ${ours(count === 1 ? 'place' : 'places')}; escaped or cleaned values were expected.`,
        none: ours('No value that becomes HTML was seen, so there is no share to state: 0 of 0.'),
      },
      evidence['source-tree'],
      assessedAt,
    ),
});

function byEngines({ byEngine }: HtmlFacts): number {
  return (byEngine ?? []).reduce((sum, { outputs }) => sum + outputs, 0);
}

/** How many of the values a template engine escapes by itself, with the names of the engines. */
function enginesOf(trees: readonly Tree[]): Text {
  const engines = trees.flatMap((tree) => tree.facts.html.byEngine ?? []);
  if (engines.length === 0) return ours('');
  const names = [...new Set(engines.map(({ engine }) => engine))].toSorted();
  return say`, ${engines.reduce((sum, { outputs }) => sum + outputs, 0)} of them by a template engine (${ours(names.join(', '))})`;
}
