import assert from 'node:assert/strict';
import { after, beforeEach, describe, test } from 'node:test';
import { consumeSingleUse } from '../../../src/identity/single-use.ts';
import type { Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import type { Act } from '../../../src/workspace/act.ts';
import { ActRefused } from '../../../src/workspace/act-refused.ts';
import { deactivateAccount } from '../../../src/workspace/acts/people/deactivate-account.ts';
import { grantRole } from '../../../src/workspace/acts/people/grant-role.ts';
import { acts } from '../../../src/workspace/acts/index.ts';
import { inviteAccount } from '../../../src/workspace/acts/people/invite-account.ts';
import { listAccounts } from '../../../src/workspace/acts/people/list-accounts.ts';
import { listUnusedPrivileges } from '../../../src/workspace/acts/people/list-unused-privileges.ts';
import { reactivateAccount } from '../../../src/workspace/acts/people/reactivate-account.ts';
import { readAccount } from '../../../src/workspace/acts/people/read-account.ts';
import { readOrganisation } from '../../../src/workspace/acts/people/read-organisation.ts';
import { renewInvitation } from '../../../src/workspace/acts/people/renew-invitation.ts';
import { withdrawRole } from '../../../src/workspace/acts/people/withdraw-role.ts';
import { listProducts } from '../../../src/workspace/acts/products/list-products.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World | undefined;
let acme: Scope;
let chief: Actor;
const administrator = [{ role: 'administrator', productId: null }] as const;
const here = (): World => world ?? assert.fail();
describe('people', () => {
  beforeEach(async () => {
    await world?.close();
    world = await openWorld();
    acme = await world.organisation('acme');
    chief = await world.person(acme, { roles: administrator, isSteppedUp: true });
  });
  after(async () => world?.close());

  const perform = async <Input, Output>(actor: Actor, act: Act<Input, Output>, input: unknown): Promise<Output> => here().door.perform(actor, act, input);
  async function refusal<Input, Output>(actor: Actor, act: Act<Input, Output>, input: unknown): Promise<string> {
    const problem = await perform(actor, act, input).then(() => undefined, (thrown: unknown) => thrown);
    assert.ok(problem instanceof ActRefused, String(problem));
    return problem.refusal;
  }

  test('an invitation is a link that counts once, and a new one voids it', async () => {
    const invited = await perform(chief, inviteAccount, { displayName: 'Kim', roles: [{ role: 'assessor' }] });
    const secretOf = (link: string): string => new URL(link).hash.slice(1);
    const renewed = await perform(chief, renewInvitation, { account: invited.id });
    const use = async (link: string): Promise<unknown> => here().store.write(acme, async (rows) => consumeSingleUse(rows, 'invitation', secretOf(link), here().now()));
    assert.equal(await use(invited.link), undefined);
    assert.notEqual(await use(renewed.link), undefined);
    assert.equal(await use(renewed.link), undefined);
    const { accounts } = await perform(chief, listAccounts, { state: 'invited' });
    assert.deepEqual(accounts.map(({ displayName, roles }) => [displayName, roles.map(({ role }) => role)]), [['Kim', ['assessor']]]);
    const log = await here().store.read(acme, async (rows) => rows.selectFrom('auditEntry').select('entry').execute());
    assert.ok(log.every(({ entry }) => !entry.includes(secretOf(renewed.link)) && !entry.includes(secretOf(invited.link))), 'no link is in the log');
  });

  test('whoever lost every way to sign in is invited as at the beginning: no link leads into an account that has a person, and nothing else gives a passkey', async () => {
    const lost = await here().person(acme, { roles: [{ role: 'assessor', productId: null }] });
    assert.equal(await refusal(chief, renewInvitation, { account: lost.accountId }), 'conflict');
    await perform(chief, deactivateAccount, { account: lost.accountId });
    assert.equal(await refusal(chief, renewInvitation, { account: lost.accountId }), 'conflict');
    // A maker’s contact has no account, and so no passkey.
    const ofPasskeys = acts.filter(({ id }) => /passkey|recover|invit|setup|password/u.test(id) && !['account.invite', 'inquiry.invite-contact'].includes(id));
    // Each of them is one’s own, or takes a link that an administrator made for somebody new.
    assert.deepEqual(ofPasskeys.filter(({ object, isOpen, id }) => object !== 'credential' && isOpen !== true && id !== 'account.renew-invitation').map(({ id }) => id), []);
    assert.deepEqual(ofPasskeys.filter(({ isOpen }) => isOpen === true).map(({ id }) => id).toSorted(), ['invitation.accept', 'invitation.begin', 'setup.begin', 'setup.finish', 'setup.show', 'sign-in.password', 'sign-in.recover']);
  });

  test('a deactivated account can do nothing from that moment on, and comes back without roles', async () => {
    const lead = await here().person(acme, { roles: [{ role: 'security-lead', productId: null }] });
    const token = await here().person(acme, { roles: [{ role: 'security-lead', productId: null }], token: { kind: 'token', acts: ['product.list'], productIds: null } });
    for (const actor of [lead, token]) {
      await perform(actor, listProducts, {});
      await perform(chief, deactivateAccount, { account: actor.accountId });
      assert.equal(await refusal(actor, listProducts, {}), 'signed-out');
    }
    assert.deepEqual(await perform(chief, reactivateAccount, { account: lead.accountId }), { state: 'active' });
    assert.equal(await refusal(lead, listProducts, {}), 'signed-out', 'the old session stays dead');
    assert.deepEqual((await perform(chief, readAccount, { account: lead.accountId })).roles, []);
    assert.equal(await refusal(token, listProducts, {}), 'signed-out');
  });

  test('the last administrator stays, and a second one is wanted', async () => {
    assert.equal((await perform(chief, readOrganisation, {})).needsSecondAdministrator, true);
    assert.equal(await refusal(chief, deactivateAccount, { account: chief.accountId }), 'conflict');
    const [grant] = (await perform(chief, readAccount, { account: chief.accountId })).roles;
    assert.equal(await refusal(chief, withdrawRole, { account: chief.accountId, grant: grant?.id }), 'conflict');
    const withoutPasskey = await here().person(acme, { roles: administrator, hasPasskey: false });
    assert.equal(await refusal(chief, deactivateAccount, { account: chief.accountId }), 'conflict', 'one without a passkey can’t take over');
    await perform(chief, deactivateAccount, { account: withoutPasskey.accountId });
    const second = await here().person(acme, { roles: administrator, isSteppedUp: true });
    assert.equal((await perform(second, readOrganisation, {})).needsSecondAdministrator, false);
    await perform(second, deactivateAccount, { account: chief.accountId });
    assert.equal(await refusal(second, deactivateAccount, { account: second.accountId }), 'conflict');
  });

  test('two administrators who remove each other at the same time leave one', async () => {
    const second = await here().person(acme, { roles: administrator, isSteppedUp: true });
    const both = await Promise.allSettled([perform(chief, deactivateAccount, { account: second.accountId }), perform(second, deactivateAccount, { account: chief.accountId })]);
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  });

  test('roles are held as they make sense', async () => {
    const account = (await here().person(acme)).accountId;
    const end = new Date(Date.parse(here().now()) + 86_400_000).toISOString();
    for (const wrong of [{ role: 'administrator', productId: 'p' }, { role: 'product-owner', productId: 'unknown' }, { role: 'vendor-contact', productId: null, endsAt: end }, { role: 'assessor', endsAt: here().now() }, { role: 'king' }]) assert.equal(await refusal(chief, grantRole, { account, ...wrong }), 'invalid-input', JSON.stringify(wrong));
    await perform(chief, grantRole, { account, role: 'assessor', endsAt: end });
    assert.equal(await refusal(chief, grantRole, { account, role: 'assessor' }), 'conflict');
    const auditor = await here().person(acme, { roles: [{ role: 'auditor', productId: null }], isSteppedUp: true });
    assert.equal(await refusal(auditor, grantRole, { account, role: 'assessor' }), 'not-allowed');
  });

  test('what nobody uses is reported', async () => {
    const lead = await here().person(acme, { roles: [{ role: 'security-lead', productId: null }, { role: 'approver', productId: null }] });
    here().pass(100 * 86_400_000);
    const watch = await here().person(acme, { roles: [{ role: 'auditor', productId: null }] });
    await perform(lead, listProducts, {});
    const { grants } = await perform(watch, listUnusedPrivileges, { days: 30 });
    const own = grants.filter(({ accountId }) => accountId === lead.accountId);
    assert.ok(own.every(({ isUnused }) => !isUnused), 'both roles allowed it');
    assert.ok(own.every(({ actsNeverUsed }) => !actsNeverUsed.includes('product.list') && actsNeverUsed.includes('evidence.read')));
    assert.deepEqual(grants.filter(({ isUnused }) => isUnused).map(({ role }) => role), ['administrator']);
  });

  test('with other roles a person signs in anew, except where they changed them themselves', async () => {
    const lead = await here().person(acme, { roles: [{ role: 'security-lead', productId: null }] });
    const { id } = await perform(chief, grantRole, { account: lead.accountId, role: 'auditor' });
    assert.equal(await refusal(lead, listProducts, {}), 'signed-out');
    await perform(chief, withdrawRole, { account: lead.accountId, grant: id });
    await perform(chief, grantRole, { account: chief.accountId, role: 'security-lead' });
    await perform(chief, listProducts, {});
  });
});
