import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { roles, type Actor } from '../../../src/identity/actor.ts';
import type { Scope } from '../../../src/store/scope.ts';
import type { AnyAct } from '../../../src/workspace/act.ts';
import { ActRefused } from '../../../src/workspace/act-refused.ts';
import { deactivateAccount } from '../../../src/workspace/acts/people/deactivate-account.ts';
import { grantRole } from '../../../src/workspace/acts/people/grant-role.ts';
import { inviteAccount } from '../../../src/workspace/acts/people/invite-account.ts';
import { reactivateAccount } from '../../../src/workspace/acts/people/reactivate-account.ts';
import { renewInvitation } from '../../../src/workspace/acts/people/renew-invitation.ts';
import { withdrawRole } from '../../../src/workspace/acts/people/withdraw-role.ts';
import { request, openWorld, type World } from '../support/world.ts';

/** `npm run walk` takes 100,000. */
const steps = Number(process.env['ASSAY_WALK_STEPS'] ?? 2000);
const seed = Number(process.env['ASSAY_WALK_SEED'] ?? 1);
const accountsMost = 30;

let world: World;
describe('walk', () => {
  before(async () => {
    world = await openWorld();
  });
  after(async () => world.close());

  /** Numbers that only look random (mulberry32), so that a walk can be taken again. */
  function numbers(from: number): () => number {
    let state = from;
    return () => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
  }

  interface Grant { readonly id: string; readonly accountId: string; readonly role: string; readonly productId: string | null; readonly grantedBy: string }
  interface Rights { readonly states: ReadonlyMap<string, string>; readonly grants: ReadonlyMap<string, Grant> }

  async function rightsOf(scope: Scope): Promise<Rights> {
    return world.store.read(scope, async (rows) => ({
      states: new Map((await rows.selectFrom('account').select(['id', 'state']).execute()).map(({ id, state }) => [id, state])),
      grants: new Map((await rows.selectFrom('roleGrant').select(['id', 'accountId', 'role', 'productId', 'grantedBy']).execute()).map((grant) => [grant.id, grant])),
    }));
  }

  const isAdministrator = ({ states, grants }: Rights, accountId: string): boolean =>
    states.get(accountId) === 'active' && [...grants.values()].some((grant) => grant.accountId === accountId && grant.role === 'administrator' && grant.productId === null);

  function nonEmpty<Item>([first, ...rest]: readonly Item[]): readonly [Item, ...Item[]] {
    return first === undefined ? assert.fail('There is nobody.') : [first, ...rest];
  }

  /** An account as it signs in, by a passkey just shown or by a token made for everything. */
  async function signedIn(scope: Scope, accountId: string, asToken: boolean): Promise<Actor> {
    const at = world.now();
    const id = world.nextId('session');
    const end = new Date(Date.parse(at) + 3_600_000).toISOString();
    await world.store.write(scope, async (rows) => {
      if (asToken) await rows.insertInto('apiToken').values({ id, accountId, name: 'Token', hash: id, acts: '[]', productIds: null, createdAt: at, expiresAt: end, lastUsedAt: null, revokedAt: null }).execute();
      else await rows.insertInto('session').values({ id, accountId, hash: id, method: 'passkey', createdAt: at, lastSeenAt: at, endsAt: end, steppedUpAt: at, userAgent: '', sourceAddress: '', endedAt: null, endReason: null }).execute();
    });
    const everyAct = [inviteAccount, renewInvitation, deactivateAccount, reactivateAccount, grantRole, withdrawRole].map((act) => act.id);
    return { kind: asToken ? 'token' : 'person', scope, accountId, displayName: '', roles: [], hasPasskey: true, session: asToken ? null : { id, method: 'passkey', steppedUpAt: at }, tokenId: asToken ? id : null, narrowedTo: asToken ? { acts: everyAct, productIds: null } : null, request };
  }

  test(`in ${steps} steps of inviting, granting, withdrawing, ending and bringing back, nobody gets more than an administrator gave`, { timeout: 3_600_000 }, async (context) => {
    const next = numbers(seed);
    const oneOf = <Item>(items: readonly [Item, ...Item[]]): Item => items[Math.floor(next() * items.length)] ?? items[0];
    const scopes: readonly [Scope, Scope] = [await world.organisation('acme'), await world.organisation('other')];
    for (const scope of scopes) {
      await world.person(scope, { roles: [{ role: 'administrator', productId: null }] });
      for (const role of roles) await world.person(scope, { roles: role === 'administrator' ? [] : [{ role, productId: null }] });
      await world.store.write(scope, async (rows) => rows.insertInto('product').values({ id: `product-of-${scope.organisationId}`, slug: 'p', name: 'P', statement: '', createdAt: world.now(), changedAt: world.now(), archivedAt: null }).execute());
    }
    const known = new Map<Scope, Rights>();
    const signedInBefore = new Map<string, Actor>();
    const counted = { changed: 0, refused: 0 };
    for (let step = 0; step < steps; step += 1) {
      world.pass(500);
      const scope = oneOf(scopes);
      // What happens in one organisation must leave the other as it is.
      const elsewhere = scopes.find((one) => one !== scope) ?? assert.fail();
      const [before, apart] = [known.get(scope) ?? (await rightsOf(scope)), known.get(elsewhere) ?? (await rightsOf(elsewhere))];
      const accounts = [...before.states.keys()];
      const asker = oneOf(nonEmpty(next() < 0.4 ? accounts.filter((id) => isAdministrator(before, id)) : accounts));
      const isToken = next() < 0.1;
      const actor = signedInBefore.get(`${asker} ${isToken}`) ?? (await signedIn(scope, asker, isToken));
      signedInBefore.set(`${asker} ${isToken}`, actor);
      const [account, grant] = next() < 0.1 ? [oneOf(['unknown', ...apart.states.keys()]), oneOf(['unknown', ...apart.grants.keys()])] : [oneOf(nonEmpty(accounts)), oneOf(['unknown', ...before.grants.keys()])];
      const productId = oneOf([null, `product-of-${scope.organisationId}`, `product-of-${elsewhere.organisationId}`]);
      const role = { role: oneOf(roles), productId, endsAt: next() < 0.3 ? new Date(Date.parse(world.now()) + 86_400_000).toISOString() : null };
      const [act, input] = oneOf<readonly [AnyAct, unknown]>([
        [grantRole, { account, ...role }], [withdrawRole, { account: before.grants.get(grant)?.accountId ?? account, grant }],
        [deactivateAccount, { account }], [reactivateAccount, { account }], [renewInvitation, { account }],
        accounts.length < accountsMost ? [inviteAccount, { displayName: 'Kim', roles: [role] }] : [reactivateAccount, { account }],
      ]);
      const refused: unknown = await world.door.perform(actor, act, input).then(() => undefined, (thrown: unknown) => thrown);
      assert.ok(refused === undefined || refused instanceof ActRefused, String(refused));
      const changed = await rightsOf(scope);
      const where = `step ${step} of seed ${seed}: ${act.id} by ${asker}`;
      assert.deepEqual(await rightsOf(elsewhere), apart, where);
      known.set(scope, changed);
      if (refused === undefined) {
        counted.changed += 1;
        assert.ok(isAdministrator(before, asker) && actor.kind === 'person', `${where} was done without being an administrator with a passkey`);
      } else {
        counted.refused += 1;
        // Signs in again, if the account still may.
        if (refused.refusal === 'signed-out' || refused.refusal === 'step-up-needed') signedInBefore.delete(`${asker} ${isToken}`);
        assert.deepEqual(changed, before, `${where} was refused and changed something`);
      }
      for (const [id, given] of changed.grants) {
        if (before.grants.has(id)) assert.deepEqual(given, before.grants.get(id), `${where} changed a role that was given before`);
        else assert.equal(given.grantedBy, asker, `${where} gave a role in somebody else’s name`);
      }
      for (const [id, state] of changed.states) if (state === 'deactivated') assert.ok(![...changed.grants.values()].some(({ accountId }) => accountId === id), `${where}: a deactivated account holds a role`);
      assert.ok(accounts.every((id) => changed.states.has(id)), `${where} lost an account`);
      assert.ok([...changed.states.keys()].some((id) => isAdministrator(changed, id)), `${where} left nobody who can administer`);
      // Somebody follows an invitation now and then, and makes a passkey.
      const invited = [...changed.states].find(([, state]) => state === 'invited')?.[0];
      if (invited !== undefined && next() < 0.5) {
        await world.store.write(scope, async (rows) => {
          await rows.updateTable('account').set({ state: 'active' }).where('id', '=', invited).execute();
          known.delete(scope);
          await rows.insertInto('passkey').values({ id: world.nextId('passkey'), accountId: invited, name: 'Key', publicKey: 'AA', signatureCount: 0, transports: '[]', deviceType: 'singleDevice', createdAt: world.now(), lastUsedAt: null }).execute();
        });
      }
    }
    context.diagnostic(`${counted.changed} changes were made, ${counted.refused} refused`);
    assert.ok(counted.changed > steps / 20 && counted.refused > steps / 4, JSON.stringify(counted));
  });
});
