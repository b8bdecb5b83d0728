import type { Settings } from '../../settings/settings.ts';
import type { Reader, Writer } from '../../store/store.ts';
import { isAdministrator } from '../roles-of.ts';
import type { NewPasskey } from './registration.ts';

/** Passkeys of one account at most. */
export const passkeysMost = 20;

/** The passkeys of an account, for asking a browser. */
export async function passkeysOf(rows: Reader, accountId: string): Promise<readonly { readonly id: string; readonly transports: readonly string[] }[]> {
  const found = await rows.selectFrom('passkey').where('accountId', '=', accountId).select(['id', 'transports']).orderBy('createdAt').execute();
  return found.map(({ id, transports }) => ({ id, transports: JSON.parse(transports) as string[] }));
}

/** Adds a passkey to an account. @returns false when it is there already, or the account has too many */
export async function addPasskey(rows: Writer, accountId: string, { id, publicKey, signatureCount, transports, deviceType }: NewPasskey, name: string, at: string): Promise<boolean> {
  const others = await rows.selectFrom('passkey').where((is) => is.or([is('id', '=', id), is('accountId', '=', accountId)])).select(['id']).execute();
  if (others.length >= passkeysMost || others.some((other) => other.id === id)) return false;
  await rows.insertInto('passkey').values({ id, accountId, name, publicKey, signatureCount, transports: JSON.stringify(transports), deviceType, createdAt: at, lastUsedAt: null }).execute();
  return true;
}

/**
 * Notes a use of a passkey. The count of signatures must have grown, or stay 0 with authenticators that do not count
 * (Web Authentication Level 3, section 6.1.1): else there is a copy of it.
 * @returns whose it is, or why it does not count
 */
export async function usePasskey(rows: Writer, passkeyId: string, signatureCount: number, at: string): Promise<{ readonly accountId: string } | 'unknown' | 'inactive' | 'count-went-back'> {
  const passkey = await rows.selectFrom('passkey').innerJoin('account', 'account.id', 'passkey.accountId').where('passkey.id', '=', passkeyId).select(['passkey.accountId', 'passkey.signatureCount', 'account.state']).executeTakeFirst();
  if (passkey === undefined) return 'unknown';
  if (passkey.state !== 'active') return 'inactive';
  if (signatureCount <= passkey.signatureCount && (signatureCount > 0 || passkey.signatureCount > 0)) return 'count-went-back';
  await rows.updateTable('passkey').set({ signatureCount, lastUsedAt: at }).where('id', '=', passkeyId).execute();
  return { accountId: passkey.accountId };
}

/** Why a passkey stays. */
export type KeptBecause = 'unknown' | 'last-of-administrator' | 'last-credential';

/**
 * Removes a passkey of an account, but never the last one: not of an administrator in any case, and of others only when
 * there is another way to sign in.
 * @returns why it stays; undefined when it is gone
 */
export async function removePasskey(rows: Writer, settings: Settings, accountId: string, passkeyId: string, at: string): Promise<KeptBecause | undefined> {
  const own = await passkeysOf(rows, accountId);
  if (!own.some(({ id }) => id === passkeyId)) return 'unknown';
  if (own.length === 1) {
    if (await isAdministrator(rows, accountId, at)) return 'last-of-administrator';
    if (!await hasOtherWayIn(rows, settings, accountId)) return 'last-credential';
  }
  await rows.deleteFrom('passkey').where('id', '=', passkeyId).where('accountId', '=', accountId).execute();
  return undefined;
}

async function hasOtherWayIn(rows: Reader, { passwordSignIn }: Settings, accountId: string): Promise<boolean> {
  if (await rows.selectFrom('externalIdentity').where('accountId', '=', accountId).select('subject').limit(1).executeTakeFirst() !== undefined) return true;
  return passwordSignIn && await rows.selectFrom('password').where('accountId', '=', accountId).select('accountId').executeTakeFirst() !== undefined;
}
