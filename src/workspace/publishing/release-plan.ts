import { hash } from 'node:crypto';
import { statementName } from '../../assess/statement-name.ts';
import { publicationFacts, type PublicationFacts } from '../../dossier/publish/plan.ts';
import { PublicationRefused } from '../../dossier/publish/publication-refused.ts';
import type { ProductStatement } from '../../model/evidence/product-statement.ts';
import { ours, quote, say, type Text } from '../../model/text.ts';
import { withoutPublishSection } from '../../read/assay-yaml/leave-out.ts';
import type { Reader } from '../../store/store.ts';
import { releaseStatement } from '../measured/effective-statement.ts';
import { readStatementText } from './read-statement.ts';

/** All that a publication of a release follows from, as it is now. */
export interface ReleaseSources {
  readonly product: { readonly id: string; readonly slug: string; readonly name: string; readonly archivedAt: string | null };
  readonly release: { readonly id: string; readonly version: string };
  /** The domain under which the organisation publishes; undefined before it was set. */
  readonly domain: string | undefined;
  /** The statement as it would become public. */
  readonly text: string;
  /** The choice of files as it was made here; the statement’s own section counts where there is none. */
  readonly list: NonNullable<ProductStatement['publish']> | undefined;
  readonly files: readonly { readonly path: string; readonly digest: string; readonly sizeBytes: number }[];
}

/** Reads what a publication would be made from. @param at RFC 3339 */
export async function releaseSources(rows: Reader, releaseId: string, at: string): Promise<ReleaseSources> {
  const { productId, version } = await rows.selectFrom('release').select(['productId', 'version']).where('id', '=', releaseId).executeTakeFirstOrThrow();
  const product = await rows.selectFrom('product').select(['id', 'slug', 'name', 'archivedAt']).where('id', '=', productId).executeTakeFirstOrThrow();
  const publisher = await rows.selectFrom('publisher').select('domain').executeTakeFirst();
  const chosen = await rows.selectFrom('publishList').select(['publicPaths', 'withheldPaths']).where('productId', '=', productId).executeTakeFirst();
  const list = chosen === undefined || publisher === undefined ? undefined : { publisher: publisher.domain, public: [...new Set([statementName, ...(JSON.parse(chosen.publicPaths) as string[])])], withheld: JSON.parse(chosen.withheldPaths) as string[] };
  const files = await rows.selectFrom('evidenceFile').select(['path', 'digest', 'sizeBytes']).where('releaseId', '=', releaseId).where('removedAt', 'is', null).orderBy('path').execute();
  const text = await releaseStatement(rows, productId, { version, files: files.map(({ path }) => path) }, 'publication', at, list);
  // What is withheld is chosen here and stands in no statement: its name is nobody’s business.
  return { product, release: { id: releaseId, version }, domain: publisher?.domain, text: list === undefined ? text : withoutPublishSection(text), list, files };
}

/**
 * Names everything that would become public or be committed to: when a file, the lists or the statement change, so does this.
 * An approval is bound to it.
 */
export function planDigest({ domain, release, text, list, files }: ReleaseSources): string {
  return hash('sha256', JSON.stringify([domain ?? '', release.id, text, list?.public ?? [], list?.withheld ?? [], files.map(({ path, digest }) => [path, digest])]), 'hex');
}

/** What would be published, or why nothing can be. */
export type ReleasePlan =
  | { readonly state: 'ready'; readonly facts: PublicationFacts; readonly statement: ProductStatement }
  | { readonly state: 'refused'; readonly why: Text };

const noMaker = 'Nobody said who makes the product, and a dossier says whose it is. Say it on the product’s page, under “Who makes it”.';

/** Sorts the files of a release by the allow-list. */
export function releasePlan({ product, domain, text, list, files }: ReleaseSources): ReleasePlan {
  if (product.archivedAt !== null) return refused(ours('This product is archived: nothing of it is published any more.'));
  if (domain === undefined) return refused(ours('Nobody has set under which domain the organisation publishes. A security lead does that on the page “Publishing”.'));
  if (text === '') return refused(ours(noMaker));
  const statement = readStatementText(text);
  if ('problem' in statement) return refused(say`The product’s statement can’t be read: ${statement.problem}`);
  if (statement.facts.product.maker === undefined) return refused(ours(noMaker));
  const publish = list ?? statement.facts.publish;
  if (publish === undefined) return refused(ours('Nothing is chosen yet. Choose which files become public: what is not chosen stays private.'));
  try {
    const facts = publicationFacts({ product: statement.facts.product, publish }, text, [statementName, ...files.map(({ path }) => path)]);
    if (facts.publisher !== domain) return refused(say`The statement names ${quote(facts.publisher)} as publisher, and the keys of this workspace are of ${quote(domain)}. Choose the files on this page, or mend the statement.`);
    return { state: 'ready', facts, statement: statement.facts };
  } catch (problem) {
    if (problem instanceof PublicationRefused) return refused(problem.sentence);
    throw problem;
  }
}

/**
 * Whether another product of the workspace has published under a name: two can’t share one line of publications.
 * @param name as the statement has it
 */
export async function isNameOfAnother(rows: Reader, productId: string, name: string): Promise<boolean> {
  return (await rows.selectFrom('publication').select('position').where('productName', '=', name).where('productId', '!=', productId).limit(1).executeTakeFirst()) !== undefined;
}

/** Why a name can’t be used. */
export const nameTaken = 'Another product of this workspace is published under the name that the statement gives. Customers would take one for the other: give this one a name of its own in its statement.';

function refused(why: Text): ReleasePlan {
  return { state: 'refused', why };
}
