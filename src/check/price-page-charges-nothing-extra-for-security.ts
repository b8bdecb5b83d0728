import { defineCheck } from '../model/check.ts';
import { pageFindings } from './public/page-findings.ts';

/** Shows the passages with their day; what a price list means is for a person. */
export const pricePageChargesNothingExtraForSecurity = defineCheck({
  id: 'price-page-charges-nothing-extra-for-security',
  title: 'The price page includes security features in every edition',
  failTitle: 'The price page asks more for security features',
  why: 'Security features that cost extra are missing where they are needed most, and the price page says so before the contract does.',
  fix: 'List single sign-on, several factors and audit logs under every edition of the price page.',
  references: ['Pledge G1-A3', 'White paper, principle 1: eliminate hidden taxes', 'Secure by Demand: single sign-on at no extra charge'],
  needs: [],
  uses: ['web-page', 'public-places'],
  isForPerson: true,
  run: (evidence) => ({ findings: pageFindings(evidence, { name: 'price', place: 'price-page', topics: ['extra-charge'], ask: 'whether the page asks more for a security feature' }) }),
});
