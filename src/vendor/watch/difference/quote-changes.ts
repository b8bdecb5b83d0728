import type { PlaceLooked } from '../../../model/evidence/public-places.ts';
import { pageTopics, type PageTopic } from '../../../model/evidence/web-page.ts';
import type { PageQuote } from '../../../model/vendor-position.ts';
import type { DatedQuote, QuoteChange } from '../../../model/watch/vendor-difference.ts';
import { byKey, compareCodeUnits } from './order.ts';

/** What the passages of one side are read from. */
export interface QuotedSide {
  readonly quotes: readonly PageQuote[];
  readonly places: readonly PlaceLooked[];
}

const topics = Object.keys(pageTopics) as readonly PageTopic[];

/**
 * Passages that stand on one side only, by page and topic. A page that was looked at on one side only is left out:
 * its words are unknown on the other, not gone (`placeChanges` names the place).
 */
export function quoteChanges(before: QuotedSide, after: QuotedSide): readonly QuoteChange[] {
  const looked = lookedAddresses(before.places);
  const lookedNow = lookedAddresses(after.places);
  const earlier = before.quotes.map((quote) => ({ ...quote, address: pageOf(quote, before.places) }));
  const later = after.quotes.map((quote) => ({ ...quote, address: pageOf(quote, after.places) }));
  const groups = new Map<string, { readonly topic: PageTopic; readonly address: string }>();
  for (const { topic, address } of [...earlier, ...later]) groups.set(`${topic} ${address}`, { topic, address });
  return [...groups.values()]
    .filter(({ address }) => looked.has(address) === lookedNow.has(address))
    .map(({ topic, address }) => ({ topic, address, before: only(earlier, later, topic, address), after: only(later, earlier, topic, address) }))
    .filter((change) => change.before.length + change.after.length > 0)
    .toSorted((one, other) => topics.indexOf(one.topic) - topics.indexOf(other.topic) || compareCodeUnits(one.address, other.address));
}

/** The address that was asked for. A passage names where its page was received from, which after a redirect is another address. */
function pageOf({ address, digest }: PageQuote, places: readonly PlaceLooked[]): string {
  if (places.some((place) => place.address === address)) return address;
  return places.filter((place) => place.digest === digest).map((place) => place.address).toSorted(compareCodeUnits)[0] ?? address;
}

function lookedAddresses(places: readonly PlaceLooked[]): ReadonlySet<string> {
  return new Set(places.filter((place) => place.outcome !== 'not-looked').map((place) => place.address));
}

/** A passage that only moved to another line is the same passage. */
function only(these: readonly PageQuote[], those: readonly PageQuote[], topic: PageTopic, address: string): readonly DatedQuote[] {
  const on = (quotes: readonly PageQuote[]): readonly PageQuote[] => quotes.filter((item) => item.topic === topic && item.address === address);
  const known = new Set(on(those).map((item) => item.quote));
  const found = byKey(on(these).filter((item) => !known.has(item.quote)), (item) => item.quote);
  return [...found.values()].map(({ quote, capturedAt, digest }) => ({ quote, capturedAt, digest })).toSorted((one, other) => compareCodeUnits(one.quote, other.quote));
}
