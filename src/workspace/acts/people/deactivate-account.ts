import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findAccount } from '../../people/account-shape.ts';
import { keepAnAdministrator } from '../../people/administrators.ts';
import { endRights } from '../../people/end-rights.ts';
import { idShape } from '../../shapes.ts';

export const deactivateAccount = changingAct({
  id: 'account.deactivate',
  summary: 'Ends an account: its sessions, tokens, builds, links and roles end at once. What it did stays.',
  area: 'identity',
  object: 'account',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/accounts/{account}/deactivation' },
  input: z.strictObject({ account: idShape }),
  output: z.object({ sessions: z.number(), tokens: z.number(), roles: z.number() }),
  find: findAccount,
  run: async ({ rows, at, note }, { account }) => {
    const { state } = await rows.selectFrom('account').select('state').where('id', '=', account).executeTakeFirstOrThrow();
    if (state === 'deactivated') throw new ActRefused('conflict', 'This account is deactivated already.');
    await keepAnAdministrator(rows, { accountId: account });
    await rows.updateTable('account').set({ state: 'deactivated', deactivatedAt: at }).where('id', '=', account).execute();
    const ended = await endRights(rows, account, at);
    note({ ...ended });
    return ended;
  },
});
