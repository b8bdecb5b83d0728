import { defineCheck } from '../model/check.ts';
import { ours, say } from '../model/text.ts';
import { accuracyNote } from './source/accuracy-note.ts';
import { formFindings } from './source/form-check.ts';

/** What a program hands over to be read as HTML is escaped or cleaned. Constants, and braces that a framework escapes by itself, are no sinks here. */
export const htmlOutputIsEscaped = defineCheck({
  id: 'html-output-is-escaped',
  title: 'Values in HTML are escaped or cleaned',
  failTitle: 'Values reach HTML unescaped',
  why: `A value that is read as HTML can bring a script with it: that is cross-site scripting (CWE-79), a whole class that escaping templates remove. ${accuracyNote('html-output-is-escaped')}`,
  fix: 'Write text with textContent or a template that escapes. Where markup must pass, clean it with a sanitiser at the place where it is written.',
  references: ['CISA Secure by Design Pledge, goal 3', 'CISA and FBI: Eliminating Cross-Site Scripting Vulnerabilities (September 2024)', 'CWE-79'],
  needs: ['source-tree'],
  isScan: true,
  run: (evidence, { assessedAt }) =>
    formFindings(
      {
        measure: 'escaped-html',
        factsOf: (tree) => tree.facts.html,
        good: { form: 'escaped', count: (facts) => facts.escaped },
        bad: { form: 'raw', count: (facts) => facts.raw },
        subject: 'HTML sinks that escape',
        passing: (good, all) => say`${good} of ${all} HTML sinks escape or clean what they write. ${ours(accuracyNote('html-output-is-escaped'))}`,
        failing: (path, count) => say`${path} writes values into HTML unescaped at ${count} ${ours(count === 1 ? 'place' : 'places')}; escaped or cleaned values were expected.`,
        none: ours('No HTML sink was seen, so there is no share to state: 0 of 0.'),
      },
      evidence['source-tree'],
      assessedAt,
    ),
});
