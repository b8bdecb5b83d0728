import { keptQuery } from '../store/kept-query.ts';
import type { Reader } from '../store/store.ts';
import { roles, type HeldRole, type Role } from './actor.ts';

/** The roles that an account holds at a time, without those that have ended. @param at RFC 3339 */
export async function heldRoles(rows: Reader, accountId: string, at: string): Promise<readonly HeldRole[]> {
  const grants = await grantsOf(rows, { accountId, at });
  // A role that this version does not know gives nothing.
  return grants.flatMap(({ role, productId }) => (isRole(role) ? [{ role, productId }] : []));
}

const grantsOf = keptQuery((rows, { accountId, at }: { readonly accountId: string; readonly at: string }) => rows.selectFrom('roleGrant').where('accountId', '=', accountId).where((is) => is.or([is('endsAt', 'is', null), is('endsAt', '>', at)])).select(['role', 'productId']).orderBy('grantedAt'));

/** Whether an account is an administrator of its organisation. */
export async function isAdministrator(rows: Reader, accountId: string, at: string): Promise<boolean> {
  return (await heldRoles(rows, accountId, at)).some(({ role }) => role === 'administrator');
}

function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}
