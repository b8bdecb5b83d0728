import type { Reader, Writer } from '../../store/store.ts';

/** The account of whom a provider vouches for, by provider and subject alone; undefined when nobody is linked. */
export async function linkedAccount(rows: Reader, providerId: string, subject: string): Promise<{ readonly id: string; readonly state: 'invited' | 'active' | 'deactivated' } | undefined> {
  return rows.selectFrom('externalIdentity').innerJoin('account', 'account.id', 'externalIdentity.accountId').where('externalIdentity.providerId', '=', providerId).where('externalIdentity.subject', '=', subject).select(['account.id', 'account.state']).executeTakeFirst();
}

/** Links a person of a provider to an account. @returns false when this person, or this account with this provider, is linked already */
export async function linkIdentity(rows: Writer, providerId: string, subject: string, accountId: string, at: string): Promise<boolean> {
  const linked = await rows.selectFrom('externalIdentity').where('providerId', '=', providerId).where((is) => is.or([is('subject', '=', subject), is('accountId', '=', accountId)])).select('subject').limit(1).executeTakeFirst();
  if (linked !== undefined) return false;
  await rows.insertInto('externalIdentity').values({ providerId, subject, accountId, createdAt: at, lastSeenAt: at }).execute();
  return true;
}

/** Notes that somebody signed in by a provider. */
export async function seeIdentity(rows: Writer, providerId: string, subject: string, at: string): Promise<void> {
  await rows.updateTable('externalIdentity').set({ lastSeenAt: at }).where('providerId', '=', providerId).where('subject', '=', subject).execute();
}

/**
 * Notes an assertion, so that it counts once.
 * @returns false when it was seen before
 */
export async function seeAssertion(rows: Writer, providerId: string, { id, endsAt }: { readonly id: string; readonly endsAt: string }, at: string): Promise<boolean> {
  await rows.deleteFrom('seenAssertion').where('expiresAt', '<', at).execute();
  const seen = await rows.selectFrom('seenAssertion').where('providerId', '=', providerId).where('assertionId', '=', id).select('assertionId').executeTakeFirst();
  if (seen !== undefined) return false;
  await rows.insertInto('seenAssertion').values({ providerId, assertionId: id, expiresAt: endsAt }).execute();
  return true;
}
