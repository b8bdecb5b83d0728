import type { SiteSubject } from '../../model/vendor-position.ts';
import type { Given } from '../given.ts';
import { collectFile } from './collect-file.ts';
import { isOnSite } from './site.ts';
import type { Collected, Tools } from './tools.ts';
import { andReason } from './web-answer.ts';

/** Looks whether the aggregators that the user gave list a provider or publisher of the vendor's site (CSAF 2.0, section 7.2). */
export async function collectCsafAggregators(subject: SiteSubject, given: Given, tools: Tools): Promise<readonly Collected[]> {
  return Promise.all([...new Set(given.aggregators)].map((address) => collectListing(address, subject.domain, tools)));
}

/** The list speaks of many makers: it is kept as what was seen, and does not become evidence about this one. */
async function collectListing(address: string, domain: string, tools: Tools): Promise<Collected> {
  const { item: { looked }, facts } = await collectFile({ place: 'csaf-aggregator', address, from: 'given', kind: 'csaf-aggregator', title: 'the list of a CSAF aggregator', limitBytes: 8 * 1_048_576, accept: 'application/json' }, tools);
  if (facts === undefined) return { looked };
  const listed = facts.listed.flatMap(({ metadataAddress, namespace }) => [metadataAddress, namespace]).find((found) => found !== undefined && isOnSite(found, domain));
  if (listed !== undefined) return { looked: { ...looked, reason: andReason(looked.reason, `lists ${listed}`) } };
  if (facts.listedOmitted > 0) return { looked: { ...looked, outcome: 'unusable', reason: andReason(looked.reason, `is longer than the ${facts.listed.length} entries that are read, of which none lies on this site`) } };
  return { looked: { ...looked, outcome: 'absent', reason: andReason(looked.reason, 'lists no provider or publisher whose address lies on this site') } };
}
