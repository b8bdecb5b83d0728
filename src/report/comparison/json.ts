import type { VendorComparison } from '../../model/vendor-comparison.ts';
import type { Escaped } from '../escape/escaped.ts';
import { jsonDocument } from '../escape/json.ts';
import { sortedKeys } from '../sorted-keys.ts';
import { correction, vendorVerdictTitles } from '../vendor-view/words.ts';
import { disclaimer } from '../words.ts';
import { comparisonLimits } from './words.ts';

/** The whole comparison as JSON, its keys in one order, so that the same comparison always gives the same bytes. */
export function comparisonJson(comparison: VendorComparison): Escaped<'json'> {
  return jsonDocument(sortedKeys({ ...comparison, disclaimer, limits: comparisonLimits, verdictTitles: vendorVerdictTitles, correction }));
}
