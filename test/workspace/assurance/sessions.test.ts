import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { provenScope } from '../../../src/store/scope.ts';
import { workspaceHost, type WorkspaceHost } from '../../e2e/workspace-host.ts';
import { WebClient } from '../support/web-client.ts';

let host: WorkspaceHost;
let admin: WebClient;
let codes: readonly string[];

async function entriesOf(action: string): Promise<readonly { readonly outcome: string; readonly entry: string }[]> {
  const [organisation] = await host.services.store.organisations();
  assert.ok(organisation !== undefined);
  return host.services.store.read(provenScope(organisation.id), async (rows) => rows.selectFrom('auditEntry').where('action', '=', action).select(['outcome', 'entry']).execute());
}

describe('sessions over HTTP', () => {
  before(async () => {
    host = await workspaceHost({ requestsPerMinute: 100_000 });
    const early = new WebClient(host.url);
    // Before setup there is nobody, and nothing that anybody could try a password on.
    assert.deepEqual((await early.get('/api/v1/setup')).json, { isSetUp: false });
    for (const name of ['admin', 'root', 'sa', 'administrator', 'guest']) assert.equal((await early.post('/api/v1/sign-in/password', { signInName: name, password: name.repeat(8).slice(0, 20), code: '000000' })).status >= 400, true);
    assert.equal((await host.services.store.organisations()).length, 1);
    admin = new WebClient(host.url);
    codes = await admin.setUp(host.setupLink);
  });
  after(async () => host.close());

  test('before setup there is no account at all, and after it the one that the link made', async () => {
    const { accounts } = (await admin.get('/api/v1/accounts')).json as { accounts: readonly { displayName: string }[] };
    assert.deepEqual(accounts.map(({ displayName }) => displayName), ['Mira Holst']);
  });

  test('whoever signs in gets a new session, and the one that the browser had is dead', async () => {
    const { client } = await admin.invite('Nora Ley', ['auditor']);
    const before = client.cookie;
    const { ceremony, response } = await client.shown('/api/v1/sign-in/passkey/begin');
    await client.done('POST', '/api/v1/sign-in/passkey/finish', { ceremony, response });
    assert.notEqual(client.cookie, before);
    const old = new WebClient(host.url);
    old.cookie = before;
    assert.equal((await old.get('/api/v1/account')).status, 401);
    assert.equal((await client.get('/api/v1/account')).status, 200);
  });

  test('a session that somebody was given beforehand does not become theirs by signing in', async () => {
    const victim = (await admin.invite('Otto Sand', ['auditor'])).client;
    const planted = `assay-session=home.${'b'.repeat(52)}`;
    victim.cookie = planted;
    await victim.signIn();
    const attacker = new WebClient(host.url);
    attacker.cookie = planted;
    assert.equal((await attacker.get('/api/v1/account')).status, 401);
  });

  test('secrets of sessions have 256 random bits, and no two are alike', async () => {
    const { client } = await admin.invite('Pia Rost', ['auditor']);
    const seen = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      await client.signIn();
      const secret = client.cookie?.split('.')[1] ?? '';
      assert.ok(secret.length * 5 >= 256 || secret.length * 6 >= 256, secret);
      seen.add(secret);
    }
    assert.equal(seen.size, 20);
    // Every place of the secret takes many values: none of it is a counter or a time.
    for (let place = 0; place < 40; place += 1) assert.ok(new Set([...seen].map((secret) => secret[place])).size > 5, String(place));
  });

  test('signing out, by API or by page, ends the session on the server and clears the browser', async () => {
    for (const way of ['api', 'page'] as const) {
      const client = new WebClient(host.url, admin.authenticator);
      await client.signIn();
      const { cookie } = client;
      const answered = way === 'api' ? await client.post('/api/v1/account/sign-out') : await client.form('/sign-out', {});
      assert.equal(answered.headers.get('clear-site-data'), '"cache", "storage"', way);
      assert.match(answered.headers.get('set-cookie') ?? '', /Max-Age=0/, way);
      client.cookie = cookie;
      assert.equal((await client.get('/api/v1/account')).status, 401, way);
      assert.match((await client.get('/home')).headers.get('location') ?? '', /^\/sign-in/, way);
    }
  });

  test('every page that needs somebody signed in has a way to sign out, and asks others to sign in', async () => {
    const nobody = new WebClient(host.url);
    for (const path of ['/home', '/products', '/people', '/posture', '/settings', '/audit', '/account', '/account/tokens', '/account/new-passkey']) {
      const page = await admin.get(path);
      assert.equal(page.status, 200, path);
      assert.match(page.text, /<form method="post" action="\/sign-out">/, path);
      assert.match((await nobody.get(path)).headers.get('location') ?? '', /^\/sign-in\?next=/, path);
    }
  });

  test('an administrator ends somebody’s sessions, and theirs alone', async () => {
    const { client, accountId } = await admin.invite('Quentin Uhl', ['auditor']);
    const other = new WebClient(host.url, client.authenticator);
    await other.signIn();
    assert.equal((await client.post(`/api/v1/accounts/${accountId}/sessions/ending`)).status, 403);
    assert.deepEqual((await admin.post(`/api/v1/accounts/${accountId}/sessions/ending`)).json, { sessions: 2 });
    for (const ended of [client, other]) assert.equal((await ended.get('/api/v1/account')).status, 401);
    assert.equal((await admin.get('/api/v1/account')).status, 200);
    await client.signIn();
  });

  test('a deactivated account is signed out at once everywhere, with its tokens, and does not come in again', async () => {
    const { client, accountId } = await admin.invite('Rosa Veit', ['security-lead']);
    const { token } = await client.done('POST', '/api/v1/account/tokens', { name: 'ci', acts: ['product.list'], productIds: null, days: 3 });
    const build = new WebClient(host.url);
    const bearer = { authorization: `Bearer ${String(token)}` };
    assert.equal((await build.get('/api/v1/products', bearer)).status, 200);
    await admin.done('POST', `/api/v1/accounts/${accountId}/deactivation`);
    assert.equal((await client.get('/api/v1/account')).status, 401);
    assert.equal((await build.get('/api/v1/products', bearer)).status, 401);
    const { ceremony, response } = await client.shown('/api/v1/sign-in/passkey/begin');
    assert.equal((await client.post('/api/v1/sign-in/passkey/finish', { ceremony, response })).status, 401);
  });

  test('one’s own sessions are shown, and each or all others ended', async () => {
    const { client } = await admin.invite('Sven Wolf', ['auditor']);
    const second = new WebClient(host.url, client.authenticator);
    await second.signIn();
    const third = new WebClient(host.url, client.authenticator);
    await third.signIn();
    const { sessions } = (await third.get('/api/v1/account/sessions')).json as { sessions: readonly { sessionId: string; isThisOne: boolean; createdAt: string }[] };
    assert.equal(sessions.length, 3);
    const oldest = sessions.toSorted((one, next) => (one.createdAt < next.createdAt ? -1 : 1))[0]?.sessionId ?? '';
    await third.done('DELETE', `/api/v1/account/sessions/${oldest}`);
    assert.equal((await client.get('/api/v1/account')).status, 401);
    assert.equal((await second.get('/api/v1/account')).status, 200);
    await third.done('POST', '/api/v1/account/sessions/revoke-others');
    assert.equal((await second.get('/api/v1/account')).status, 401);
  });

  test('every way of signing in leaves an entry with its factor, right or wrong', async () => {
    await new WebClient(host.url, admin.authenticator).signIn();
    const stranger = new WebClient(host.url);
    await stranger.post('/api/v1/sign-in/passkey/finish', { ceremony: `home.${'c'.repeat(52)}`, response: {} });
    await stranger.post('/api/v1/sign-in/recovery', { code: 'aaaa-bbbb-cccc-dddd' });
    await stranger.post('/api/v1/sign-in/recovery', { code: codes[9] });
    await stranger.post('/api/v1/sign-in/password', { signInName: 'mira', password: 'a-guess-that-is-long', code: '000000' });
    await stranger.post('/api/v1/sign-in/invitation/begin', { link: `home.${'d'.repeat(52)}` });
    for (const [action, outcomes] of [['sign-in.finish', ['refused', 'success']], ['sign-in.recover', ['refused', 'success']], ['sign-in.password', ['refused']], ['invitation.begin', ['refused', 'success']], ['setup.finish', ['success']]] as const) {
      const entries = await entriesOf(action);
      assert.deepEqual([...new Set(entries.map(({ outcome }) => outcome))].toSorted(), outcomes, action);
      for (const { entry } of entries) {
        const { sourceAddress, requestId, at } = JSON.parse(entry) as Record<string, string>;
        assert.ok(sourceAddress !== '' && requestId !== '' && at?.endsWith('Z') === true, entry);
      }
    }
  });

  test('an act that is refused, and an input that is wrong, leave an entry', async () => {
    const { client } = await admin.invite('Tom Zeh', ['auditor']);
    assert.equal((await client.post('/api/v1/products', { slug: 'gateway', name: 'Gateway' })).status, 403);
    assert.equal((await admin.post('/api/v1/products', { slug: '../x', name: '' })).status, 422);
    const entries = await entriesOf('product.create');
    assert.ok(entries.filter(({ outcome }) => outcome === 'refused').length >= 2, JSON.stringify(entries));
  });

  test('a session ends by itself when nobody uses it, and in any case after its longest time', async () => {
    const { client } = await admin.invite('Uta Arp', ['auditor']);
    host.pass(29);
    assert.equal((await client.get('/api/v1/account')).status, 200);
    host.pass(31);
    assert.equal((await client.get('/api/v1/account')).status, 401);
    await client.signIn();
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      host.pass(20);
      assert.equal((await client.get('/api/v1/account')).status, 200, String(minutes));
    }
    host.pass(25);
    assert.equal((await client.get('/api/v1/account')).status, 401);
  });
});
