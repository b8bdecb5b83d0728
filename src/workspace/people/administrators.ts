import type { Reader } from '../../store/store.ts';
import { ActRefused } from '../act-refused.ts';

/** The accounts that can administer now and with no end: active, with a passkey. @param except one that is left out */
export async function lastingAdministrators(rows: Reader, except: { readonly accountId?: string; readonly grantId?: string } = {}): Promise<readonly string[]> {
  const found = await rows.selectFrom('roleGrant').innerJoin('account', 'account.id', 'roleGrant.accountId').select(['roleGrant.id as grantId', 'account.id as accountId'])
    .where('roleGrant.role', '=', 'administrator').where('roleGrant.productId', 'is', null).where('roleGrant.endsAt', 'is', null).where('account.state', '=', 'active')
    .where((is) => is.exists(is.selectFrom('passkey').select('passkey.id').whereRef('passkey.accountId', '=', 'account.id'))).execute();
  return [...new Set(found.filter(({ grantId, accountId }) => grantId !== except.grantId && accountId !== except.accountId).map(({ accountId }) => accountId))];
}

/** @throws ActRefused when without this account or grant nobody could administer any more */
export async function keepAnAdministrator(rows: Reader, except: { readonly accountId?: string; readonly grantId?: string }): Promise<void> {
  const now = await lastingAdministrators(rows);
  if (now.length === 0 || (await lastingAdministrators(rows, except)).length > 0) return;
  throw new ActRefused('conflict', 'This is the last administrator. Make somebody else an administrator first, who then adds a passkey.');
}
