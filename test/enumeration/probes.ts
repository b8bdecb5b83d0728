import { randomBytes } from 'node:crypto';
import { base32 } from '../../src/identity/base32.ts';
import { writeApiToken } from '../../src/identity/api-token-form.ts';
import { codeOf } from '../../src/identity/password/one-time-password.ts';
import { workspaceHost, type WorkspaceHost } from '../e2e/workspace-host.ts';
import { samlKey, samlMetadataOf } from '../workspace/support/saml-host.ts';
import { WebClient, type Answered } from '../workspace/support/web-client.ts';

/** One question that somebody outside may ask about what is there, asked of what is (or was) there and of what never was. */
export interface Probe {
  readonly what: string;
  readonly known: () => Promise<Question>;
  readonly unknown: () => Promise<Question>;
  /** It costs much on purpose, and is asked less often. */
  readonly isCostly?: true;
}

/** A request that is ready, so that only its answer is timed. */
export type Question = () => Promise<Answered>;

export interface Probed {
  readonly host: WorkspaceHost;
  readonly probes: readonly Probe[];
}

const password = 'eleven cranes rest at noon';

/** A workspace with people in it, and the questions of a stranger. */
export async function probed(): Promise<Probed> {
  const host = await workspaceHost({ requestsPerMinute: 100_000_000, passwordSignIn: true });
  const admin = new WebClient(host.url);
  const codes = await admin.setUp(host.setupLink);
  const { client: nora } = await admin.invite('Nora Ley', ['auditor']);
  const begun = await nora.done('POST', '/api/v1/account/password/begin', { signInName: 'nora', password });
  await nora.done('POST', '/api/v1/account/password/finish', { ceremony: begun['ceremony'], password, code: codeOf(seedIn(String(begun['seedAddress'])), Math.floor(Date.now() / 30_000)) });
  const taken = await admin.invite('Otto Sand', ['auditor']);
  const gone = await admin.invite('Pia Rost', ['security-lead']);
  const { token } = await gone.client.done('POST', '/api/v1/account/tokens', { name: 'ci', acts: ['product.list'], productIds: null, days: 3 });
  const endedCookie = gone.client.cookie ?? '';
  await admin.done('POST', `/api/v1/accounts/${gone.accountId}/deactivation`);
  await new WebClient(host.url).post('/api/v1/sign-in/recovery', { code: codes[0] });
  const disabled = String((await admin.done('POST', '/api/v1/providers/saml', { name: 'Other', metadata: samlMetadataOf('https://idp.acme.example/metadata', [samlKey(Date.now() + 30 * 86_400_000)]), groupRoles: {} }))['id']);
  await admin.done('PATCH', `/api/v1/providers/${disabled}`, { state: 'disabled' });
  const { client: lead } = await admin.invite('Lena Lead', ['security-lead']);
  const affirmed = await affirmationLink(lead);
  await new WebClient(host.url).done('POST', '/api/v1/affirm', { link: affirmed, answer: 'affirm' });
  // Whatever was in hand above is older than the limits on guessing.
  host.pass(20);
  const stranger = new WebClient(host.url);
  const foreign = new WebClient(host.url);
  const secret = (): string => base32(randomBytes(32)).slice(0, 52);
  const later = async (question: Question): Promise<Question> => {
    host.pass(16);
    return question;
  };
  const passkey = async (client: WebClient, spoil: boolean): Promise<Question> => {
    const { options, ceremony } = await stranger.begun('/api/v1/sign-in/passkey/begin');
    if (client.authenticator.held.length === 0) client.authenticator.make({ challenge: options.challenge, user: { id: nora.authenticator.held[0]?.userHandle ?? '' } });
    const response = client.authenticator.show(options);
    // A signature of the right form and length that is another’s.
    if (spoil) response.response.signature = signatureOf(foreign, options.challenge, nora);
    return () => stranger.post('/api/v1/sign-in/passkey/finish', { ceremony, response });
  };
  const signIn = (signInName: string) => async (): Promise<Question> => later(() => stranger.post('/api/v1/sign-in/password', { signInName, password: 'nineteen cranes rest at noon', code: '000000' }));
  // What is asked of is made before the time is taken: a new secret costs as much as what is looked for.
  const asking = (make: () => string, ask: (made: string) => Promise<Answered>) => async (): Promise<Question> => {
    const made = make();
    return () => ask(made);
  };
  const recover = (code: () => string) => async (): Promise<Question> => later(await asking(code, (made) => stranger.post('/api/v1/sign-in/recovery', { code: made }))());
  const invited = (link: () => string) => asking(link, (made) => stranger.post('/api/v1/sign-in/invitation/begin', { link: made }));
  const affirming = (link: () => string) => asking(link, (made) => stranger.post('/api/v1/affirm', { link: made, answer: 'affirm' }));
  const setUp = (link: () => string) => asking(link, (made) => stranger.post('/api/v1/setup/begin', { link: made, displayName: 'Eve' }));
  const bearer = (token: () => string) => asking(token, (made) => stranger.get('/api/v1/products', { authorization: `Bearer ${made}` }));
  const cookie = (value: () => string) => asking(value, (made) => stranger.get('/api/v1/account', { cookie: made }));
  const provider = (id: () => string) => asking(id, (made) => stranger.post('/api/v1/sign-in/provider/begin', { provider: made }));
  const setupLink = new URL(host.setupLink).hash.slice(1);
  return {
    host, probes: [
      { what: 'passkey with a wrong signature', known: async () => passkey(nora, true), unknown: async () => passkey(foreign, false) },
      { what: 'passkey of a deactivated account', known: async () => passkey(gone.client, false), unknown: async () => passkey(foreign, false) },
      { what: 'name with a wrong password', known: signIn('nora'), unknown: signIn('nobody'), isCostly: true },
      { what: 'recovery code that was used', known: recover(() => codes[0] ?? ''), unknown: recover(() => base32(randomBytes(15))) },
      { what: 'invitation that was taken', known: invited(() => taken.invitation), unknown: invited(() => `home.${secret()}`) },
      { what: 'link for an affirmation that was given', known: affirming(() => affirmed), unknown: affirming(() => `home.${secret()}`) },
      { what: 'setup link after setup', known: setUp(() => setupLink), unknown: setUp(() => `home.${secret()}`) },
      { what: 'token that was revoked', known: bearer(() => String(token)), unknown: bearer(() => writeApiToken('home', secret())) },
      { what: 'session that ended', known: cookie(() => endedCookie), unknown: cookie(() => `assay-session=home.${secret()}`) },
      { what: 'organisation of a session', known: cookie(() => `assay-session=home.${secret()}`), unknown: cookie(() => `assay-session=${base32(randomBytes(16))}.${secret()}`) },
      { what: 'provider that was disabled', known: provider(() => disabled), unknown: provider(() => base32(randomBytes(16))) },
    ],
  };
}

/** The link by which somebody without an account affirms something about a product. @param lead who asks, as a security lead */
export async function affirmationLink(lead: WebClient): Promise<string> {
  const { id } = await lead.done('POST', '/api/v1/products', { slug: 'gateway', name: 'Gateway' });
  const asked = await lead.done('POST', `/api/v1/products/${String(id)}/affirmation-requests`, { requirement: 'white-paper/council', scope: 'All products', text: 'The council met in May.', name: 'Mary Somerville', role: 'Chief executive', validUntil: new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10) });
  return new URL(String(asked['link'])).hash.slice(1);
}

function signatureOf(client: WebClient, challenge: string, like: WebClient): string {
  if (client.authenticator.held.length === 0) client.authenticator.make({ challenge, user: { id: like.authenticator.held[0]?.userHandle ?? '' } });
  return client.authenticator.show({ challenge }).response.signature;
}

function seedIn(address: string): Uint8Array {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...new URL(address).searchParams.get('secret') ?? ''].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/gu) ?? [], (byte) => Number.parseInt(byte, 2));
}
