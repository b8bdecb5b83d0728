import { defineCheck } from '../model/check.ts';
import { pageFindings } from './public/page-findings.ts';

/** Shows what pages of the maker say of a roadmap for security; what it promises is for a person to read. */
export const securityRoadmapPageIsPublished = defineCheck({
  id: 'security-roadmap-page-is-published',
  title: 'A page of the maker speaks of its roadmap for security',
  failTitle: 'The page of the maker does not speak of a roadmap for security',
  why: 'What a maker plans in public, customers can plan with.',
  fix: 'Publish the roadmap for security, or its main points, on a page with a date.',
  references: ['Secure by Design Pledge, overview: transparency', 'White paper, secure by design tactics'],
  needs: [],
  uses: ['web-page', 'public-places'],
  isForPerson: true,
  run: (evidence) => ({ findings: pageFindings(evidence, { name: 'roadmap', place: 'trust-page', topics: ['roadmap', 'transparency'], ask: 'what the maker plans, until when, and what it is open about' }) }),
});
