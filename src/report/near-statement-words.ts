import type { Assessment } from '../model/assessment.ts';
import { ours, quote, say, type Text } from '../model/text.ts';

/** What lies in place of a product's statement and how to make it one, to follow «there is no assay.yaml»; nothing where nothing does. */
export function nearStatementWords({ nearStatement }: Assessment['product']): Text {
  if (nearStatement === undefined) return ours('');
  return nearStatement.isLink ? say`: ${quote(nearStatement.path)} is a link, and links are not followed; put the file itself there` : say`: ${quote(nearStatement.path)} is there, and is read under the name assay.yaml only`;
}
