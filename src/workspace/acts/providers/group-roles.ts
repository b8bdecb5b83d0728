import type { Role } from '../../../identity/actor.ts';
import { newIdentifier } from '../../../identity/identifier.ts';
import type { Provider } from '../../../identity/provider/provider.ts';
import { endSessions } from '../../../identity/sessions.ts';
import type { Ports } from '../../../model/ports.ts';
import type { Writer } from '../../../store/store.ts';
import { lastingAdministrators } from '../../people/administrators.ts';

/** The roles that groups of a provider stand for, as an administrator mapped them. */
export function rolesOfGroups({ groupRoles }: Pick<Provider, 'groupRoles'>, groups: readonly string[]): readonly string[] {
  return [...new Set(groups.flatMap((group) => groupRoles.get(group) ?? []))].toSorted();
}

/**
 * Brings the roles that an account has by a provider’s groups in line with what the provider says now. Roles that people
 * gave stay, and so does the role of the last administrator.
 * @param except the session in which it was asked for, when that one may go on
 * @param withheld a role that is not given by whoever says so, and stays where it is held
 * @returns whether anything changed; then the account’s other sessions are ended
 */
export async function followGroups(rows: Writer, ports: Ports, provider: Pick<Provider, 'id' | 'groupRoles'>, accountId: string, groups: readonly string[], at: string, { except = null, withheld }: { readonly except?: string | null; readonly withheld?: Role } = {}): Promise<boolean> {
  const grantedBy = `provider:${provider.id}`;
  const wanted = rolesOfGroups(provider, groups);
  const held = await rows.selectFrom('roleGrant').where('accountId', '=', accountId).where('grantedBy', '=', grantedBy).select(['id', 'role']).execute();
  const added = wanted.filter((role) => role !== withheld && !held.some((grant) => grant.role === role));
  let changes = added.length;
  for (const role of added) await rows.insertInto('roleGrant').values({ id: newIdentifier(ports), accountId, role, productId: null, grantedAt: at, grantedBy, endsAt: null, lastUsedAt: null }).execute();
  for (const { id, role } of held) {
    if (wanted.includes(role) || (role === 'administrator' && (await lastingAdministrators(rows, { grantId: id })).length === 0)) continue;
    await rows.deleteFrom('roleGrant').where('id', '=', id).execute();
    changes += 1;
  }
  if (changes > 0) await endSessions(rows, accountId, 'roles-changed', at, except);
  return changes > 0;
}
