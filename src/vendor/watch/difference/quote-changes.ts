import type { PlaceLooked } from '../../../model/evidence/public-places.ts';
import { pageTopics, type PageTopic } from '../../../model/evidence/web-page.ts';
import type { PageQuote } from '../../../model/vendor-position.ts';
import type { DatedQuote, QuoteChange } from '../../../model/watch/vendor-difference.ts';
import { compareCodeUnits } from './order.ts';

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
  const groups = new Map<string, { readonly topic: PageTopic; readonly address: string }>();
  for (const { topic, address } of [...before.quotes, ...after.quotes]) groups.set(`${topic} ${address}`, { topic, address });
  return [...groups.values()]
    .filter(({ address }) => looked.has(address) === lookedNow.has(address))
    .map(({ topic, address }) => ({ topic, address, before: only(before, after, topic, address), after: only(after, before, topic, address) }))
    .filter((change) => change.before.length + change.after.length > 0)
    .toSorted((one, other) => topics.indexOf(one.topic) - topics.indexOf(other.topic) || compareCodeUnits(one.address, other.address));
}

function lookedAddresses(places: readonly PlaceLooked[]): ReadonlySet<string> {
  return new Set(places.filter((place) => place.outcome !== 'not-looked').map((place) => place.address));
}

/** A passage that only moved to another line is the same passage. */
function only(these: QuotedSide, those: QuotedSide, topic: PageTopic, address: string): readonly DatedQuote[] {
  const on = ({ quotes }: QuotedSide): readonly PageQuote[] => quotes.filter((item) => item.topic === topic && item.address === address);
  const known = new Set(on(those).map((item) => item.quote));
  const found = new Map(on(these).filter((item) => !known.has(item.quote)).map(({ quote, capturedAt, digest }) => [quote, { quote, capturedAt, digest }]));
  return [...found.values()].toSorted((one, other) => compareCodeUnits(one.quote, other.quote));
}
