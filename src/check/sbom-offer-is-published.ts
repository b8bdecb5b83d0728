import { defineCheck } from '../model/check.ts';
import { pageFindings } from './public/page-findings.ts';

/** Shows what pages of the maker say of a bill of materials; whether a customer gets one there is for a person to read. */
export const sbomOfferIsPublished = defineCheck({
  id: 'sbom-offer-is-published',
  title: 'A page of the maker says where customers get the SBOM',
  failTitle: 'The page of the maker does not say where customers get the SBOM',
  why: 'A bill that nobody can find is read by nobody. Customers look for it where they look for everything else about security.',
  fix: 'Say on the page on security where the SBOM of each release is, in which format, and on which terms.',
  references: ['Secure by Demand: software supply chain security', 'White paper, principle 2, secure product development practices, 5'],
  needs: [],
  uses: ['web-page', 'public-places'],
  isForPerson: true,
  run: (evidence) => ({ findings: pageFindings(evidence, { name: 'sbom', place: 'trust-page', topics: ['sbom'], ask: 'where and on which terms a customer gets the SBOM' }) }),
});
