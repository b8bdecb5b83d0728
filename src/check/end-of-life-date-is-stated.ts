import { defineCheck } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { parseDate, parseTime } from '../model/time.ts';
import { pointerTo } from './document/artifact-pointer.ts';

export const endOfLifeDateIsStated = defineCheck({
  id: 'end-of-life-date-is-stated',
  title: 'The date on which support ends is stated',
  failTitle: 'No date is stated on which support ends',
  why: 'Who buys a product must know for how long it gets security fixes, and when to move on.',
  fix: 'State in assay.yaml under lifecycle the date on which support ends (endOfLifeAt: 2030-12-31), and publish it on a page about the end of life.',
  references: ['Pledge G4-A3'],
  needs: ['product-statement'],
  uses: ['document'],
  documents: ['end-of-life', 'support-policy'],
  run: (evidence, { assessedAt }) => {
    const now = parseTime(assessedAt) ?? 0;
    const stated = evidence['product-statement'].flatMap(({ artifact, facts }): readonly Finding[] => {
      const date = facts.lifecycle?.endOfLifeAt ?? facts.lifecycle?.supportedUntil;
      if (date === undefined) return [];
      const time = parseDate(date) ?? parseTime(date);
      if (time === undefined) return [{ outcome: 'fail', subject: 'end of life', pointers: [pointerTo(artifact)], message: say`The product statement gives ${quote(date)} as the end of support; a date such as 2030-12-31 is expected.` }];
      const passed = time < now ? ours(', which has passed') : ours('');
      return [{ outcome: 'pass', subject: 'end of life', pointers: [pointerTo(artifact)], message: say`The product statement gives ${quote(date)} as the end of support${passed}.` }];
    });
    const published = evidence.document.flatMap(({ artifact, facts }): readonly Finding[] => {
      const last = facts.type === 'end-of-life' || facts.type === 'support-policy' ? facts.namedDates.toSorted((a, b) => (a.date < b.date ? -1 : 1)).at(-1) : undefined;
      return last === undefined ? [] : [{ outcome: 'pass', subject: `end of life ${artifact.path}`, pointers: [pointerTo(artifact, last.line)], message: say`The page ${quote(artifact.path)} names dates up to ${quote(last.date)} for the support of versions.` }];
    });
    if (stated.length + published.length > 0) return { findings: [...stated, ...published] };
    // A date that nobody wrote into the statement may stand elsewhere; a statement that is begun must not look worse than none.
    return { findings: [{ outcome: 'unknown', subject: 'end of life', pointers: [], message: ours('The product statement gives no date on which support ends, and no page about it was read; a date is expected.') }] };
  },
});
