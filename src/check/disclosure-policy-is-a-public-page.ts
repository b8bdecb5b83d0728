import { defineCheck } from '../model/check.ts';
import type { Finding } from '../model/finding.ts';
import { ours, say } from '../model/text.ts';
import { looksAt, nothingFound, placeAndDay, type DomainLooks, type Look } from './public/looks.ts';

/**
 * No standard says where a policy stands, so only an address that security.txt itself names for it can be found empty. A page to which
 * another page links with such words may be the policy; that is for a person.
 */
export const disclosurePolicyIsAPublicPage = defineCheck({
  id: 'disclosure-policy-is-a-public-page',
  title: 'The disclosure policy stands on a public page',
  failTitle: 'The address that security.txt names for the disclosure policy holds none',
  why: 'A policy protects people who look for flaws only when they can read it before they begin.',
  fix: 'Put the policy on a page that opens without an account, and name its address as Policy in security.txt.',
  references: ['Pledge G5', 'RFC 9116, section 2.5.7', 'Secure by Demand: vulnerability disclosure'],
  needs: ['public-places'],
  uses: ['security-txt'],
  run: (evidence) => {
    const named = new Set(evidence['security-txt'].flatMap(({ facts }) => facts.policy.flatMap(({ address }) => (address === undefined ? [] : [plain(address)]))));
    return { findings: looksAt(evidence['public-places'], 'disclosure-policy').map((domain) => judgeDomain(domain, ({ looked }) => named.has(plain(looked.address)))) };
  },
});

/** Without query and fragment, as security.txt keeps it. */
function plain(address: string): string {
  if (!URL.canParse(address)) return address;
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
}

function judgeDomain({ domain, looks }: DomainLooks, isNamed: (look: Look) => boolean): Finding {
  const subject = `${domain} disclosure-policy`;
  const found = looks.filter(({ looked }) => looked.outcome === 'found');
  const sure = found.find((look) => isNamed(look) || look.looked.from === 'given');
  if (sure !== undefined) {
    const from = isNamed(sure) ? ours('that security.txt names as the policy') : ours('at the address that was given');
    return { outcome: 'pass', subject, pointers: [sure.pointer], message: say`The page ${from} opened without an account: ${placeAndDay(sure)}. What it promises is for other checks and a person.` };
  }
  const [linked] = found;
  if (linked !== undefined) return { outcome: 'needs-review', subject, pointers: [linked.pointer], message: say`A page of the maker links to ${placeAndDay(linked)} with words for a disclosure policy, and it opened without an account; a person must read whether it is the policy.` };
  const gone = looks.find((look) => isNamed(look) && look.looked.outcome === 'absent');
  const isOpen = looks.some(({ looked }) => looked.outcome === 'not-looked');
  if (gone !== undefined && !isOpen) return { outcome: 'fail', subject, pointers: [gone.pointer], message: say`The maker’s security.txt names ${placeAndDay(gone)} as its policy, and the host said that nothing stands there; a page is expected.` };
  return nothingFound(domain, looks, 'disclosure-policy');
}
