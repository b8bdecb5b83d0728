/** What a report quotes of somebody’s page at most, in UTF-16 units. */
const quoteMax = 300;

/** A passage of somebody’s page, never more of it than a quotation needs. */
export function shortQuote(passage: string): string {
  return passage.length <= quoteMax ? passage : `${passage.slice(0, quoteMax - 1)}…`;
}
