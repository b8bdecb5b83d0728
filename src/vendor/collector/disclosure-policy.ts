import type { SecurityTxt } from '../../model/evidence/security-txt.ts';
import type { SiteSubject } from '../../model/vendor-position.ts';
import type { Given } from '../given.ts';
import { collectPage } from './collect-page.ts';
import type { CollectedHomePage } from './home-page.ts';
import { linksOfKind } from './link-words.ts';
import { nowhere } from './pages.ts';
import { plainAddress } from './site.ts';
import type { Collected, Tools } from './tools.ts';

const policyFieldsMax = 3;
const linkedMax = 3;

/**
 * Looks at the text of the disclosure policy: where the Policy fields of security.txt lead (RFC 9116, section 2.5.7), at addresses that
 * the user gave, and at pages of the site that the home page links to with words for it.
 */
export async function collectDisclosurePolicy({ domain }: SiteSubject, given: Given, securityTxt: SecurityTxt | undefined, home: CollectedHomePage, tools: Tools): Promise<readonly Collected[]> {
  const place = 'disclosure-policy';
  const kind = 'disclosure-policy';
  const named = given.pages.filter((page) => page.kind === kind).map(({ address }) => address);
  const told = (securityTxt?.policy ?? []).slice(0, policyFieldsMax).flatMap(({ address }) => (address === undefined ? [] : [address]));
  const fields = [...new Set(told)].map((address) => plainAddress(address) ?? address).filter((address) => !named.includes(address));
  const linked = linksOfKind(home.links, 'disclosure-policy', domain, linkedMax).filter((address) => !named.includes(address) && !fields.includes(address));
  if (named.length + fields.length + linked.length === 0) return [nowhere(place, home)];
  return Promise.all([
    ...named.map((address) => collectPage({ place, address, from: 'given', kind }, tools)),
    ...fields.map(async (address): Promise<Collected> => (plainAddress(address) === undefined
      ? { looked: { place, address, outcome: 'not-looked', reason: 'is no https address; only such are asked', from: 'linked', lookedAt: tools.startedAt } }
      : collectPage({ place, address, from: 'linked', kind }, tools))),
    // A word in a link makes no policy: what the page is, its content says.
    ...linked.map((address) => collectPage({ place, address, from: 'linked', site: domain }, tools)),
  ]);
}
