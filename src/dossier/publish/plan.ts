import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { analyse } from '../../analyser/analyser.ts';
import { accountOf } from '../../assess/account.ts';
import { statementName } from '../../assess/statement-name.ts';
import { listFolder, type Folder } from '../../collect/folder.ts';
import type { ProductStatement } from '../../model/evidence/product-statement.ts';
import { ours, quote, say } from '../../model/text.ts';
import { publicationPlan, unmatched, type PublicationPlan } from '../publication-plan.ts';
import { PublicationRefused } from './publication-refused.ts';
import { toldPaths } from './told-paths.ts';

/** What a publication would show, before anything is written. */
export interface PlannedPublication {
  readonly folder: Folder;
  readonly statement: ProductStatement;
  readonly publisher: string;
  readonly product: { readonly maker: string; readonly name: string; readonly version?: string };
  readonly plan: PublicationPlan;
  /** Withheld files whose paths the statement tells: it becomes public, and they with it. */
  readonly told: readonly string[];
}

/** What follows from a statement and the names of files alone. */
export type PublicationFacts = Omit<PlannedPublication, 'folder' | 'statement'>;

/**
 * Reads the maker's statement and sorts the files of its folder by the allow-list in it. Nothing is written.
 * @throws PublicationRefused with what is missing and how to mend it
 */
export async function planPublication(path: string): Promise<PlannedPublication> {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw new PublicationRefused(say`${quote(path)} is no folder; the product’s folder was expected.`);
  const folder = await listFolder(resolve(path));
  if (!folder.files.includes(statementName)) throw new PublicationRefused(say`${quote(path)} holds no ${ours(statementName)}. A dossier begins with the maker’s statement: assay init ${quote(path)}`);
  const statement = await readStatement(folder);
  return { folder, statement, ...publicationFacts(statement, readFileSync(join(folder.root, statementName), 'utf8'), folder.files) };
}

/**
 * Sorts files by the allow-list of a statement.
 * @param text of the statement, which becomes public
 * @param files relative paths of the product's folder, the statement's among them
 * @throws PublicationRefused with what is missing and how to mend it
 */
export function publicationFacts({ publish, product }: ProductStatement, text: string, files: readonly string[]): PublicationFacts {
  const { maker, name, version } = product;
  if (publish === undefined) throw new PublicationRefused(say`The statement has no section ${ours('publish')}: name the publisher’s domain and the paths that become public. What is not named stays with you.`);
  if (maker === undefined) throw new PublicationRefused(say`The statement names no maker; a dossier says whose it is (${ours('product.maker')}).`);
  const lost = unmatched(files, publish);
  if (lost.length > 0) throw new PublicationRefused(say`No file fits ${quote(lost.join(', '))} of the section ${ours('publish')}; mend or remove it.`);
  const plan = publicationPlan(files, publish);
  if (!plan.public.includes(statementName)) throw new PublicationRefused(say`${ours(statementName)} has to be public: every verdict rests on what it states. Add it to ${ours('publish.public')}.`);
  return { publisher: publish.publisher, product: { maker, name, ...(version === undefined ? {} : { version }) }, plan, told: toldPaths(text, plan.withheld) };
}

async function readStatement(folder: Folder): Promise<ProductStatement> {
  const [outcome] = await analyse([{ task: 'file', path: join(folder.root, statementName), name: statementName, origin: 'declared', kind: 'product-statement' }], [folder.root]);
  const account = outcome === undefined ? undefined : accountOf(outcome, { isNamed: true });
  const found = account?.evidence.find((item) => item.kind === 'product-statement');
  if (found === undefined) {
    const note = account?.entry[0]?.notes[0];
    throw new PublicationRefused(say`${ours(statementName)}:${note?.pointer.line ?? 1} can’t be read: ${note?.message ?? ours('nothing says why.')}`);
  }
  // The kind says of which type the facts are.
  return found.facts as ProductStatement;
}
