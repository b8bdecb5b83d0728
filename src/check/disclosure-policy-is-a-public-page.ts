import { defineCheck } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { ours, say } from '../model/text.ts';
import { looksAt, nothingFound, placeAndDay, type DomainLooks } from './public/looks.ts';

/** No standard says where a policy stands, so only an address that the maker itself names can be found empty. */
export const disclosurePolicyIsAPublicPage = defineCheck({
  id: 'disclosure-policy-is-a-public-page',
  title: 'The disclosure policy stands on a public page',
  failTitle: 'The address that the maker names for its disclosure policy holds none',
  why: 'A policy protects people who look for flaws only when they can read it before they begin.',
  fix: 'Put the policy on a page that opens without an account, and name its address as Policy in security.txt.',
  references: ['Pledge G5', 'RFC 9116, section 2.5.7', 'Secure by Demand: vulnerability disclosure'],
  needs: ['public-places'],
  run: (evidence) => ({ findings: looksAt(evidence['public-places'], 'disclosure-policy').map(judgeDomain) }),
});

function judgeDomain({ domain, looks }: DomainLooks): Finding {
  const subject = `${domain} disclosure-policy`;
  const found = looks.find(({ looked }) => looked.outcome === 'found');
  if (found !== undefined) {
    const from = found.looked.from === 'linked' ? ours('to which the maker’s own file or page links') : ours('at the address that was given');
    return { outcome: 'pass', subject, pointers: [found.pointer], message: say`A page ${from} opened without an account: ${placeAndDay(found)}. What it promises is for other checks and a person.` };
  }
  const linked = looks.find(({ looked }) => looked.from === 'linked' && looked.outcome === 'absent');
  const isOpen = looks.some(({ looked }) => looked.outcome === 'not-looked');
  if (linked !== undefined && !isOpen) return { outcome: 'fail', subject, pointers: [linked.pointer], message: say`The maker’s own file or page leads to ${placeAndDay(linked)} for its policy, and the host said that nothing stands there; a page is expected.` };
  return nothingFound(domain, looks, 'disclosure-policy');
}
