import type { DossierPredicate } from '../attest/dossier-predicate.ts';
import { exportsOf } from '../dossier/export/exports-of.ts';
import type { ProductStatement } from '../model/evidence/product-statement.ts';
import { browserProgram } from './browser-program.ts';
import { dossierPage, showsSource } from './page/index.ts';
import type { PageFile } from './page-file.ts';

/**
 * Everything that lies beside a dossier's evidence: the page with its program, and the other forms of the statement.
 * @param address where the dossier will be published, when that is known
 */
export async function derivedFiles(predicate: DossierPredicate, statement: ProductStatement, address?: string): Promise<readonly PageFile[]> {
  const program = await browserProgram(showsSource(predicate));
  return [...dossierPage(predicate, { stated: statement, program, ...(address === undefined ? {} : { address }) }), ...(await exportsOf(predicate))];
}
