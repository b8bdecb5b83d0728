import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { afterOf, cursorShape, pageOf } from '../../keyset.ts';
import { accountShape, withRights } from '../../people/account-shape.ts';
import { everyOf, limitShape, roleShape } from '../../shapes.ts';

export const listAccounts = readingAct({
  id: 'account.list',
  summary: 'Lists the accounts of the organisation with their roles, newest first.',
  area: 'identity',
  object: 'account',
  http: { method: 'GET', path: '/api/v1/accounts' },
  input: z.strictObject({ state: z.enum(['invited', 'active', 'deactivated']).optional(), role: roleShape.optional(), after: cursorShape.optional(), limit: limitShape }),
  output: z.object({ accounts: z.array(accountShape), next: z.string().nullable() }),
  find: everyOf('account'),
  run: async ({ rows }, { state, role, after, limit }) => {
    const from = afterOf(after);
    let query = rows.selectFrom('account').selectAll().where((is) => is.or([is('createdAt', '<', from.at), is.and([is('createdAt', '=', from.at), is('id', '<', from.id)])]));
    if (state !== undefined) query = query.where('state', '=', state);
    if (role !== undefined) query = query.where('id', 'in', (inner) => inner.selectFrom('roleGrant').select('accountId').where('role', '=', role));
    const { items, next } = pageOf(await query.orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit + 1).execute(), limit, ({ createdAt }) => createdAt);
    return { accounts: await withRights(rows, items), next };
  },
});
