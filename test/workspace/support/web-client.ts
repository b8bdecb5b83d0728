import assert from 'node:assert/strict';
import { SoftwareAuthenticator, type Made, type Shown } from './authenticator.ts';

/** An answer with its body read. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; an empty object when it is none. */
  readonly json: Readonly<Record<string, unknown>>;
}

interface Ceremony {
  readonly options: { readonly challenge: string; readonly user: { readonly id: string } };
  readonly ceremony: string;
}

/** A browser as far as the workspace sees one: a cookie, an origin, a passkey. */
export class WebClient {
  readonly url: string;
  readonly authenticator: SoftwareAuthenticator;
  /** `name=value`, as the server set it. */
  cookie: string | undefined;

  constructor(url: string, authenticator = new SoftwareAuthenticator(url)) {
    this.url = url;
    this.authenticator = authenticator;
  }

  async ask(method: string, path: string, input?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
    const body = input === undefined ? {} : { body: typeof input === 'string' ? input : JSON.stringify(input) };
    const answer = await fetch(`${this.url}${path}`, {
      method, redirect: 'manual', ...body,
      headers: { ...(method === 'GET' ? {} : { origin: this.url, 'sec-fetch-site': 'same-origin' }), ...(input === undefined ? {} : { 'content-type': 'application/json' }), ...(this.cookie === undefined ? {} : { cookie: this.cookie }), ...headers },
    });
    const given = answer.headers.getSetCookie().find((line) => line.includes('assay'))?.split(';')[0];
    if (given !== undefined) this.cookie = given.endsWith('=') ? undefined : given;
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, json: jsonOf(text) };
  }

  async get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answered> {
    return this.ask('GET', path, undefined, headers);
  }

  async post(path: string, input: unknown = {}, headers?: Readonly<Record<string, string>>): Promise<Answered> {
    return this.ask('POST', path, input, headers);
  }

  async form(path: string, fields: Readonly<Record<string, string>>): Promise<Answered> {
    return this.ask('POST', path, new URLSearchParams(fields).toString(), { 'content-type': 'application/x-www-form-urlencoded' });
  }

  /** An act that has to work. */
  async done(method: string, path: string, input?: unknown): Promise<Readonly<Record<string, unknown>>> {
    const answer = await this.ask(method, path, input);
    assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json;
  }

  /** Begins a passkey ceremony and answers it. */
  async made(path: string, input: unknown = {}): Promise<{ readonly ceremony: string; readonly response: Made }> {
    const { options, ceremony } = await this.begun(path, input);
    return { ceremony, response: this.authenticator.make(options) };
  }

  async shown(path: string, input: unknown = {}): Promise<{ readonly ceremony: string; readonly response: Shown }> {
    const { options, ceremony } = await this.begun(path, input);
    return { ceremony, response: this.authenticator.show(options) };
  }

  async begun(path: string, input: unknown = {}): Promise<Ceremony> {
    return (await this.done('POST', path, input)) as unknown as Ceremony;
  }

  /** Sets the workspace up with its link. @returns the recovery codes */
  async setUp(link: string, displayName = 'Mira Holst'): Promise<readonly string[]> {
    const secret = new URL(link).hash.slice(1);
    const { ceremony, response } = await this.made('/api/v1/setup/begin', { link: secret, displayName });
    return (await this.done('POST', '/api/v1/setup/finish', { link: secret, ceremony, passkeyName: 'Laptop', response }))['recoveryCodes'] as readonly string[];
  }

  async signIn(): Promise<void> {
    this.cookie = undefined;
    await this.done('POST', '/api/v1/sign-in/passkey/finish', await this.shown('/api/v1/sign-in/passkey/begin'));
  }

  async stepUp(): Promise<void> {
    await this.done('POST', '/api/v1/account/step-up/finish', await this.shown('/api/v1/account/step-up/begin'));
  }

  /** Invites somebody with roles over the organisation, and takes the invitation as them. @returns the new person’s browser, signed in */
  async invite(displayName: string, roles: readonly string[]): Promise<{ readonly client: WebClient; readonly accountId: string; readonly invitation: string }> {
    const { account, invitation } = await this.invited(displayName, roles);
    const client = new WebClient(this.url);
    const { ceremony, response } = await client.made('/api/v1/sign-in/invitation/begin', { link: invitation });
    await client.done('POST', '/api/v1/sign-in/invitation/finish', { link: invitation, ceremony, passkeyName: 'Key', response });
    return { client, accountId: account, invitation };
  }

  /** Invites somebody. @returns the account and the secret of the link */
  async invited(displayName: string, roles: readonly string[]): Promise<{ readonly account: string; readonly invitation: string }> {
    const made = await this.done('POST', '/api/v1/accounts', { displayName, mail: null, roles: roles.map((role) => ({ role, productId: null })) });
    return { account: String(made['id']), invitation: new URL(String(made['link'])).hash.slice(1) };
  }
}

function jsonOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
