import type { PostureFacts } from '../../settings/chime.ts';
import type { Reader } from '../../store/store.ts';

const quarterDays = 90;

/** Roles that nobody used for a quarter of a year: granted longer ago, and no act since needed them. @param now RFC 3339 */
export async function unusedRights(rows: Reader, now: string): Promise<PostureFacts['unusedRights']> {
  const before = new Date(Date.parse(now) - quarterDays * 86_400_000).toISOString();
  const grants = await rows.selectFrom('roleGrant').innerJoin('account', 'account.id', 'roleGrant.accountId').select(['account.displayName', 'roleGrant.role', 'roleGrant.grantedAt', 'roleGrant.lastUsedAt'])
    .where('account.state', '=', 'active').where('roleGrant.grantedAt', '<', before)
    .where((is) => is.and([is.or([is('roleGrant.lastUsedAt', 'is', null), is('roleGrant.lastUsedAt', '<', before)]), is.or([is('roleGrant.endsAt', 'is', null), is('roleGrant.endsAt', '>', now)])])).execute();
  return grants.map(({ displayName, role, grantedAt, lastUsedAt }) => ({ name: displayName, role, since: lastUsedAt ?? grantedAt }));
}
