import { hearingsOf, type Hearing } from './hearings.ts';
import type { StageRule } from './stage-gates.ts';

const becauseWords: Readonly<Record<NonNullable<Hearing['because']>, (vendor: string) => string>> = {
  never: (vendor) => `${vendor} was not shown what was seen of it.`,
  'seen-anew': (vendor) => `Since ${vendor} was shown what was seen of it, something else was seen.`,
  'link-ended': (vendor) => `${vendor} was shown what was seen of it, but its link did not count for all the days that it has to reply.`,
};

/**
 * Nobody is compared unheard: each maker was shown what was seen of it, and replied or had its days. A comparison is used
 * against whoever loses by it, so that what is missing of one holds all back.
 */
export const makersWereHeard: StageRule = async (rows, purchase, at) => {
  if (purchase.criticality === 'low' && (await rows.selectFrom('findingsWaiver').select('at').where('purchaseId', '=', purchase.id).executeTakeFirst()) !== undefined) return [];
  return (await hearingsOf(rows, purchase, at)).flatMap(({ vendor, state, because, until }) => {
    if (state === 'waiting') return [{ rule: 'makers-were-heard', candidateId: null, message: `${vendor} was shown what was seen of it, and can reply until ${(until ?? '').slice(0, 16).replace('T', ' ')} UTC. Wait for it.` }];
    if (state !== 'not-shown' || because === null) return [];
    return [{ rule: 'makers-were-heard', candidateId: null, message: `${becauseWords[because](vendor)} Show it on “Side by side”${purchase.criticality === 'low' ? ', or write down there why this case goes on without' : ''}.` }];
  });
};
