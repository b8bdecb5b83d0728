import { guessedCandidates } from '../../assess/candidates.ts';
import { amendedStatement, namesEvidence } from '../../read/assay-yaml/amend-statement.ts';
import { withoutNames } from '../../read/assay-yaml/leave-out.ts';
import type { Reader } from '../../store/store.ts';
import { consentingNames } from '../publishing/consenting-names.ts';
import { statementParts, type StatementPart } from './statement-parts.ts';

/**
 * The statement that an assessment reads: the product’s own text, with what was set down in the workspace since.
 * @param use `publication` withholds the names of people who did not agree that they are published
 * @param at RFC 3339
 * @returns text of assay.yaml; empty when there is neither a text nor anything to add
 */
export async function effectiveStatement(rows: Reader, productId: string, use: Parameters<StatementPart>[2], at: string): Promise<string> {
  const { name, statement } = await rows.selectFrom('product').select(['name', 'statement']).where('id', '=', productId).executeTakeFirstOrThrow();
  let text = statement;
  if (use === 'publication') {
    const agreed = await consentingNames(rows, productId);
    text = withoutNames(text, (person) => agreed.has(person));
  }
  for (const part of statementParts) text = amendedStatement(text, await part(rows, productId, use, at), name);
  return text;
}

/**
 * The same for one release. A statement that names no evidence is about all that was handed over: otherwise nothing of
 * it would be read, as soon as something was set down.
 * @param files paths of the release’s evidence, sorted
 */
export async function releaseStatement(rows: Reader, productId: string, files: readonly string[], use: Parameters<StatementPart>[2], at: string): Promise<string> {
  const text = await effectiveStatement(rows, productId, use, at);
  return text === '' || namesEvidence(text) ? text : amendedStatement(text, { evidence: guessedCandidates(files).map(({ path }) => ({ path })) }, '');
}
