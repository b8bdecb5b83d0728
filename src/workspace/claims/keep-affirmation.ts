import type { Reader, Writer } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { ActRefused } from '../act-refused.ts';

/** Keeps an affirmation. @throws ActRefused when the claim that it stands by is not there any more */
export async function keptAffirmation(rows: Writer, affirmation: Tables['affirmation']): Promise<void> {
  await checkClaim(rows, affirmation);
  await rows.insertInto('affirmation').values(affirmation).execute();
}

/** A claim that somebody stands by is of the same product and requirement, and was not withdrawn. @throws ActRefused */
export async function checkClaim(rows: Reader, { productId, requirement, claimId }: Pick<Tables['affirmation'], 'productId' | 'requirement' | 'claimId'>): Promise<void> {
  if (claimId === null) return;
  const claim = await rows.selectFrom('claim').select('id').where('id', '=', claimId).where('productId', '=', productId).where('requirement', '=', requirement).where('withdrawnAt', 'is', null).executeTakeFirst();
  if (claim === undefined) throw new ActRefused('conflict', 'The claim that is to be affirmed was withdrawn, or is about something else.', [{ path: 'claim', message: 'Expected a claim in force on the same requirement.' }]);
}
