import type { PlaceId } from '../../model/evidence/public-places.ts';
import type { SiteSubject } from '../../model/vendor-position.ts';
import type { Given } from '../given.ts';
import { collectPage, notGiven } from './collect-page.ts';
import type { CollectedHomePage } from './home-page.ts';
import { linksOfKind } from './link-words.ts';
import type { Collected, Tools } from './tools.ts';

const places = { price: 'price-page', trust: 'trust-page', pledge: 'pledge-page', support: 'support-page' } as const satisfies Readonly<Record<string, PlaceId>>;
const linkedMax = 2;

/** Looks at the pages on prices, trust, the pledge and support: those that the user gave, and those that the home page links to. */
export async function collectPages(subject: SiteSubject, given: Given, home: CollectedHomePage, tools: Tools): Promise<readonly Collected[]> {
  const kinds = Object.keys(places) as (keyof typeof places)[];
  return (await Promise.all(kinds.map((kind) => collectKind(kind, subject, given, home, tools)))).flat();
}

async function collectKind(kind: keyof typeof places, { domain }: SiteSubject, given: Given, home: CollectedHomePage, tools: Tools): Promise<readonly Collected[]> {
  const place = places[kind];
  const named = given.pages.filter((page) => page.kind === kind).map(({ address }) => address);
  const linked = linksOfKind(home.links, kind, domain, linkedMax).filter((address) => !named.includes(address));
  if (named.length + linked.length === 0) return [nowhere(place, home)];
  return Promise.all([
    ...named.map((address) => collectPage({ place, address, from: 'given', kind: 'web-page' }, tools)),
    ...linked.map((address) => collectPage({ place, address, from: 'linked', kind: 'web-page', site: domain }, tools)),
  ]);
}

/** No address was given and no link speaks of it: that says nothing about whether there is such a page. */
export function nowhere(place: PlaceId, home: CollectedHomePage): Collected {
  const { looked } = home.collected;
  const seen = looked.outcome === 'found' ? 'has no link whose words speak of it' : 'could not be looked at for a link';
  return notGiven(place, looked.address, `${seen}, and no address was given`, looked.lookedAt);
}
