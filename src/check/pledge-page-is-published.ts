import { defineCheck } from '../model/check.ts';
import { pageFindings } from './public/page-findings.ts';

/** What the maker says on its own pages; no list of signers is looked at. */
export const pledgePageIsPublished = defineCheck({
  id: 'pledge-page-is-published',
  title: 'A page of the maker speaks of the Secure by Design Pledge',
  failTitle: 'The page of the maker does not speak of having signed the Secure by Design Pledge',
  why: 'A signature starts a clock of one year, and customers can follow it only when the maker says in public that it signed, when, and what came of it.',
  fix: 'Say on one page that the pledge was signed, on which day, and link the progress reports from it.',
  references: ['Secure by Design Pledge, overview', 'Secure by Demand: general questions'],
  needs: [],
  uses: ['web-page', 'public-places'],
  isForPerson: true,
  run: (evidence) => ({ findings: pageFindings(evidence, { name: 'pledge', place: 'pledge-page', topics: ['pledge'], ask: 'whether the maker says there that it has signed, and when' }) }),
});
