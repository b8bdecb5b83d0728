import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { createInvitation } from '../../../identity/invitations.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { hasMail, queueMail } from '../../notices/mail-queue.ts';
import { checkRole, heldRoleShape } from '../../people/role-rules.ts';
import { everyOf, nameShape } from '../../shapes.ts';

export const inviteAccount = changingAct({
  id: 'account.invite',
  summary: 'Makes an account with roles and the link by which its person takes it over; the link is shown once and counts once.',
  area: 'identity',
  object: 'account',
  needsStepUp: true,
  http: { method: 'POST', path: '/api/v1/accounts' },
  input: z.strictObject({ displayName: nameShape, mail: z.email().max(254).nullable().default(null), roles: z.array(heldRoleShape).max(20).default([]), sendMail: z.boolean().default(false) }),
  output: z.object({ id: z.string(), link: z.string(), expiresAt: z.string(), isMailed: z.boolean() }),
  find: everyOf('account'),
  run: async ({ rows, actor, services, at, note }, { displayName, mail, roles, sendMail }) => {
    if (sendMail && !hasMail(services.settings)) throw new ActRefused('conflict', 'No mail server is configured (mailUrl, mailFrom). Hand the link over yourself.', [{ path: 'sendMail', message: 'Expected false.' }]);
    const id = newIdentifier(services.ports);
    for (const role of roles) await checkRole(rows, role, at);
    await rows.insertInto('account').values({ id, displayName, mail, state: 'invited', madeBy: 'invitation', createdAt: at, deactivatedAt: null }).execute();
    for (const { role, productId, endsAt } of roles) await rows.insertInto('roleGrant').values({ id: newIdentifier(services.ports), accountId: id, role, productId, grantedAt: at, grantedBy: actor.accountId ?? actor.kind, endsAt, lastUsedAt: null }).execute();
    note({ account: id, roles: roles.map(({ role, productId }) => (productId === null ? role : `${role} over ${productId}`)).join(', ') });
    const invitation = await createInvitation(rows, services.ports, services.settings, actor.scope.organisationId, id, at);
    return { id, ...invitation, isMailed: sendMail && (await queueMail(rows, services, mail, 'invitation', at, { link: invitation.link })) };
  },
});
