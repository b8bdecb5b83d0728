import type { FetchedFiles } from '../../../analyser/fetched-files.ts';
import type { PlaceLooked } from '../../../model/evidence/public-places.ts';
import type { SiteSubject } from '../../../model/vendor-position.ts';
import type { FoundProvider } from '../csaf-provider.ts';
import type { Collected, ProviderToRead, Tools } from '../tools.ts';
import { andReason } from '../web-answer.ts';
import { collectDocument, type Asked } from './advisory-documents.ts';
import { collectAdvisoryKeys } from './advisory-keys.ts';
import { collectAdvisoryLists, type ReadList } from './advisory-lists.ts';
import { newestListed, type NewestListed } from './newest-listed.ts';
import { plausibleFor } from './plausible.ts';

/** What was collected of a maker's advisories, and all of it together where there is something to compare. */
export interface CollectedAdvisories {
  readonly collected: readonly Collected[];
  readonly provider?: ProviderToRead;
}

/**
 * Looks at the newest advisories that a provider's lists lead to, with their hashes, signatures and keys (CSAF 2.0, section 7.1). How many
 * the lists name is counted, so that the sample is never taken for the whole.
 */
export async function collectAdvisories({ domain }: SiteSubject, provider: FoundProvider | undefined, tools: Tools): Promise<CollectedAdvisories> {
  if (provider === undefined) return { collected: [] };
  const { artifact, facts } = provider;
  const plausible = plausibleFor(domain, artifact.address);
  const lists = await collectAdvisoryLists(facts, plausible, tools);
  const newest = newestListed(lists.read, plausible);
  const addresses = lists.read.map(({ address }) => address);
  const documents = await Promise.all(newest.documents.map((address) => collectDocument(address, plausible, addresses, tools)));
  const files = documents.flatMap(({ document, beside }) => [document, ...beside]);
  // Without a signature there is nothing to verify by a key.
  const keys = files.some(({ address, state }) => address.endsWith('.asc') && state === 'here') ? await collectAdvisoryKeys(facts.keys.map(({ address }) => address), plausible, tools) : [];
  const collected = [
    ...(facts.feeds.length + facts.directories.length === 0 ? [noList(provider)] : []),
    ...lists.read.map((list) => told(list, newest)),
    ...lists.others,
    ...provider.others.map((address) => notLooked('advisory-list', address, 'was not asked for lists: one look takes the advisories of one provider, and this metadata differs from the first', tools)),
    ...documents.map((item) => item.collected),
    ...newest.elsewhere.map((address) => notLooked('advisory', address, 'was not asked for: it lies on a site that the provider metadata does not name', tools)),
    ...keys.map((key) => key.collected),
  ];
  if (newest.listed === 0) return { collected };
  const asked = [...files, ...keys.map((key) => key.file)];
  const fetched: FetchedFiles = {
    listed: newest.listed,
    listsUnread: lists.unread + provider.others.length,
    asked: newest.documents.length + newest.elsewhere.length,
    absent: documents.flatMap(({ document }) => (document.state === 'absent' ? [document.address] : [])),
    notLooked: [...addressesOf(asked, 'untold'), ...newest.elsewhere],
  };
  const members = [{ address: artifact.address, digest: artifact.digest }, ...lists.read.map(({ member }) => member), ...asked.flatMap(({ member }) => member ?? [])];
  return { collected, provider: { address: artifact.address, members, fetched } };
}

function addressesOf(asked: readonly Asked[], state: Asked['state']): readonly string[] {
  return asked.flatMap((file) => (file.state === state ? [file.address] : []));
}

function notLooked(place: PlaceLooked['place'], address: string, reason: string, tools: Tools): Collected {
  return { looked: { place, address, outcome: 'not-looked', reason, from: 'linked', lookedAt: tools.startedAt } };
}

function noList({ artifact, lookedAt }: FoundProvider): Collected {
  const looked: PlaceLooked = { place: 'advisory-list', address: artifact.address, outcome: 'absent', reason: 'names neither feed nor directory', from: 'linked', lookedAt };
  return { looked };
}

/** How many the list names, how new they are, and how many of all were asked for. */
function told({ facts, collected: { looked, ...rest } }: ReadList, { listed, documents }: NewestListed): Collected {
  const at = facts.newest[0]?.at;
  const day = at === undefined ? 'without dates' : `the newest of ${at.slice(0, 10)}`;
  const sample = documents.length < listed ? `; of ${listed} in all lists the ${documents.length} newest were asked for` : '';
  return { looked: { ...looked, reason: andReason(looked.reason, `names ${facts.entries} ${facts.entries === 1 ? 'document' : 'documents'}, ${day}${sample}`) }, ...rest };
}
