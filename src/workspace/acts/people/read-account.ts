import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { accountShape, findAccount, withRights } from '../../people/account-shape.ts';
import { ActRefused } from '../../act-refused.ts';
import { idShape } from '../../shapes.ts';

export const readAccount = readingAct({
  id: 'account.read',
  summary: 'Shows one account with its roles.',
  area: 'identity',
  object: 'account',
  http: { method: 'GET', path: '/api/v1/accounts/{account}' },
  input: z.strictObject({ account: idShape }),
  output: accountShape,
  find: findAccount,
  run: async ({ rows }, { account }) => {
    const [shown] = await withRights(rows, await rows.selectFrom('account').selectAll().where('id', '=', account).execute());
    if (shown === undefined) throw new ActRefused('not-found', 'There is no such account.');
    return shown;
  },
});
