import { guessedCandidates } from '../../assess/candidates.ts';
import { statementName } from '../../assess/statement-name.ts';
import { publicationPlan } from '../../dossier/publication-plan.ts';
import { amendedStatement, namesEvidence } from '../../read/assay-yaml/amend-statement.ts';
import { readStatement } from '../../read/assay-yaml/read-statement.ts';
import { withoutPeople } from '../../read/assay-yaml/without-people.ts';
import { sourceOf } from '../../read/source.ts';
import type { Reader } from '../../store/store.ts';
import { consentingNames } from '../publishing/consenting-names.ts';
import { statementParts, type StatementPart } from './statement-parts.ts';

/**
 * The statement that an assessment reads: the product’s own text, with what was set down in the workspace since.
 * @param use `publication` leaves out the words and names of people who did not agree that they are published
 * @param at RFC 3339
 * @returns text of assay.yaml; empty when there is neither a text nor anything to add
 */
export async function effectiveStatement(rows: Reader, productId: string, use: Parameters<StatementPart>[2], at: string): Promise<string> {
  const { name, statement } = await rows.selectFrom('product').select(['name', 'statement']).where('id', '=', productId).executeTakeFirstOrThrow();
  let text = statement;
  if (use === 'publication') {
    const agreed = await consentingNames(rows, productId);
    text = withoutPeople(text, (person) => agreed.has(person));
  }
  for (const part of statementParts) text = amendedStatement(text, await part(rows, productId, use, at), name);
  return text;
}

/**
 * The same for one release. A statement that names no evidence is about all that was handed over: otherwise nothing of
 * it would be read, as soon as something was set down. To be published it names only what its lists make public.
 * @param files paths of the release’s evidence, sorted
 */
export async function releaseStatement(rows: Reader, productId: string, files: readonly string[], use: Parameters<StatementPart>[2], at: string): Promise<string> {
  const text = await effectiveStatement(rows, productId, use, at);
  if (text === '' || namesEvidence(text)) return text;
  const told = use === 'publication' ? publicFiles(text, files) : files;
  return amendedStatement(text, { evidence: guessedCandidates(told).map(({ path }) => ({ path })) }, '');
}

function publicFiles(text: string, files: readonly string[]): readonly string[] {
  const publish = readStatement(sourceOf(statementName, Buffer.from(text))).facts?.publish;
  return publish === undefined ? [] : publicationPlan(files, publish).public;
}
