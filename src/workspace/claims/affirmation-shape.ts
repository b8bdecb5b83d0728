import { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { outgoingWords, personWordShape } from './person-word.ts';

/** An affirmation as it leaves. */
export const affirmationShape = personWordShape.extend({ part: z.string().nullable(), claimId: z.string().nullable(), scope: z.string(), text: z.string(), shownBy: z.enum(['account', 'mail-link', 'handed-link']).describe('How the person showed who they are.'), affirmedAt: z.string() });
export type OutgoingAffirmation = z.infer<typeof affirmationShape>;

/** Rows as they leave. */
export async function outgoingAffirmations(rows: Reader, found: readonly Tables['affirmation'][]): Promise<OutgoingAffirmation[]> {
  return outgoingWords(rows, found, ({ part, claimId, scope, text, shownBy, affirmedAt }) => ({ part, claimId, scope, text, shownBy, affirmedAt }));
}

/** A person’s decision on a finding as it leaves: a review has one, a set-aside has none. */
export const decisionShape = personWordShape.extend({ fingerprint: z.string(), message: z.string(), decision: z.enum(['pass', 'fail']).nullable(), reason: z.string() });
export type OutgoingDecision = z.infer<typeof decisionShape>;
