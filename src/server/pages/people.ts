import { invitationMadePage, peoplePage, personPage } from '../../pages/people.ts';
import { offersAnywhere } from '../../pages/visitor.ts';
import { deactivateAccount } from '../../workspace/acts/people/deactivate-account.ts';
import { endSessions } from '../../workspace/acts/people/end-sessions.ts';
import { grantRole } from '../../workspace/acts/people/grant-role.ts';
import { inviteAccount } from '../../workspace/acts/people/invite-account.ts';
import { listAccounts } from '../../workspace/acts/people/list-accounts.ts';
import { listUnusedPrivileges } from '../../workspace/acts/people/list-unused-privileges.ts';
import { reactivateAccount } from '../../workspace/acts/people/reactivate-account.ts';
import { readAccount } from '../../workspace/acts/people/read-account.ts';
import { renewInvitation } from '../../workspace/acts/people/renew-invitation.ts';
import { withdrawRole } from '../../workspace/acts/people/withdraw-role.ts';
import { listProducts } from '../../workspace/acts/products/list-products.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt, sentTo, type Look, type Visit } from './page.ts';
import { endOfDay } from './times.ts';

const people: Look = {
  acts: [listAccounts, listUnusedPrivileges, listProducts],
  show: async ({ query, visitor, ask, sent }) => {
    const after = query.get('after');
    const { accounts, next } = await ask(listAccounts, after === null ? {} : { after });
    const { grants } = offersAnywhere(visitor, listUnusedPrivileges.id) ? await ask(listUnusedPrivileges, {}) : { grants: [] };
    return peoplePage(visitor, { accounts, next, products: await productsFor({ visitor, ask }), unused: grants.filter(({ isUnused }) => isUnused), sent });
  },
};

const person: Look = {
  acts: [readAccount, listProducts],
  show: async ({ path, visitor, ask, sent }) => personPage(visitor, await ask(readAccount, { account: path['account'] }), await productsFor({ visitor, ask }), sent),
};

/** Products by name, for roles over one. */
async function productsFor({ visitor, ask }: Pick<Visit, 'visitor' | 'ask'>): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return offersAnywhere(visitor, listProducts.id) ? (await ask(listProducts, { limit: 200 })).products : [];
}

function roleIn({ sent: { values } }: Visit): { readonly role: string | null; readonly productId: string | null; readonly endsAt: string | null } {
  return { role: values.get('role'), productId: values.get('productId') === '' ? null : values.get('productId'), endsAt: endOfDay(values.get('endsAt')) };
}

const accountOf = (visit: Visit): string => visit.path['account'] ?? '';

export const peoplePages: readonly PageRoute[] = [
  lookAt('/people', people),
  sentTo('/people', [inviteAccount], async (visit) => {
    const { values } = visit.sent;
    const mail = values.get('mail') ?? '';
    const role = roleIn(visit);
    const { id, link, expiresAt, isMailed } = await visit.ask(inviteAccount, { displayName: values.get('displayName') ?? '', mail: mail === '' ? null : mail, roles: role.role === '' || role.role === null ? [] : [role], sendMail: values.get('sendMail') === 'true' });
    return invitationMadePage(link, expiresAt, id, isMailed);
  }, people),
  lookAt('/people/{account}', person),
  sentTo('/people/{account}/roles', [grantRole], async (visit) => {
    await visit.ask(grantRole, { account: accountOf(visit), ...roleIn(visit) });
    return `/people/${accountOf(visit)}`;
  }, person),
  sentTo('/people/{account}/roles/{grant}/withdrawal', [withdrawRole], async (visit) => {
    await visit.ask(withdrawRole, { account: accountOf(visit), grant: visit.path['grant'] });
    return `/people/${accountOf(visit)}`;
  }, person),
  sentTo('/people/{account}/invitation', [renewInvitation], async (visit) => {
    const { link, expiresAt } = await visit.ask(renewInvitation, { account: accountOf(visit) });
    return invitationMadePage(link, expiresAt, accountOf(visit), false);
  }, person),
  ...([['deactivation', deactivateAccount], ['reactivation', reactivateAccount], ['sessions/ending', endSessions]] as const).map(([name, act]) => sentTo(`/people/{account}/${name}`, [act], async (visit) => {
    await visit.ask<{ account: string }, unknown>(act, { account: accountOf(visit) });
    return `/people/${accountOf(visit)}`;
  }, person)),
];
