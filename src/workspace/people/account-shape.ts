import { z } from 'zod';
import type { Reader } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import type { ObjectFacts } from '../act.ts';

/** An account as administrators and auditors see it. */
export const accountShape = z.object({
  id: z.string(), displayName: z.string(), mail: z.string().nullable(), state: z.enum(['invited', 'active', 'deactivated']), madeBy: z.string(), createdAt: z.string(), deactivatedAt: z.string().nullable(),
  passkeys: z.number(), lastSeenAt: z.string().nullable(),
  roles: z.array(z.object({ id: z.string(), role: z.string(), productId: z.string().nullable(), grantedAt: z.string(), grantedBy: z.string(), endsAt: z.string().nullable(), lastUsedAt: z.string().nullable() })),
});

export type AccountShape = z.infer<typeof accountShape>;

/** Adds to accounts what belongs to them. */
export async function withRights(rows: Reader, accounts: readonly Tables['account'][]): Promise<AccountShape[]> {
  if (accounts.length === 0) return [];
  const ids = accounts.map(({ id }) => id);
  const grants = await rows.selectFrom('roleGrant').selectAll().where('accountId', 'in', ids).orderBy('grantedAt').execute();
  const passkeys = await rows.selectFrom('passkey').select('accountId').where('accountId', 'in', ids).execute();
  const seen = await rows.selectFrom('account').select((build) => ['account.id as accountId', build.selectFrom('session').select('session.lastSeenAt').whereRef('session.accountId', '=', 'account.id').orderBy('session.lastSeenAt', 'desc').limit(1).as('at')]).where('account.id', 'in', ids).execute();
  return accounts.map((account) => ({
    ...account,
    passkeys: passkeys.filter(({ accountId }) => accountId === account.id).length,
    lastSeenAt: seen.find(({ accountId }) => accountId === account.id)?.at ?? null,
    roles: grants.filter(({ accountId }) => accountId === account.id),
  }));
}

/** Finds the account that an input names. */
export async function findAccount(rows: Reader, { account }: { readonly account: string }): Promise<ObjectFacts | undefined> {
  const found = await rows.selectFrom('account').select('id').where('id', '=', account).executeTakeFirst();
  return found === undefined ? undefined : { kind: 'account', id: found.id, productId: null, accountId: found.id };
}
