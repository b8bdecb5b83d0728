import { newestOf, type ListedAdvisory } from '../../../model/evidence/advisory-feed.ts';
import { documentAt, type ReadList } from './advisory-lists.ts';
import { advisoryLimits } from './limits.ts';
import type { Plausible } from './plausible.ts';

/** What the lists of a provider lead to. */
export interface NewestListed {
  /** Different documents that the lists name. File names are unique to a publisher (CSAF 2.0, section 5.1), so they are told apart by them. */
  readonly listed: number;
  /** The newest of them by what the lists state, newest first; each may be asked for. */
  readonly documents: readonly string[];
  /** Those among the newest that lie elsewhere and are not asked for. */
  readonly elsewhere: readonly string[];
}

/** The newest documents of all lists together. A document that several lists name has the latest of its times. */
export function newestListed(lists: readonly ReadList[], plausible: Plausible): NewestListed {
  const times = new Map<string, string | undefined>();
  const elsewhere = new Set<string>();
  for (const { address: list, base, facts } of lists) {
    for (const entry of facts.newest) {
      const address = documentAt(entry, base);
      if (address === undefined) continue;
      if (!plausible(address, list)) elsewhere.add(address);
      times.set(address, newestOf([entry, { address: entry.address, ...atOf(times.get(address)) }], 1)[0]?.at);
    }
  }
  const newest = newestOf([...times].map(([address, at]): ListedAdvisory => ({ address, ...atOf(at) })), advisoryLimits.documentsMax).map(({ address }) => address);
  return {
    listed: Math.max(newest.length, new Set(lists.flatMap(({ facts }) => facts.documents)).size),
    documents: newest.filter((address) => !elsewhere.has(address)),
    elsewhere: newest.filter((address) => elsewhere.has(address)),
  };
}

function atOf(at: string | undefined): { readonly at?: string } {
  return at === undefined ? {} : { at };
}
