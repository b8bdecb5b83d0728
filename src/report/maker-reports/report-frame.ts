import { ours, quote, say, type Text } from '../../model/text.ts';
import { disclaimer, limits } from '../words.ts';
import type { ReportFacts } from './report-facts.ts';

/** What or whom a report is about: one product by name, or all of an organisation. */
export function subjectOf({ organisation, products }: ReportFacts): Text {
  const [first] = products;
  if (first === undefined || products.length > 1) return say`${quote(organisation)}, ${products.length} products`;
  return first.maker === undefined ? say`${quote(first.name)}` : say`${quote(first.name)}, by ${quote(first.maker)}`;
}

/** How the words for a position are to be read. */
export const verdictNote = ours('Position: “partly met” means some of it was measured and holds; “claimed” means words only; “unknown” means that nothing was measured, and is neither good nor bad. Course: from the baseline to the newest figure. The number of CVE records is never held against anybody.');

/** What stands at the end of every report. */
export function closingOf({ madeAt, engineVersion, products }: ReportFacts): readonly Text[] {
  const digests = products.flatMap(({ name, assessment }) => (assessment === undefined ? [] : [say`${quote(name)}: ${quote(assessment.digest)}`]));
  return [
    ours(`${disclaimer} ${limits}`),
    say`Written ${quote(madeAt.slice(0, 10))} by Assay ${quote(engineVersion)}. ${ours(digests.length === 0 ? 'No assessment stands behind it.' : `SHA-256 of ${digests.length === 1 ? 'the assessment' : 'the assessments'} that it was written from:`)}`,
    ...digests,
  ];
}
