import { z } from 'zod';
import { requirements } from '../../catalog/index.ts';
import type { Reader } from '../../store/store.ts';
import type { NewestAssessment } from './newest-assessment.ts';
import { personParts, wordDaysMost } from './word-shapes.ts';

/** A requirement with what only a person can answer. `affirmed` counts now, `expired` did, `asked` waits for somebody. */
export const wantedShape = z.object({ requirement: z.string(), parts: z.array(z.object({ name: z.string(), state: z.enum(['wanted', 'asked', 'affirmed', 'expired']) })) });

export type Wanted = z.infer<typeof wantedShape>;

/** What only a person can answer about a product, and whether somebody did. What does not apply to the product is left out. */
export async function wantedAffirmations(rows: Reader, productId: string, newest: NewestAssessment | undefined, at: string): Promise<z.infer<typeof wantedShape>[]> {
  const today = at.slice(0, 10);
  // What ended longer ago than a word counts at most is as if it had not been given.
  const since = new Date(Date.parse(at) - wordDaysMost * 86_400_000).toISOString().slice(0, 10);
  const given = await rows.selectFrom('affirmation').select((build) => ['requirement', 'part', build.fn.max('expiresAt').as('until')]).where('productId', '=', productId).where('withdrawnAt', 'is', null).where('expiresAt', '>=', since).groupBy(['requirement', 'part']).execute();
  const asked = await rows.selectFrom('affirmationRequest').select(['requirement', 'part']).distinct().where('productId', '=', productId).where('state', '=', 'open').where('expiresAt', '>', at).execute();
  const verdicts = new Map(newest?.kept.verdicts.map((verdict) => [verdict.requirement, verdict]));
  return requirements.filter(({ audience, id }) => audience === 'manufacturer' && verdicts.get(id)?.verdict !== 'not-applicable' && verdicts.get(id)?.isAnotherWay !== true).flatMap((requirement) => {
    const parts = personParts(requirement).map(({ name }) => {
      const isOf = (word: { readonly requirement: string; readonly part: string | null }): boolean => word.requirement === requirement.id && (word.part === null || word.part === name);
      const until = given.filter(isOf).map((word) => word.until);
      // The product’s own text may hold an affirmation too; the assessment has read it.
      const isMet = verdicts.get(requirement.id)?.parts?.some((part) => part.name === name && part.verdict === 'met') === true;
      const state = until.some((day) => day >= today) || (until.length === 0 && isMet) ? 'affirmed' : asked.some(isOf) ? 'asked' : until.length > 0 ? 'expired' : 'wanted';
      return { name, state } as const;
    });
    return parts.length === 0 ? [] : [{ requirement: requirement.id, parts }];
  });
}
