import type { Evidence } from '../model/evidence.ts';
import type { PlaceLooked } from '../model/evidence/public-places.ts';
import type { PageQuote } from '../model/vendor-position.ts';

/** Passages of the maker's own pages for a person to read, each with the address, bytes and time that it was read from. */
export function pageQuotes(evidence: readonly Evidence[], places: readonly PlaceLooked[]): readonly PageQuote[] {
  return evidence.filter((item): item is Evidence<'web-page'> => item.kind === 'web-page').flatMap(({ artifact, facts }) => {
    const place = places.find((looked) => looked.digest === artifact.digest);
    // A page that no place leads to has no time of capture, and what has none is not quoted.
    if (place === undefined) return [];
    return facts.passages.map(({ topic, quote, line }): PageQuote => ({ topic, quote, line, address: artifact.path, digest: artifact.digest, capturedAt: place.lookedAt }));
  });
}
