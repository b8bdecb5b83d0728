import { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { evidenceSummaryShape } from './evidence-summary.ts';
import { personParts, requirementOn } from './word-shapes.ts';

/** What is asked of somebody, whole: exactly what they would stand by. */
export const askedShape = z.object({
  product: z.string(), requirement: z.string(), part: z.string().nullable(), questions: z.array(z.object({ part: z.string(), question: z.string() })), scope: z.string(), text: z.string(), documents: z.array(z.object({ path: z.string(), digest: z.string() })),
  evidence: evidenceSummaryShape.nullable(), toName: z.string(), toRole: z.string(), askedBy: z.string().nullable(), askedAt: z.string(), validUntil: z.string(), expiresAt: z.string(),
});

/** A request for an affirmation as lists show it. */
export const requestLineShape = z.object({
  id: z.string(), productId: z.string(), requirement: z.string(), part: z.string().nullable(), toName: z.string(), toRole: z.string(), way: z.enum(['account', 'mail', 'handed-link']), state: z.enum(['open', 'affirmed', 'declined', 'revoked', 'expired']), reason: z.string().nullable(), createdAt: z.string(), expiresAt: z.string(), mailedAt: z.string().nullable(), endedAt: z.string().nullable(),
});

export type Asked = z.infer<typeof askedShape>;
export type RequestLine = z.infer<typeof requestLineShape>;

type Request = Tables['affirmationRequest'];

/** What a request asks, for the one who is asked and for those who ask. */
export async function askedOf(rows: Reader, request: Request): Promise<z.infer<typeof askedShape>> {
  const { requirement, part, scope, text, evidence, claimId, toName, toRole, createdBy, createdAt, validUntil, expiresAt, productId } = request;
  const product = await rows.selectFrom('product').select('name').where('id', '=', productId).executeTakeFirstOrThrow();
  const asker = await rows.selectFrom('account').select('displayName').where('id', '=', createdBy).executeTakeFirst();
  const documents = claimId === null ? [] : await rows.selectFrom('claimDocument').select(['path', 'digest']).where('claimId', '=', claimId).orderBy('path').execute();
  return {
    product: product.name, requirement, part, questions: personParts(requirementOn(requirement)).filter(({ name }) => part === null || name === part).map(({ name, question }) => ({ part: name, question })), scope, text, documents,
    evidence: evidenceSummaryShape.nullable().parse(JSON.parse(evidence)), toName, toRole, askedBy: asker?.displayName ?? null, askedAt: createdAt, validUntil, expiresAt,
  };
}

/** A request as lists show it. @param at RFC 3339; what was not answered in time has expired */
export function requestLine({ id, productId, requirement, part, toName, toRole, toAccountId, toMail, state, reason, createdAt, expiresAt, mailedAt, endedAt }: Request, at: string): z.infer<typeof requestLineShape> {
  return { id, productId, requirement, part, toName, toRole, way: toAccountId === null ? toMail === null && mailedAt === null ? 'handed-link' : 'mail' : 'account', state: state === 'open' && expiresAt <= at ? 'expired' : state, reason, createdAt, expiresAt, mailedAt, endedAt };
}
