import type { AdvisoryFeed, ListedAdvisory } from '../../../model/evidence/advisory-feed.ts';
import type { CsafFeedNamed, CsafProvider } from '../../../model/evidence/csaf-provider.ts';
import { collectFile } from '../collect-file.ts';
import { plainAddress } from '../site.ts';
import type { Collected, FetchedMember, Tools } from '../tools.ts';
import { andReason } from '../web-answer.ts';
import { advisoryLimits } from './limits.ts';
import type { Plausible } from './plausible.ts';

/** A list of advisories that was read, with the address that its own paths start from. */
export interface ReadList {
  readonly address: string;
  readonly base: string;
  readonly member: FetchedMember;
  readonly facts: AdvisoryFeed;
  readonly collected: Collected;
}

/** What the metadata names as lists: those that were read, and the others with why not. */
export interface AdvisoryLists {
  readonly read: readonly ReadList[];
  readonly others: readonly Collected[];
  /** Lists for everybody that nobody could read, so that what they name is not known. */
  readonly unread: number;
}

const forEverybody: ReadonlySet<CsafFeedNamed['tlp']> = new Set(['WHITE', 'CLEAR']);

/** Asks for the lists of a provider: feeds that are labelled for everybody, and of each directory changes.csv and index.txt. */
export async function collectAdvisoryLists({ feeds, directories }: CsafProvider, plausible: Plausible, tools: Tools): Promise<AdvisoryLists> {
  const open = [...new Set(feeds.filter(({ tlp }) => forEverybody.has(tlp)).map(({ address }) => address))].toSorted().toReversed();
  const folders = [...new Set(directories)].map((address) => (address.endsWith('/') ? address : `${address}/`));
  const wanted = [
    ...open.slice(0, advisoryLimits.feedsMax).map((address) => ({ address, base: address, accept: 'application/json' })),
    ...folders.slice(0, advisoryLimits.directoriesMax).flatMap((base) => [{ address: `${base}changes.csv`, base, accept: 'text/csv, text/plain;q=0.9' }, { address: `${base}index.txt`, base, accept: 'text/plain' }]),
  ];
  const asked: (ReadList | Unread)[] = [];
  // One after the other: each may be long, and together they would hold all the bytes that the look may still take.
  for (const list of wanted) asked.push(await collectList(list, plausible, tools));
  const closed = feeds.filter(({ address, tlp }) => !forEverybody.has(tlp) && !open.includes(address));
  const beyond = [...open.slice(advisoryLimits.feedsMax), ...folders.slice(advisoryLimits.directoriesMax)];
  const read = asked.filter((item): item is ReadList => 'facts' in item);
  return {
    read,
    others: [
      ...asked.flatMap((item) => ('facts' in item ? [] : [item.collected])),
      ...closed.map(({ address, tlp }) => notAsked(address, tlp === 'none' ? 'was not asked for: it states no TLP label, and only feeds for everybody are' : `was not asked for: it is labelled TLP:${tlp}, and only feeds for everybody are`, tools)),
      ...beyond.map((address) => notAsked(address, `was not asked for: one look takes at most ${advisoryLimits.feedsMax} feeds and ${advisoryLimits.directoriesMax} directories`, tools)),
    ],
    unread: beyond.length + unreadOf(asked),
  };
}

/** One of the two lists of a directory is enough to know what it holds. */
function unreadOf(asked: readonly (ReadList | Unread)[]): number {
  const known = new Set(asked.flatMap((item) => ('facts' in item ? [item.base] : [])));
  return new Set(asked.filter((item) => !('facts' in item) && !known.has(item.base)).map(({ base }) => base)).size;
}

interface Unread {
  readonly base: string;
  readonly collected: Collected;
}

async function collectList({ address, base, accept }: { readonly address: string; readonly base: string; readonly accept: string }, plausible: Plausible, tools: Tools): Promise<ReadList | Unread> {
  const { item, facts } = await collectFile({ place: 'advisory-list', address, from: 'linked', kind: 'advisory-feed', title: 'a list of advisories', limitBytes: advisoryLimits.listBytes, accept }, tools);
  const { artifact, looked } = item;
  if (artifact === undefined || facts === undefined) return { base, collected: { looked } };
  if (!plausible(artifact.address, address)) return { base, collected: { looked: { ...looked, outcome: 'unusable', reason: andReason(looked.reason, 'leads to a site that the provider metadata does not name') } } };
  // A directory's lists state nothing of their own to judge; a feed does.
  const isFeed = address === base;
  return { address, base, member: { address, digest: artifact.digest }, facts, collected: { looked, ...(isFeed ? { artifact } : {}) } };
}

function notAsked(address: string, reason: string, tools: Tools): Collected {
  return { looked: { place: 'advisory-list', address, outcome: 'not-looked', reason, from: 'linked', lookedAt: tools.startedAt } };
}

/** An entry of a list as the address of its document; undefined for what is no https address, or none of a JSON document. */
export function documentAt({ address }: ListedAdvisory, base: string): string | undefined {
  const resolved = URL.canParse(address, base) ? plainAddress(new URL(address, base).href) : undefined;
  return resolved !== undefined && new URL(resolved).pathname.endsWith('.json') ? resolved : undefined;
}
