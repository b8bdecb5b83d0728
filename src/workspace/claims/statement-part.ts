import type { StatementAmendment } from '../../read/assay-yaml/amend-statement.ts';
import type { Tables } from '../../store/tables.ts';
import type { StatementPart } from '../measured/statement-parts.ts';

/** Lines of each list at most; a statement holds a thousand, and its own text has some. */
const linesMost = 400;

/** What stands in a publication in place of a name and an office that may not leave. */
const withheld = { by: 'a named person of the maker (name withheld)', role: 'office withheld' } as const;

type Named = Pick<Tables['claim'], 'byName' | 'byRole' | 'consentAt'>;

/** Adds to a product’s statement what people said about it in the workspace and did not withdraw. */
export const claimsPart: StatementPart = async (rows, productId, use, at): Promise<StatementAmendment> => {
  const today = at.slice(0, 10);
  const who = ({ byName, byRole, consentAt }: Named): { readonly by: string; readonly role: string } => (use === 'publication' && consentAt === null ? withheld : { by: byName, role: byRole });
  const claims = await rows.selectFrom('claim').selectAll().where('productId', '=', productId).where('withdrawnAt', 'is', null).where('expiresAt', '>=', today).orderBy('createdAt', 'desc').limit(linesMost).execute();
  const documents = claims.length === 0 ? [] : await rows.selectFrom('claimDocument').select(['claimId', 'path']).where('claimId', 'in', claims.map(({ id }) => id)).orderBy('path').execute();
  // Of what has ended only the last word on a part is told, so that history does not grow into the statement.
  const affirmations = newestOf(await rows.selectFrom('affirmation').selectAll().where('productId', '=', productId).where('withdrawnAt', 'is', null).orderBy('expiresAt', 'desc').orderBy('createdAt', 'desc').limit(linesMost * 4).execute(), today);
  const reviews = await rows.selectFrom('findingReview').selectAll().where('productId', '=', productId).where('withdrawnAt', 'is', null).where('expiresAt', '>=', today).orderBy('createdAt', 'desc').limit(linesMost).execute();
  const setAside = await rows.selectFrom('findingSetAside').selectAll().where('productId', '=', productId).where('withdrawnAt', 'is', null).where('expiresAt', '>=', today).orderBy('createdAt', 'desc').limit(linesMost).execute();
  return {
    claims: claims.map((claim) => ({ requirement: claim.requirement, text: withDocuments(claim.text, documents.filter(({ claimId }) => claimId === claim.id).map(({ path }) => path)), ...who(claim), at: claim.saidAt, expiresAt: claim.expiresAt })),
    affirmations: affirmations.map((item) => ({ requirement: item.requirement, ...(item.part === null ? {} : { part: item.part }), scope: item.scope, text: item.text, ...who(item), at: item.affirmedAt, expiresAt: item.expiresAt, shownBy: item.shownBy })),
    reviews: reviews.map((review) => ({ fingerprint: review.fingerprint, decision: review.decision, reason: review.reason, ...who(review), at: review.decidedAt, expiresAt: review.expiresAt })),
    setAside: setAside.map((item) => ({ fingerprint: item.fingerprint, reason: item.reason, by: who(item).by, until: item.expiresAt })),
  };
};

/** All that count today, and of each part without one the last that did. */
function newestOf(found: readonly Tables['affirmation'][], today: string): readonly Tables['affirmation'][] {
  const seen = new Set<string>();
  return found.filter(({ requirement, part, expiresAt }) => {
    const about = `${requirement} ${part ?? ''}`;
    const isNew = !seen.has(about);
    seen.add(about);
    return isNew || expiresAt >= today;
  }).slice(0, linesMost);
}

/** A statement’s text is at most this long. */
const textMost = 2000;

function withDocuments(text: string, paths: readonly string[]): string {
  if (paths.length === 0) return text;
  const whole = `${text} (${paths.length === 1 ? 'document' : 'documents'}: ${paths.join(', ')})`;
  return whole.length <= textMost ? whole : `${text} (${paths.length} documents)`;
}
