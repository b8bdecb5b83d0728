import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { heldRoles } from '../../../src/identity/roles-of.ts';
import { accountShow } from '../../../src/workspace/acts/identity/account-show.ts';
import { tokenCreate } from '../../../src/workspace/acts/identity/token-create.ts';
import { acts } from '../../../src/workspace/acts/index.ts';
import { deactivateAccount } from '../../../src/workspace/acts/people/deactivate-account.ts';
import { listProducts } from '../../../src/workspace/acts/products/list-products.ts';
import { directoryDisconnect } from '../../../src/workspace/acts/providers/directory-disconnect.ts';
import { providerChange } from '../../../src/workspace/acts/providers/provider-change.ts';
import { providerList } from '../../../src/workspace/acts/providers/provider-list.ts';
import { databases } from '../../support/databases.ts';
import { SoftwareAuthenticator } from '../support/authenticator.ts';
import { directoryWorld, type DirectoryWorld } from '../support/directory-world.ts';
import { refusalOf } from '../support/refusal-of.ts';

const user = 'urn:ietf:params:scim:schemas:core:2.0:User';
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const group = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const patch = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

let directory: DirectoryWorld;
let number = 0;

for (const database of databases) describe(`scim on ${database.name}`, { skip: database.skip }, () => {
  before(async () => { directory = await directoryWorld({ auditors: 'auditor', 'group-id-of-leads': 'security-lead', admins: 'administrator' }, database); });
  after(async () => directory.close());

  /** A new person, as a directory creates one. */
  async function person(more: Record<string, unknown> = {}): Promise<string> {
    number += 1;
    const { status, body } = await directory.scim('POST', '/Users', { schemas: [user], userName: `person${number}@acme.example`, externalId: `ext-${number}`, active: true, ...more });
    assert.equal(status, 201, JSON.stringify(body));
    return body.id as string;
  }
  async function groupOf(displayName: string, members: readonly string[], more: Record<string, unknown> = {}): Promise<string> {
    const { status, body } = await directory.scim('POST', '/Groups', { schemas: [group], displayName, members: members.map((value) => ({ value })), ...more });
    assert.equal(status, 201, JSON.stringify(body));
    return body.id as string;
  }
  const operations = (...list: readonly unknown[]): unknown => ({ schemas: [patch], Operations: list });
  const scim: DirectoryWorld['scim'] = async (...given) => directory.scim(...given);
  async function rolesOf(account: string): Promise<readonly string[]> {
    const { world } = directory;
    return (await world.store.read(world.home, async (rows) => heldRoles(rows, account, world.ports.now().toISOString()))).map(({ role }) => role).toSorted();
  }
  async function stateOf(account: string): Promise<string> {
    return (await directory.world.store.read(directory.world.home, async (rows) => rows.selectFrom('account').where('id', '=', account).select('state').executeTakeFirstOrThrow())).state;
  }

  describe('users', () => {
    test('a person is created as Entra sends them, and what is not kept is not given back', async () => {
      const { status, body, headers } = await scim('POST', '/Users', {
        schemas: [user, enterprise], externalId: 'mira.lang', userName: 'mira.lang@acme.example', active: true, displayName: 'Mira Lang', password: 'canary-of-the-directory',
        emails: [{ primary: true, type: 'work', value: 'mira.lang@acme.example' }], meta: { resourceType: 'User' }, name: { formatted: 'Mira Lang', familyName: 'Lang', givenName: 'Mira' }, roles: [], title: 'Lead', [enterprise]: { department: 'Research' },
      });
      assert.equal(status, 201);
      assert.equal(headers.get('content-type'), 'application/scim+json; charset=utf-8');
      assert.equal(headers.get('location'), body.meta.location);
      assert.equal(headers.get('etag'), 'W/"1"');
      assert.deepEqual({ ...body, id: '', meta: '' }, {
        schemas: [user], id: '', meta: '', externalId: 'mira.lang', userName: 'mira.lang@acme.example', active: true, displayName: 'Mira Lang', name: { formatted: 'Mira Lang', familyName: 'Lang', givenName: 'Mira' },
        emails: [{ primary: true, type: 'work', value: 'mira.lang@acme.example' }],
      });
      assert.equal(await stateOf(body.id), 'active');
      assert.ok(!(await directory.world.everything()).includes('canary-of-the-directory'));
    });

    test('the same userName in another case, or the same externalId, is refused with uniqueness', async () => {
      const id = await person({ userName: 'Twice@acme.example', externalId: 'twice' });
      for (const again of [{ userName: 'twice@ACME.example', externalId: 'else' }, { userName: 'else@acme.example', externalId: 'twice' }]) {
        const { status, body } = await scim('POST', '/Users', { schemas: [user], ...again });
        assert.deepEqual([status, body.status, body.scimType, body.schemas], [409, '409', 'uniqueness', ['urn:ietf:params:scim:api:messages:2.0:Error']]);
      }
      assert.equal((await scim('GET', `/Users/${id}`)).status, 200);
    });

    test('people are found by userName and externalId, and listed in parts', async () => {
      const id = await person({ userName: 'Found@acme.example' });
      for (const filter of ['userName eq "found@acme.example"', `USERNAME Eq "Found@acme.example"`, `externalId eq "ext-${number}"`, `${user}:userName eq "found@acme.example"`]) {
        const { body } = await scim('GET', `/Users?filter=${encodeURIComponent(filter)}`);
        assert.deepEqual([body.totalResults, body.Resources[0]?.id], [1, id], filter);
      }
      assert.equal((await scim('GET', `/Users?filter=${encodeURIComponent('userName eq "nobody"')}`)).body.totalResults, 0);
      const whole = (await scim('GET', '/Users?count=200')).body;
      const parts: string[] = [];
      for (let startIndex = 1; startIndex <= whole.totalResults; startIndex += 1) parts.push((await scim('GET', `/Users?startIndex=${startIndex}&count=1`)).body.Resources[0].id);
      assert.deepEqual(parts, whole.Resources.map((found: { id: string }) => found.id));
      assert.deepEqual([(await scim('GET', '/Users?count=0')).body.Resources.length, (await scim('GET', '/Users?startIndex=-3&count=-1')).body.startIndex], [0, 1]);
      assert.equal((await scim('GET', '/Users?startIndex=900')).body.Resources.length, 0);
      assert.ok((await scim('GET', '/Users?count=100000')).body.Resources.length <= 200);
    });

    test('a filter that asks for more is refused with invalidFilter', async () => {
      for (const filter of ['userName sw "a"', 'userName eq "a" or userName eq "b"', 'password eq "x"', 'userName', '', '(userName eq "a")', 'userName eq "a" and '.repeat(6), "userName eq 'a'", 'title eq "x"']) {
        const { status, body } = await scim('GET', `/Users?filter=${encodeURIComponent(filter)}`);
        assert.deepEqual([status, body.scimType], [400, 'invalidFilter'], filter);
      }
    });

    const changes: readonly (readonly [string, unknown, Record<string, unknown>])[] = [
      ['Entra: Replace in capitals, values one by one', operations({ op: 'Replace', path: 'displayName', value: 'Alma Berg' }, { op: 'Replace', path: 'name.familyName', value: 'Berg' }), { displayName: 'Alma Berg', name: { familyName: 'Berg' } }],
      ['Entra: Add of a work address where there is none', operations({ op: 'Add', path: 'emails[type eq "work"].value', value: 'alma@acme.example' }), { emails: [{ type: 'work', value: 'alma@acme.example' }] }],
      ['Entra: an attribute of the enterprise extension is passed over', operations({ op: 'Add', path: `${enterprise}:department`, value: 'Research' }, { op: 'Replace', path: 'nickName', value: 'A' }, { op: 'Add', path: 'displayName', value: 'A' }), { displayName: 'A' }],
      ['Entra: without a path, keys with dots', operations({ op: 'Add', value: { displayName: 'B', 'name.givenName': 'Bo', [`${enterprise}:department`]: 'X' } }), { displayName: 'B', name: { givenName: 'Bo' } }],
      ['Okta: without a path', operations({ op: 'replace', value: { displayName: 'C', emails: [{ value: 'c@acme.example', primary: true }] } }), { displayName: 'C', emails: [{ value: 'c@acme.example', primary: true }] }],
      ['whole name with the schema in the path', operations({ op: 'replace', path: `${user}:name`, value: { givenName: 'D', familyName: 'E' } }), { name: { givenName: 'D', familyName: 'E' } }],
      ['null takes away', operations({ op: 'replace', path: 'displayName', value: 'x' }, { op: 'replace', path: 'displayName', value: null }), {}],
      ['a removal', operations({ op: 'add', path: 'displayName', value: 'x' }, { op: 'Remove', path: 'displayName' }), {}],
      ['two primary addresses', operations({ op: 'add', path: 'emails', value: [{ value: 'a@acme.example', primary: true }] }, { op: 'add', path: 'emails', value: { value: 'b@acme.example', primary: 'True' } }), { emails: [{ value: 'a@acme.example', primary: false }, { value: 'b@acme.example', primary: true }] }],
      ['one address of two is removed', operations({ op: 'add', path: 'emails', value: [{ value: 'a@acme.example', type: 'work' }, { value: 'b@acme.example', type: 'home' }] }, { op: 'remove', path: 'emails[type eq "home"]' }), { emails: [{ value: 'a@acme.example', type: 'work' }] }],
    ];
    for (const [what, body, expected] of changes) {
      test(`a change as it is sent: ${what}`, async () => {
        const id = await person();
        const answer = await scim('PATCH', `/Users/${id}`, body);
        assert.equal(answer.status, 200, JSON.stringify(answer.body));
        const { schemas: _schemas, id: _id, meta: _meta, userName: _userName, externalId: _externalId, active: _active, ...rest } = answer.body as Record<string, unknown>;
        assert.deepEqual(rest, expected);
        assert.deepEqual((await scim('GET', `/Users/${id}`)).body, answer.body);
      });
    }

    const wrong: readonly (readonly [string, unknown, string])[] = [
      ['a verb that is none', operations({ op: 'move', path: 'displayName', value: 'x' }), 'invalidSyntax'],
      ['no operations', { schemas: [patch] }, 'invalidSyntax'],
      ['a path that is none', operations({ op: 'replace', path: 'emails[type eq "work"', value: 'x' }), 'invalidPath'],
      ['a removal without a path', operations({ op: 'remove' }), 'noTarget'],
      ['a replacement of what is not there', operations({ op: 'replace', path: 'emails[type eq "work"].value', value: 'x@acme.example' }), 'noTarget'],
      ['a removal of the userName', operations({ op: 'remove', path: 'userName' }), 'mutability'],
      ['active as neither true nor false', operations({ op: 'replace', path: 'active', value: 'maybe' }), 'invalidValue'],
      ['a text as a list', operations({ op: 'replace', path: 'displayName', value: ['x'] }), 'invalidValue'],
      ['a text with a line end', operations({ op: 'replace', path: 'displayName', value: 'x\ny' }), 'invalidValue'],
      ['a filter inside a path that asks for more', operations({ op: 'replace', path: 'emails[type ne "work"].value', value: 'x' }), 'invalidFilter'],
      ['too many addresses', operations({ op: 'add', path: 'emails', value: Array.from({ length: 21 }, (_value, index) => ({ value: `a${index}@acme.example` })) }), 'tooMany'],
    ];
    for (const [what, body, scimType] of wrong) {
      test(`a change is refused whole: ${what}`, async () => {
        const id = await person();
        const withGood = { ...(body as object), Operations: [{ op: 'replace', path: 'displayName', value: 'not kept' }, ...((body as { Operations?: unknown[] }).Operations ?? [])] };
        const answer = await scim('PATCH', `/Users/${id}`, what === 'no operations' ? body : withGood);
        assert.deepEqual([answer.status, answer.body.scimType], [400, scimType]);
        assert.equal((await scim('GET', `/Users/${id}`)).body.displayName, undefined);
      });
    }

    for (const [what, send] of Object.entries<(id: string) => Promise<{ status: number }>>({
      'Entra, with a text for false': async (id) => scim('PATCH', `/Users/${id}`, operations({ op: 'Replace', path: 'active', value: 'False' })),
      'Okta, without a path': async (id) => scim('PATCH', `/Users/${id}`, operations({ op: 'replace', value: { active: false } })),
      'a replacement, as Google-like clients send it': async (id) => scim('PUT', `/Users/${id}`, { schemas: [user], userName: `gone${number}@acme.example`, externalId: `ext-${number}`, active: false, name: { givenName: 'G', familyName: 'H' } }),
      'a removal': async (id) => scim('DELETE', `/Users/${id}`),
    })) {
      test(`a deactivated person’s sessions, tokens and roles end at once: ${what}`, async () => {
        const id = await person();
        const auditors = await groupOf(`auditors`, [id]);
        const { world } = directory;
        await world.addPasskey(id, new SoftwareAuthenticator());
        const session = await world.openFor(id, { isSteppedUp: true });
        const { token } = await world.perform(tokenCreate(() => acts), { name: 'CI', acts: ['product.list'] }, { cookie: session });
        await world.perform(accountShow, {}, { cookie: session });
        await world.perform(listProducts, {}, { bearer: token });
        assert.ok((await send(id)).status < 300);
        assert.equal((await refusalOf(world.perform(accountShow, {}, { cookie: session })))?.refusal, 'signed-out');
        assert.equal((await refusalOf(world.perform(listProducts, {}, { bearer: token })))?.refusal, 'signed-out');
        assert.deepEqual(await rolesOf(id), []);
        assert.equal(await stateOf(id), 'deactivated');
        await scim('DELETE', `/Groups/${auditors}`);
      });
    }

    test('a person who is active again gets the roles of their groups, and no token or session back', async () => {
      const id = await person();
      const auditors = await groupOf('auditors', [id]);
      const session = await directory.world.openFor(id);
      await scim('PATCH', `/Users/${id}`, operations({ op: 'replace', path: 'active', value: false }));
      assert.deepEqual(await rolesOf(id), []);
      await scim('PATCH', `/Users/${id}`, operations({ op: 'replace', path: 'active', value: true }));
      assert.deepEqual([await stateOf(id), await rolesOf(id)], ['active', ['auditor']]);
      assert.equal((await refusalOf(directory.world.perform(accountShow, {}, { cookie: session })))?.refusal, 'signed-out');
      await scim('DELETE', `/Groups/${auditors}`);
    });

    test('whom an administrator deactivated, the directory does not let in again', async () => {
      const id = await person();
      await directory.world.perform(deactivateAccount, { account: id }, { cookie: directory.cookie });
      assert.equal((await scim('GET', `/Users/${id}`)).body.active, false);
      assert.equal((await scim('PATCH', `/Users/${id}`, operations({ op: 'replace', path: 'active', value: false }))).status, 200);
      assert.equal((await scim('PATCH', `/Users/${id}`, operations({ op: 'replace', path: 'active', value: true }))).status, 409);
      assert.equal(await stateOf(id), 'deactivated');
      const { body } = await scim('GET', `/Users/${id}`);
      await scim('DELETE', `/Users/${id}`);
      assert.equal((await scim('POST', '/Users', { schemas: [user], userName: body.userName, externalId: body.externalId })).status, 409);
    });

    test('nor under another id, where the name is what they sign in by', async () => {
      await directory.addProvider('by-name');
      const { token } = await directory.connect('by-name', 'userName');
      const made = await scim('POST', '/Users', { schemas: [user], userName: 'same@acme.example', externalId: 'one' }, { token });
      await directory.world.perform(deactivateAccount, { account: made.body.id }, { cookie: directory.cookie });
      await scim('DELETE', `/Users/${made.body.id}`, undefined, { token });
      assert.equal((await scim('POST', '/Users', { schemas: [user], userName: 'same@acme.example', externalId: 'two' }, { token })).status, 409);
      const left = await scim('POST', '/Users', { schemas: [user], userName: 'left@acme.example', externalId: 'one' }, { token });
      await scim('DELETE', `/Users/${left.body.id}`, undefined, { token });
      const next = await scim('POST', '/Users', { schemas: [user], userName: 'left@acme.example', externalId: 'two' }, { token });
      assert.equal(next.status, 201);
      assert.notEqual(next.body.id, left.body.id, 'a name that is given again is another person');
    });

    test('a removed person is not there any more, and the same one comes back to their account; another one of the name does not', async () => {
      const id = await person({ userName: 'back@acme.example', externalId: 'back' });
      assert.equal((await scim('DELETE', `/Users/${id}`)).status, 204);
      for (const [method, body] of [['GET', undefined], ['DELETE', undefined], ['PUT', { schemas: [user], userName: 'x' }], ['PATCH', operations({ op: 'replace', path: 'active', value: true })]] as const) assert.equal((await scim(method, `/Users/${id}`, body)).status, 404);
      const again = await scim('POST', '/Users', { schemas: [user], userName: 'back@acme.example', externalId: 'back' });
      assert.deepEqual([again.status, again.body.id], [201, id]);
      await scim('DELETE', `/Users/${id}`);
      const other = await scim('POST', '/Users', { schemas: [user], userName: 'back@acme.example', externalId: 'somebody-else' });
      assert.equal(other.status, 201);
      assert.notEqual(other.body.id, id);
      assert.equal(await stateOf(id), 'deactivated');
    });

    test('a change decided on an older version is refused, and a known version is not sent again', async () => {
      const id = await person();
      assert.equal((await scim('GET', `/Users/${id}`, undefined, { headers: { 'if-none-match': 'W/"1"' } })).status, 304);
      assert.equal((await scim('PATCH', `/Users/${id}`, operations({ op: 'replace', path: 'displayName', value: 'x' }), { headers: { 'if-match': 'W/"1"' } })).headers.get('etag'), 'W/"2"');
      for (const method of ['PATCH', 'DELETE']) assert.equal((await scim(method, `/Users/${id}`, method === 'PATCH' ? operations({ op: 'replace', path: 'displayName', value: 'y' }) : undefined, { headers: { 'if-match': 'W/"1"' } })).status, 412);
    });
  });

  describe('groups', () => {
    test('members get the role that an administrator mapped to the group’s name or id, and lose it with the group', async () => {
      const [one, two] = [await person(), await person()];
      const auditors = await groupOf('auditors', [one]);
      const leads = await groupOf('Leads', [], { externalId: 'group-id-of-leads' });
      assert.deepEqual(await rolesOf(one), ['auditor']);
      // Entra.
      await scim('PATCH', `/Groups/${auditors}`, operations({ op: 'Add', path: 'members', value: [{ value: two }] }));
      await scim('PATCH', `/Groups/${leads}`, operations({ op: 'Add', path: 'members', value: [{ value: two }] }));
      assert.deepEqual(await rolesOf(two), ['auditor', 'security-lead']);
      await scim('PATCH', `/Groups/${auditors}`, operations({ op: 'Remove', path: 'members', value: [{ value: two }] }));
      assert.deepEqual([await rolesOf(one), await rolesOf(two)], [['auditor'], ['security-lead']]);
      // Okta.
      await scim('PATCH', `/Groups/${auditors}`, operations({ op: 'remove', path: `members[value eq "${one}"]` }, { op: 'add', path: 'members', value: [{ value: two, display: 'two' }] }));
      assert.deepEqual([await rolesOf(one), await rolesOf(two)], [[], ['auditor', 'security-lead']]);
      await scim('PATCH', `/Groups/${auditors}`, operations({ op: 'replace', path: 'members', value: [{ value: one }] }));
      assert.deepEqual([await rolesOf(one), await rolesOf(two)], [['auditor'], ['security-lead']]);
      assert.deepEqual((await scim('GET', `/Users/${one}`)).body.groups.map(({ display }: { display: string }) => display), ['auditors']);
      // Okta renames with the id in the value.
      await scim('PATCH', `/Groups/${auditors}`, operations({ op: 'replace', value: { id: auditors, displayName: 'renamed' } }));
      assert.deepEqual(await rolesOf(one), []);
      await scim('PUT', `/Groups/${leads}`, { schemas: [group], displayName: 'auditors', members: [{ value: one }] });
      assert.deepEqual([await rolesOf(one), await rolesOf(two)], [['auditor'], []]);
      await scim('DELETE', `/Groups/${leads}`);
      assert.deepEqual(await rolesOf(one), []);
      await scim('DELETE', `/Groups/${auditors}`);
    });

    test('a group that nobody mapped gives no role, and a mapping that is changed takes effect at once', async () => {
      const id = await person();
      const others = await groupOf('others', [id]);
      assert.deepEqual(await rolesOf(id), []);
      const { world, cookie, provider } = directory;
      const { providers } = await world.perform(providerList, {}, { cookie });
      const before = providers[0]?.groupRoles ?? {};
      await world.perform(providerChange, { provider, groupRoles: { ...before, others: 'assessor' } }, { cookie });
      assert.deepEqual(await rolesOf(id), ['assessor']);
      await world.perform(providerChange, { provider, groupRoles: before }, { cookie });
      assert.deepEqual(await rolesOf(id), []);
      await scim('DELETE', `/Groups/${others}`);
    });

    test('groups are found by name and member, and can be asked for without their members', async () => {
      const id = await person();
      const made = await groupOf('to be found', [id]);
      for (const filter of ['displayName eq "to be found"', `id eq "${made}" and members eq "${id}"`, `members.value eq "${id}"`]) assert.deepEqual((await scim('GET', `/Groups?filter=${encodeURIComponent(filter)}`)).body.Resources.map((found: { id: string }) => found.id), [made], filter);
      assert.equal((await scim('GET', `/Groups/${made}?excludedAttributes=members`)).body.members, undefined);
      assert.deepEqual(Object.keys((await scim('GET', `/Groups/${made}?attributes=displayName`)).body), ['schemas', 'id', 'displayName']);
      await scim('DELETE', `/Groups/${made}`);
    });

    test('too many members in one request, a stranger and a name twice are refused', async () => {
      const made = await groupOf('limits', []);
      const many = Array.from({ length: 1001 }, (_value, index) => ({ value: `m${index}` }));
      assert.equal((await scim('POST', '/Groups', { schemas: [group], displayName: 'many', members: many })).body.scimType, 'tooMany');
      assert.equal((await scim('PATCH', `/Groups/${made}`, operations({ op: 'add', path: 'members', value: many }))).body.scimType, 'tooMany');
      for (const stranger of [directory.administrator, 'nobody']) assert.equal((await scim('PATCH', `/Groups/${made}`, operations({ op: 'add', path: 'members', value: [{ value: stranger }] }))).body.scimType, 'invalidValue');
      assert.equal((await scim('POST', '/Groups', { schemas: [group], displayName: 'limits' })).body.scimType, 'uniqueness');
      assert.equal((await scim('POST', '/Groups', `{"displayName":"${'x'.repeat(1_000_000)}"}`)).status, 413);
      await scim('DELETE', `/Groups/${made}`);
    });

    test('the last administrator keeps role and account, whatever the directory says', async () => {
      const id = await person();
      const { world } = directory;
      const admins = await groupOf('admins', [id]);
      assert.deepEqual(await rolesOf(id), [], 'a directory makes nobody an administrator');
      // As by signing in at the provider.
      await world.store.write(world.home, async (rows) => rows.insertInto('roleGrant').values({ id: 'by-provider', accountId: id, role: 'administrator', productId: null, grantedAt: world.ports.now().toISOString(), grantedBy: 'provider:first', endsAt: null, lastUsedAt: null }).execute());
      await world.addPasskey(id, new SoftwareAuthenticator());
      // Only the directory’s administrator is left.
      await world.store.write(world.home, async (rows) => rows.updateTable('account').set({ state: 'deactivated' }).where('id', '=', directory.administrator).execute());
      try {
        assert.equal((await scim('DELETE', `/Users/${id}`)).status, 409);
        assert.equal((await scim('PATCH', `/Users/${id}`, operations({ op: 'replace', path: 'active', value: false }))).status, 409);
        assert.equal((await scim('DELETE', `/Groups/${admins}`)).status, 204);
        assert.deepEqual([await stateOf(id), await rolesOf(id)], ['active', ['administrator']]);
      } finally {
        await world.store.write(world.home, async (rows) => rows.updateTable('account').set({ state: 'active' }).where('id', '=', directory.administrator).execute());
      }
    });
  });

  describe('who may', () => {
    test('without the token of a directory nothing is answered, and the refusal has the protocol’s form', async () => {
      const { world, cookie } = directory;
      const { token } = await world.perform(tokenCreate(() => acts), { name: 'CI', acts: ['product.list'] }, { cookie });
      for (const shown of ['assay_wrong', token]) {
        for (const path of ['/Users', '/ServiceProviderConfig', '/Groups/x', '/nothing']) {
          const { status, body } = await scim('GET', path, undefined, { token: shown });
          assert.deepEqual([status, body.status, body.schemas], [401, '401', ['urn:ietf:params:scim:api:messages:2.0:Error']]);
        }
      }
      const byCookie = await fetch(`http://127.0.0.1:${directory.server.port}/scim/v2/Users`, { headers: { cookie: `assay-session=${cookie}` } });
      assert.equal(byCookie.status, 401);
      await byCookie.body?.cancel();
    });

    test('a directory does nothing but directory acts', async () => {
      const { world } = directory;
      const { token, tokenId } = await directory.connect('first');
      for (const act of acts.filter(({ id, isOpen }) => isOpen !== true && !id.startsWith('directory.'))) {
        const problem: unknown = await world.perform({ ...act, input: z.any(), find: async () => ({ kind: act.object, id: 'x', productId: null, accountId: null }) } as never, {}, { bearer: token }).then(() => undefined, (thrown: unknown) => thrown);
        assert.ok(problem instanceof Error && 'refusal' in problem && (problem.refusal === 'not-found' || problem.refusal === 'not-allowed'), act.id);
      }
      await world.perform(directoryDisconnect, { provider: 'first', tokenId }, { cookie: directory.cookie });
      assert.equal((await scim('GET', '/Users', undefined, { token })).status, 401);
    });

    test('a directory sees and touches nobody of another provider, nobody of here, and takes no account over', async () => {
      const { world, administrator } = directory;
      await directory.addProvider('second', { auditors: 'auditor' });
      const { token } = await directory.connect('second');
      const [mine, local] = [await person(), 'local-person'];
      await world.addAccount(local);
      await world.store.write(world.home, async (rows) => {
        await rows.insertInto('externalIdentity').values({ providerId: 'second', subject: 'linked-by-themselves', accountId: local, createdAt: world.ports.now().toISOString(), lastSeenAt: null }).execute();
      });
      for (const id of [mine, administrator, local]) {
        for (const [method, body] of [['GET', undefined], ['DELETE', undefined], ['PUT', { schemas: [user], userName: 'x' }], ['PATCH', operations({ op: 'replace', path: 'active', value: false })]] as const) assert.equal((await scim(method, `/Users/${id}`, body, { token })).status, 404);
        assert.equal((await scim('POST', '/Groups', { schemas: [group], displayName: 'auditors', members: [{ value: id }] }, { token })).body.scimType, 'invalidValue');
        assert.equal(await stateOf(id), 'active');
      }
      assert.equal((await scim('GET', '/Users', undefined, { token })).body.totalResults, 0);
      const taken = await scim('POST', '/Users', { schemas: [user], userName: 'x', externalId: 'linked-by-themselves' }, { token });
      assert.deepEqual([taken.status, taken.body.scimType], [409, 'uniqueness']);
      assert.deepEqual(await rolesOf(local), ['assessor']);
    });

    test('a token ends with its days, with its provider and by being revoked; the newest of two goes on', async () => {
      const { world, cookie } = directory;
      await directory.addProvider('third');
      const [first, second] = [await directory.connect('third'), await directory.connect('third')];
      assert.equal((await refusalOf(directory.connect('third')))?.refusal, 'conflict');
      assert.equal((await refusalOf(world.perform(directoryDisconnect, { provider: 'third', tokenId: 'unknown' }, { cookie })))?.refusal, 'not-found');
      await world.perform(directoryDisconnect, { provider: 'third', tokenId: first.tokenId }, { cookie });
      assert.deepEqual([(await scim('GET', '/Users', undefined, first)).status, (await scim('GET', '/Users', undefined, second)).status], [401, 200]);
      await world.perform(providerChange, { provider: 'third', state: 'disabled' }, { cookie });
      assert.equal((await scim('GET', '/Users', undefined, second)).status, 401);
      await world.perform(providerChange, { provider: 'third', state: 'active' }, { cookie });
      world.clock.set(30 * 24 * 60 + 1);
      assert.equal((await scim('GET', '/Users', undefined, second)).status, 401);
      world.clock.set(-(30 * 24 * 60 + 1));
      assert.equal((await scim('GET', '/Users', undefined, second)).status, 200);
      assert.ok(!(await world.everything()).includes(second.token));
    });

    test('what the endpoint can do is described', async () => {
      const { body } = await scim('GET', '/ServiceProviderConfig');
      assert.deepEqual([body.patch.supported, body.bulk.supported, body.filter.maxResults, body.etag.supported], [true, false, 200, true]);
      assert.deepEqual((await scim('GET', '/ResourceTypes')).body.Resources.map(({ endpoint }: { endpoint: string }) => endpoint), ['/Users', '/Groups']);
      assert.equal((await scim('GET', `/Schemas/${user}`)).body.attributes[0].name, 'userName');
      for (const [method, path, status] of [['GET', '/Schemas/nothing', 404], ['GET', '/Bulk', 404], ['POST', '/Schemas', 405], ['DELETE', '/Users', 405], ['POST', '/Users/x', 405]] as const) assert.equal((await scim(method, path, method === 'POST' ? {} : undefined)).status, status, path);
      assert.equal((await scim('POST', '/Users', '{"userName":"a","userName":"b"}')).body.scimType, 'invalidSyntax');
      assert.equal((await scim('POST', '/Users', {}, { headers: { 'content-type': 'text/plain' } })).status, 415);
      assert.equal((await scim('POST', '/Users', { externalId: 'x' })).body.scimType, 'invalidValue');
    });

    test('everything that a directory does is in the log, and nothing of its token', async () => {
      const { world } = directory;
      const entries = await world.store.read(world.home, async (rows) => rows.selectFrom('auditEntry').select(['action', 'actor', 'outcome']).where('actor', 'like', 'directory:%').execute());
      for (const action of ['directory.add-user', 'directory.patch-user', 'directory.remove-user', 'directory.list-users', 'directory.add-group', 'directory.patch-group']) assert.ok(entries.some((entry) => entry.action === action && entry.outcome === 'success'), action);
      assert.ok(entries.some(({ outcome }) => outcome === 'refused'));
    });
  });
});
