import { defineCheck } from '../model/check.ts';
import { pageFindings } from './public/page-findings.ts';

/** Shows the passages; whether they name a day for each version is for a person. */
export const endOfLifePageIsPublished = defineCheck({
  id: 'end-of-life-page-is-published',
  title: 'A public page says until when versions are supported',
  failTitle: 'The page on support does not say until when versions are supported',
  why: 'Who buys a product must know for how long it gets security fixes, and when to move on.',
  fix: 'Publish a page that lists each version with the day on which its support ends.',
  references: ['Pledge G4-A3'],
  needs: [],
  uses: ['web-page', 'public-places'],
  isForPerson: true,
  run: (evidence) => ({ findings: pageFindings(evidence, { name: 'end-of-life', place: 'support-page', topics: ['end-of-life'], ask: 'whether the page says until when each version gets security fixes' }) }),
});
