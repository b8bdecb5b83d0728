import { defineCheck } from '../model/check.ts';
import { looksMade } from './public/look-made.ts';

/** About the one who looks, not about the maker: a look that found nothing was made all the same. */
export const disclosurePolicyWasLookedFor = defineCheck({
  id: 'disclosure-policy-was-looked-for',
  title: 'The customer looked for the maker’s vulnerability disclosure policy',
  failTitle: 'Nobody looked for the maker’s vulnerability disclosure policy',
  why: 'A customer can see without asking whether the public may test the product and report what it finds; only a look with its day can be shown later.',
  fix: 'Run assay vendor on the maker’s domain, give it the address of the page where no standard says where it stands, and keep the captures.',
  references: ['Secure by Demand Guide, general questions'],
  needs: ['public-places'],
  run: (evidence) => ({ findings: looksMade(evidence['public-places'], 'disclosure-policy') }),
});
