import type { VendorPosition } from '../../model/vendor-position.ts';
import type { Escaped } from '../escape/escaped.ts';
import { jsonDocument } from '../escape/json.ts';
import { disclaimer } from '../words.ts';

/**
 * A case file at its beginning: what was known about a maker before anything was asked, and every question as yet unanswered.
 * The customer's rooms open it (schema `assay-case-1`).
 */
export function vendorCase(position: VendorPosition): Escaped<'json'> {
  return jsonDocument({
    schema: 'assay-case-1',
    stage: 'before',
    openedAt: position.assessedAt,
    vendor: position.vendor,
    position,
    questions: position.questions.map(({ requirement }) => ({ requirement, state: 'not-sent' })),
    disclaimer,
  });
}
