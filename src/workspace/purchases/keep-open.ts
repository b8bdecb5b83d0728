import type { Reader } from '../../store/store.ts';
import { ActRefused } from '../act-refused.ts';

/** Refuses a change of a case that was decided. @throws ActRefused */
export async function keepOpen(rows: Reader, purchase: string): Promise<void> {
  const { state } = await rows.selectFrom('purchase').select('state').where('id', '=', purchase).executeTakeFirstOrThrow();
  if (state !== 'open') throw new ActRefused('conflict', state === 'awarded' ? 'This case was decided: its award stands. Open a new case for another purchase.' : 'This case was dropped. Open a new one.');
}

/** The account that may answer for a case: an active one. @throws ActRefused */
export async function ownerAmong(rows: Reader, account: string): Promise<string> {
  const found = await rows.selectFrom('account').select(['id', 'state']).where('id', '=', account).executeTakeFirst();
  if (found?.state !== 'active') throw new ActRefused('invalid-input', 'The case needs somebody who answers for it.', [{ path: 'owner', message: 'Expected a person with an active account here.' }]);
  return found.id;
}
