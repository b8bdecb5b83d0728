import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { codeOf } from '../../../src/identity/password/one-time-password.ts';
import { workspaceHost, type WorkspaceHost } from '../../e2e/workspace-host.ts';
import { affirmationLink } from '../../enumeration/probes.ts';
import { startOidcHost, type OidcHost } from '../support/oidc-host.ts';
import { answerOf, samlKey, samlMetadataOf } from '../support/saml-host.ts';
import { WebClient } from '../support/web-client.ts';

/** Everything that counts once, used by fifty at the same moment over connections of their own. */
describe('what counts once', () => {
  let host: WorkspaceHost;
  let provider: OidcHost;
  let admin: WebClient;
  let person: WebClient;
  let codes: readonly string[];
  const password = 'eleven cranes rest at noon';
  const samlEntity = 'https://idp.acme.example/metadata';
  const key = samlKey(Date.now() + 30 * 86_400_000);
  const oidc: { id: string } = { id: '' };
  const saml: { id: string } = { id: '' };

  before(async () => {
    provider = await startOidcHost(() => ['auditors']);
    host = await workspaceHost({ requestsPerMinute: 1_000_000, passwordSignIn: true, privateHostsAllowed: ['127.0.0.1'], newAccountsFromProviders: true });
    admin = new WebClient(host.url);
    // The setup link is the first of them.
    const secret = new URL(host.setupLink).hash.slice(1);
    const begun = await Promise.all(Array.from({ length: 50 }, async () => {
      const client = new WebClient(host.url);
      return { client, input: { link: secret, passkeyName: 'Laptop', ...(await client.made('/api/v1/setup/begin', { link: secret, displayName: 'Mira Holst' })) } };
    }));
    const answers = await Promise.all(begun.map(async ({ client, input }) => ({ client, answered: await client.post('/api/v1/setup/finish', input) })));
    const won = answers.filter(({ answered }) => answered.status === 200);
    assert.equal(won.length, 1);
    admin = won[0]?.client ?? admin;
    codes = won[0]?.answered.json['recoveryCodes'] as readonly string[];
    const added = await admin.done('POST', '/api/v1/providers/oidc', { name: 'Acme', issuer: provider.issuer, clientId: provider.clientId, clientSecret: provider.clientSecret, groupRoles: { auditors: 'auditor' } });
    provider.register(String(added['redirectUri']));
    oidc.id = String(added['id']);
    saml.id = String((await admin.done('POST', '/api/v1/providers/saml', { name: 'Other', metadata: samlMetadataOf(samlEntity, [key]), groupRoles: { auditors: 'auditor' } }))['id']);
    person = (await admin.invite('Nora Ley', ['auditor'])).client;
  });
  after(async () => {
    assert.deepEqual(host.defects, []);
    await host.close();
    await provider.close();
  });

  /** Fifty uses at once. @returns how many were done, and the status of the others */
  async function fifty(path: string, input: unknown, as: () => WebClient = () => new WebClient(host.url)): Promise<{ readonly done: number; readonly others: ReadonlySet<number> }> {
    const answers = await Promise.all(Array.from({ length: 50 }, async () => as().post(path, input)));
    return { done: answers.filter(({ status }) => status < 300).length, others: new Set(answers.filter(({ status }) => status >= 300).map(({ status }) => status)) };
  }

  /** Somebody’s session in another object, so that its cookie does not change under the others. */
  const sameSession = (client: WebClient) => (): WebClient => {
    const copy = new WebClient(client.url, client.authenticator);
    copy.cookie = client.cookie;
    return copy;
  };

  const kinds: Readonly<Record<string, () => Promise<{ readonly done: number; readonly others: ReadonlySet<number> }>>> = {
    'recovery code': async () => fifty('/api/v1/sign-in/recovery', { code: codes[0] }),
    invitation: async () => {
      const { invitation } = await admin.invited('Otto Sand', ['auditor']);
      const client = new WebClient(host.url);
      // Each of the fifty has a ceremony of its own: the link is what counts once.
      const begun = await Promise.all(Array.from({ length: 50 }, async () => client.made('/api/v1/sign-in/invitation/begin', { link: invitation })));
      const answers = await Promise.all(begun.map(async (one) => new WebClient(host.url).post('/api/v1/sign-in/invitation/finish', { link: invitation, passkeyName: 'Key', ...one })));
      return { done: answers.filter(({ status }) => status < 300).length, others: new Set(answers.filter(({ status }) => status >= 300).map(({ status }) => status)) };
    },
    'link for an affirmation': async () => fifty('/api/v1/affirm', { link: await affirmationLink((await admin.invite('Lena Lead', ['security-lead'])).client), answer: 'affirm' }),
    'challenge of a sign-in': async () => fifty('/api/v1/sign-in/passkey/finish', await person.shown('/api/v1/sign-in/passkey/begin')),
    'challenge of a step-up': async () => {
      await person.signIn();
      return fifty('/api/v1/account/step-up/finish', await person.shown('/api/v1/account/step-up/begin'), sameSession(person));
    },
    'challenge for a new passkey': async () => {
      await person.signIn();
      return fifty('/api/v1/account/passkeys', { name: 'Second', ...(await person.made('/api/v1/account/passkeys/begin')) }, sameSession(person));
    },
    'enrolment of a password': async () => {
      await person.signIn();
      const begun = await person.done('POST', '/api/v1/account/password/begin', { signInName: 'nora', password });
      seed = seedIn(String(begun['seedAddress']));
      return fifty('/api/v1/account/password/finish', { ceremony: begun['ceremony'], password, code: codeOf(seed, Math.floor(Date.now() / 30_000)) }, sameSession(person));
    },
    'answer of a provider by OpenID Connect': async () => {
      const { goTo, ceremony } = await new WebClient(host.url).done('POST', '/api/v1/sign-in/provider/begin', { provider: oidc.id });
      return fifty('/api/v1/sign-in/provider/finish', { provider: oidc.id, ceremony, answer: (await provider.visit(String(goTo), 'alma')).slice(1) });
    },
    'answer of a provider by SAML': async () => {
      const { goTo, ceremony } = await new WebClient(host.url).done('POST', '/api/v1/sign-in/provider/begin', { provider: saml.id });
      return fifty('/api/v1/sign-in/provider/finish', { provider: saml.id, ceremony, answer: await answerOf(String(goTo), samlEntity, key, 'bo', ['auditors']) });
    },
  };
  let seed: Uint8Array = new Uint8Array();

  test('of 50 who finish setup with one link over HTTP, one became administrator, and the link is dead', async () => {
    assert.equal(((await admin.get('/api/v1/accounts?role=administrator')).json['accounts'] as readonly object[]).length, 1);
    assert.equal((await new WebClient(host.url).post('/api/v1/setup/begin', { link: new URL(host.setupLink).hash.slice(1), displayName: 'Eve' })).status, 404);
  });

  for (const [kind, use] of Object.entries(kinds)) {
    test(`of 50 uses of one ${kind} at the same time over HTTP, exactly one wins`, async () => {
      const { done, others } = await use();
      assert.equal(done, 1, `${done} won; the others: ${[...others].join(', ')}`);
      for (const status of others) assert.ok([401, 403, 404, 409, 429, 503].includes(status), `${kind}: ${status}`);
    });
  }

  test('of many uses of one one-time password at the same time over HTTP, at most one wins, and none after it', async () => {
    const input = { signInName: 'nora', password, code: codeOf(seed, Math.floor(Date.now() / 30_000) + 1) };
    const statuses = (await Promise.all(Array.from({ length: 6 }, async () => new WebClient(host.url).post('/api/v1/sign-in/password', input)))).map(({ status }) => status);
    assert.ok(statuses.filter((status) => status === 200).length <= 1, statuses.join());
    assert.notEqual((await new WebClient(host.url).post('/api/v1/sign-in/password', input)).status, 200);
  });
});

function seedIn(address: string): Uint8Array {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...new URL(address).searchParams.get('secret') ?? ''].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/gu) ?? [], (byte) => Number.parseInt(byte, 2));
}
