import { revokeApiTokens } from '../../identity/api-tokens.ts';
import { endSessions } from '../../identity/sessions.ts';
import type { Writer } from '../../store/store.ts';

/** What ended with an account’s rights. */
export interface EndedRights {
  readonly sessions: number;
  readonly tokens: number;
  readonly roles: number;
}

/**
 * Ends at once everything by which an account could act: sessions, tokens, builds that act for it, links that were sent,
 * and its roles, so that somebody who comes back begins without.
 */
export async function endRights(rows: Writer, accountId: string, at: string): Promise<EndedRights> {
  const sessions = await endSessions(rows, accountId, 'deactivated', at);
  const tokens = await revokeApiTokens(rows, accountId, at);
  const builds = await rows.updateTable('workloadIdentity').set({ revokedAt: at }).where('accountId', '=', accountId).where('revokedAt', 'is', null).returning('id').execute();
  await rows.deleteFrom('singleUse').where('accountId', '=', accountId).where('usedAt', 'is', null).execute();
  const roles = await rows.deleteFrom('roleGrant').where('accountId', '=', accountId).returning('id').execute();
  return { sessions, tokens: tokens + builds.length, roles: roles.length };
}
