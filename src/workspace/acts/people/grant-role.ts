import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { endSessions } from '../../../identity/sessions.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findAccount } from '../../people/account-shape.ts';
import { checkRole, heldRoleShape } from '../../people/role-rules.ts';
import { idShape } from '../../shapes.ts';

export const grantRole = changingAct({
  id: 'account.grant-role',
  summary: 'Gives an account a role, over one product or over the whole organisation, for good or until a day.',
  area: 'identity',
  object: 'account',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/accounts/{account}/roles' },
  input: z.strictObject({ account: idShape, ...heldRoleShape.shape }),
  output: z.object({ id: z.string() }),
  find: findAccount,
  run: async ({ rows, actor, services, at, note }, { account, ...asked }) => {
    const { role, productId, endsAt } = asked;
    const { state } = await rows.selectFrom('account').select('state').where('id', '=', account).executeTakeFirstOrThrow();
    if (state === 'deactivated') throw new ActRefused('conflict', 'A deactivated account holds no roles.');
    await checkRole(rows, asked, at);
    const held = await rows.selectFrom('roleGrant').select('id').where('accountId', '=', account).where('role', '=', role).where('productId', productId === null ? 'is' : '=', productId).where((is) => is.or([is('endsAt', 'is', null), is('endsAt', '>', at)])).executeTakeFirst();
    if (held !== undefined) throw new ActRefused('conflict', 'The account holds this role already.');
    const id = newIdentifier(services.ports);
    await rows.insertInto('roleGrant').values({ id, accountId: account, role, productId, grantedAt: at, grantedBy: actor.accountId ?? actor.kind, endsAt, lastUsedAt: null }).execute();
    // With other rights a person signs in anew; the session in which it was asked for goes on.
    await endSessions(rows, account, 'roles-changed', at, actor.session?.id ?? null);
    note({ role, product: productId, until: endsAt });
    return { id };
  },
});
