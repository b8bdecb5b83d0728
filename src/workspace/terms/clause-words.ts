import { catalogVersion } from '../../catalog/index.ts';
import { questionByRequirement } from '../../catalog/questions/index.ts';
import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';

/** Stands with every clause and every reading of a policy, on pages and in files. */
export const counselLabel = 'Draft for your counsel, not legal advice. The words in [brackets] are yours to fill in.';

/** The wording that ships belongs to the catalogue’s edition. */
const shippedEdition = catalogVersion;
const shipped = { origin: 'shipped', jurisdiction: 'none in particular', author: 'the Assay project', edition: shippedEdition } as const;

export type ClauseWords = Pick<Tables['clause'], 'text' | 'origin' | 'jurisdiction' | 'author' | 'edition'>;

/** The words that a clause on a requirement begins with: the organisation’s own, newest first, else what ships; undefined when there are none. */
export async function wordsFor(rows: Reader, requirement: string): Promise<ClauseWords | undefined> {
  const own = await rows.selectFrom('libraryClause').select(['text', 'jurisdiction', 'author', 'edition']).where('requirement', '=', requirement).where('retiredAt', 'is', null).orderBy('changedAt', 'desc').orderBy('id').limit(1).executeTakeFirst();
  if (own !== undefined) return { ...own, origin: 'library' };
  const question = questionByRequirement.get(requirement);
  return question === undefined ? undefined : { ...shipped, text: question.clause };
}
