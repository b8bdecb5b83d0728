import { z } from 'zod';
import { endSessions } from '../../../identity/sessions.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findAccount } from '../../people/account-shape.ts';
import { keepAnAdministrator } from '../../people/administrators.ts';
import { idShape } from '../../shapes.ts';

export const withdrawRole = changingAct({
  id: 'account.withdraw-role',
  summary: 'Takes a role from an account; the last administrator keeps theirs.',
  area: 'identity',
  object: 'account',
  needsStepUp: true,
  http: { method: 'DELETE', path: '/api/v1/accounts/{account}/roles/{grant}' },
  input: z.strictObject({ account: idShape, grant: idShape }),
  output: z.object({ role: z.string() }),
  find: async (rows, { account, grant }) => {
    const held = await rows.selectFrom('roleGrant').select('id').where('id', '=', grant).where('accountId', '=', account).executeTakeFirst();
    return held === undefined ? undefined : findAccount(rows, { account });
  },
  run: async ({ rows, actor, at, note }, { account, grant }) => {
    const { role, productId } = await rows.selectFrom('roleGrant').select(['role', 'productId']).where('id', '=', grant).executeTakeFirstOrThrow();
    if (role === 'administrator') await keepAnAdministrator(rows, { grantId: grant });
    const gone = await rows.deleteFrom('roleGrant').where('id', '=', grant).returning('id').executeTakeFirst();
    if (gone === undefined) throw new ActRefused('not-found', 'There is no such role.');
    await endSessions(rows, account, 'roles-changed', at, actor.session?.id ?? null);
    note({ role, product: productId });
    return { role };
  },
});
