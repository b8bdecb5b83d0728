import { statementName } from '../../assess/statement-name.ts';
import type { ProductStatement } from '../../model/evidence/product-statement.ts';
import { ours, type Text } from '../../model/text.ts';
import { readStatement } from '../../read/assay-yaml/read-statement.ts';
import { sourceOf } from '../../read/source.ts';

/**
 * Reads the text of a statement that was looked at in the disposable process when it was kept: the same text again can do no more here.
 * @param text as `effectiveStatement` gives it
 */
export function readStatementText(text: string): { readonly facts: ProductStatement } | { readonly problem: Text } {
  const { facts, notes } = readStatement(sourceOf(statementName, new TextEncoder().encode(text)));
  return facts === undefined ? { problem: notes[0]?.message ?? ours('nothing says why.') } : { facts };
}
