import { guessedCandidates } from '../../assess/candidates.ts';
import { statementName } from '../../assess/statement-name.ts';
import { publicationPlan } from '../../dossier/publication-plan.ts';
import type { ProductStatement } from '../../model/evidence/product-statement.ts';
import { amendedStatement, namesEvidence } from '../../read/assay-yaml/amend-statement.ts';
import { withoutNames } from '../../read/assay-yaml/leave-out.ts';
import { readStatement } from '../../read/assay-yaml/read-statement.ts';
import { withVersion } from '../../read/assay-yaml/stated-scope.ts';
import { sourceOf } from '../../read/source.ts';
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
 * it would be read, as soon as something was set down. To be published it names only what its lists make public, and
 * which version it is about.
 * @param release its version, and the paths of its evidence, sorted
 * @param list the choice of files in place of the statement’s own
 */
export async function releaseStatement(rows: Reader, productId: string, { version, files }: { readonly version: string; readonly files: readonly string[] }, use: Parameters<StatementPart>[2], at: string, list?: ProductStatement['publish']): Promise<string> {
  const whole = await effectiveStatement(rows, productId, use, at);
  const text = use === 'publication' && whole !== '' ? withVersion(whole, version) : whole;
  if (text === '' || namesEvidence(text)) return text;
  const told = use === 'publication' ? publicFiles(text, files, list) : files;
  return amendedStatement(text, { evidence: guessedCandidates(told).map(({ path }) => ({ path })) }, '');
}

function publicFiles(text: string, files: readonly string[], list: ProductStatement['publish']): readonly string[] {
  const publish = list ?? readStatement(sourceOf(statementName, Buffer.from(text))).facts?.publish;
  return publish === undefined ? [] : publicationPlan(files, publish).public;
}
