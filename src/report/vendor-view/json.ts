import { clauseLabel } from '../../catalog/questions/index.ts';
import type { VendorPosition } from '../../model/vendor-position.ts';
import type { Escaped } from '../escape/escaped.ts';
import { jsonDocument } from '../escape/json.ts';
import { sortedKeys } from '../sorted-keys.ts';
import { disclaimer } from '../words.ts';
import { shortQuote } from './short-quote.ts';
import { correction, cveCaution, vendorLimits, vendorVerdictTitles } from './words.ts';

/** The whole position as JSON, its keys in one order, so that the same position always gives the same bytes. */
export function vendorJson(position: VendorPosition): Escaped<'json'> {
  const quotes = position.quotes.map((item) => ({ ...item, quote: shortQuote(item.quote) }));
  return jsonDocument(sortedKeys({ ...position, quotes, disclaimer, limits: vendorLimits, caution: cveCaution, clauses: clauseLabel, verdictTitles: vendorVerdictTitles, correction }));
}
