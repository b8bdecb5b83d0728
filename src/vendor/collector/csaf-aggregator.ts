import { objectAt, objectsAt, stringAt, type JsonObject } from '../../read/gateway/json-value.ts';
import type { VendorSubject } from '../../model/vendor-position.ts';
import type { Given } from '../given.ts';
import { isOnSite } from './site.ts';
import { smallJson } from './small-json.ts';
import type { Collected, Tools } from './tools.ts';
import { andReason, ask, lookedFrom } from './web-answer.ts';

const limitBytes = 5 * 1_048_576;

/** Looks whether the aggregators that the user gave list a provider or publisher of the vendor's site (CSAF 2.0, section 7.2.3). */
export async function collectCsafAggregators(subject: VendorSubject, given: Given, tools: Tools): Promise<readonly Collected[]> {
  return Promise.all([...new Set(given.aggregators)].map((address) => collectListing(address, subject.domain, tools)));
}

async function collectListing(address: string, domain: string, tools: Tools): Promise<Collected> {
  const answer = await ask(tools.world, { url: address, limitBytes, accept: 'application/json' });
  const place = { place: 'csaf-aggregator', address, from: 'given' } as const;
  if (answer.state !== 'here' || answer.body === undefined) return { looked: { ...place, outcome: answer.state === 'absent' ? 'absent' : 'not-looked', ...lookedFrom(answer) } };
  const list = smallJson(answer.body);
  if (list === undefined || stringAt(list, 'aggregator_version') === undefined) return { looked: { ...place, outcome: 'unusable', ...lookedFrom(answer, andReason(answer.reason, 'is not the list of a CSAF aggregator that can be read')) } };
  const listed = [...objectsAt(list, 'csaf_providers'), ...objectsAt(list, 'csaf_publishers')].find((entry) => addressesOf(entry).some((found) => isOnSite(found, domain)));
  if (listed === undefined) return { looked: { ...place, outcome: 'absent', ...lookedFrom(answer, 'lists no provider or publisher whose address lies on this site') } };
  return { looked: { ...place, outcome: 'found', ...lookedFrom(answer, `lists ${addressesOf(listed)[0] ?? 'it'}`) } };
}

function addressesOf(entry: JsonObject): readonly string[] {
  const metadata = objectAt(entry, 'metadata');
  const publisher = metadata === undefined ? undefined : objectAt(metadata, 'publisher');
  return [metadata === undefined ? undefined : stringAt(metadata, 'url'), publisher === undefined ? undefined : stringAt(publisher, 'namespace')].filter((address) => address !== undefined);
}
