import { html } from '../report/escape/html.ts';
import { field, problemNotice, type SentForm } from './form.ts';
import type { PageContent } from './layout.ts';
import { deed, nothing, table, time, trail, when, type Html } from './parts.ts';
import { statusLine } from './sign-in.ts';
import { roleTitle, type Visitor } from './visitor.ts';

interface Passkey { readonly passkeyId: string; readonly name: string; readonly isSynchronised: boolean; readonly createdAt: string; readonly lastUsedAt: string | null }
interface Session { readonly sessionId: string; readonly method: string; readonly userAgent: string; readonly sourceAddress: string; readonly createdAt: string; readonly lastSeenAt: string; readonly isThisOne: boolean }

const methods: Readonly<Record<string, string>> = { passkey: 'a passkey', setup: 'the setup link', recovery: 'a recovery code', password: 'a password', oidc: 'a provider', saml: 'a provider' };

/** One’s own account: passkeys, recovery codes, sessions. */
export function accountPage(visitor: Visitor, { passkeys, sessions, mail, hasPassword, hasPasswords, done, sent }: { readonly mail: string | null; readonly hasPassword: boolean; readonly hasPasswords: boolean; readonly passkeys: readonly Passkey[]; readonly sessions: readonly Session[]; readonly done: string | null; readonly sent: SentForm }): PageContent {
  return {
    title: 'Your account', place: 'account',
    body: html`<h1>${visitor.displayName}</h1><p>${visitor.roles.length === 0 ? 'No role yet.' : html`Roles: ${[...new Set(visitor.roles.map(({ role, productId }) => `${roleTitle(role)}${productId === null ? '' : ' (one product)'}`))].join(', ')}.`} <a href="/account/tokens">API tokens</a></p>
${when(done === 'passkey-made', () => html`<p class="notice" role="status">The passkey is made. All your other sessions have ended.</p>`)}${problemNotice(sent, ['mail', 'name'])}
<h2>Passkeys</h2>${table('Passkeys', ['Name', 'Made', 'Last used', 'Deeds'], passkeys.map(passkeyLine))}<p><a class="button quiet" href="/account/new-passkey">Add a passkey</a></p>
<h2>Recovery codes</h2><p>${visitor.recoveryCodesLeft} are left. New ones make those before void, and are shown once.</p>${deed('/account/recovery-codes', 'Make new recovery codes')}
${when(hasPasswords || hasPassword, () => passwordPart(hasPassword, hasPasswords))}<h2>Mail</h2><p>Notices about your account go there when somebody signs in by a recovery code, a passkey comes or goes, or you are given a role. It is never what you sign in with.</p><form method="post" action="/account/mail">${field({ name: 'mail', label: 'Mail address', type: 'email', required: false, maxlength: 254, value: mail ?? '', autocomplete: 'email' }, sent)}<button type="submit" class="quiet">Keep this address</button></form>
<h2>Sessions</h2>${table('Sessions', ['Where', 'Signed in by', 'Since', 'Last seen', 'Deeds'], sessions.map(sessionLine))}${when(sessions.length > 1, () => html`<div class="row">${deed('/account/sessions/ending', 'End all others', { kind: 'danger' })}</div>`)}`,
  };
}

function passkeyLine({ passkeyId, name, isSynchronised, createdAt, lastUsedAt }: Passkey): readonly Html[] {
  return [
    html`<th scope="row">${name}${when(isSynchronised, () => html` <span class="small">synchronised between devices</span>`)}</th>`, html`<td>${time(createdAt)}</td>`, html`<td>${lastUsedAt === null ? 'not yet' : time(lastUsedAt)}</td>`,
    html`<td><div class="row"><a href="/account/passkeys/${passkeyId}/name">Rename<span class="unseen"> ${name}</span></a>${deed(`/account/passkeys/${passkeyId}/removal`, 'Remove', { about: name, kind: 'danger' })}</div></td>`,
  ];
}

function sessionLine({ sessionId, method, userAgent, sourceAddress, createdAt, lastSeenAt, isThisOne }: Session): readonly Html[] {
  return [
    html`<th scope="row">${sourceAddress}${when(isThisOne, () => html` <strong>(this one)</strong>`)}<br><span class="small">${userAgent}</span></th>`, html`<td>${methods[method] ?? method}</td>`, html`<td>${time(createdAt)}</td>`, html`<td>${time(lastSeenAt)}</td>`,
    html`<td>${isThisOne ? nothing : deed(`/account/sessions/${sessionId}/ending`, 'End', { about: `the session from ${sourceAddress}`, kind: 'danger' })}</td>`,
  ];
}

function passwordPart(hasPassword: boolean, hasPasswords: boolean): Html {
  return html`<h2>Password</h2><p>${hasPassword ? 'You have a password with one-time passwords.' : 'You have none, and need none: a passkey is safer.'}${when(!hasPasswords, () => html` It does not sign you in any more: passwords are not allowed at the moment.`)}</p><div class="row">${when(hasPasswords, () => html`<a class="button quiet" href="/account/password">${hasPassword ? 'Set another one' : 'Set a password'}</a>`)}${when(hasPassword, () => deed('/account/password/removal', 'Remove the password', { kind: 'danger' }))}</div>`;
}

/** Gives one of one’s own passkeys another name. */
export function renamePasskeyPage({ passkeyId, name }: Pick<Passkey, 'passkeyId' | 'name'>, sent: SentForm): PageContent {
  return {
    title: 'Rename a passkey', isNarrow: true, place: 'account',
    body: html`${trail(['Your account', '/account'])}<h1>Rename a passkey</h1>${problemNotice(sent, ['name'])}<form method="post" action="/account/passkeys/${passkeyId}/name">${field({ name: 'name', label: 'Name', hint: 'So that you know which device holds it.', value: name, maxlength: 100 }, sent)}<button type="submit">Rename</button></form>`,
  };
}

/** Sets a password, first step: name and password. */
export function passwordPage(sent: SentForm): PageContent {
  return {
    title: 'Set a password', isNarrow: true, place: 'account',
    body: html`${trail(['Your account', '/account'])}<h1>Set a password</h1><p>It works only together with one-time passwords of an authenticator app, and only while passwords are allowed here. Sensitive acts ask for a passkey all the same.</p>${problemNotice(sent, ['signInName', 'password'])}
<form method="post" action="/account/password">${field({ name: 'signInName', label: 'Name to sign in with', maxlength: 100, autocomplete: 'username' }, sent)}${passwordField('At least 15 characters; several words are easy to keep in mind. One that became known is refused.', sent)}<button type="submit">Go on</button></form>`,
  };
}

/** Sets a password, second step: the seed goes into an authenticator app, and a first code proves it. */
export function passwordSeedPage({ seedAddress, ceremony }: { readonly seedAddress: string; readonly ceremony: string }): PageContent {
  const seed = new URL(seedAddress).searchParams.get('secret') ?? '';
  return {
    title: 'Set up one-time passwords', isNarrow: true, place: 'account',
    body: html`${trail(['Your account', '/account'])}<h1>Set up one-time passwords</h1><p>Put this key into an authenticator app. <strong>It is shown only now.</strong> You have five minutes.</p><code class="secret" id="seed">${seed.replaceAll(/(.{4})(?=.)/gu, '$1 ')}</code><details><summary>As an address</summary><pre tabindex="0">${seedAddress}</pre></details>
<form method="post" action="/account/password/proof"><input type="hidden" name="ceremony" value="${ceremony}"><div class="field"><label for="code">Code that the app shows</label><input id="code" name="code" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" required autocomplete="one-time-code"></div>${passwordField('The same password once more.', { values: new URLSearchParams(), problem: undefined })}<button type="submit">Set the password</button></form>`,
  };
}

/** A password is never filled in again. */
function passwordField(hint: string, { problem }: SentForm): Html {
  const wrong = problem?.problems.find(({ path }) => path.replace(/^\//u, '') === 'password')?.message;
  return html`<div class="field"><label for="password">Password</label><p class="small" id="password-hint">${hint}</p><input id="password" name="password" type="password" required autocomplete="new-password" aria-describedby="password-hint">${when(wrong !== undefined, () => html`<p class="problem">${wrong ?? ''}</p>`)}</div>`;
}

/** Makes a further passkey, or the one after a recovery code. */
export function newPasskeyPage({ method }: Visitor): PageContent {
  return {
    title: 'Add a passkey', isNarrow: true, place: 'account',
    body: html`${method === 'recovery' ? nothing : trail(['Your account', '/account'])}<h1>Add a passkey</h1>${method === 'recovery' ? html`<p class="notice">You signed in with a recovery code. Make a passkey now; then you sign in with it, and all other sessions end.</p>` : html`<p>On another device or a security key, so that a lost one does not lock you out. All your other sessions end.</p>`}
<form method="post" action="/account/new-passkey" data-passkey="add"><div class="field"><label for="passkeyName">Name of this passkey</label><input id="passkeyName" name="passkeyName" required maxlength="100" autocomplete="off"></div><p><button type="submit" disabled>Make a passkey</button></p></form>${statusLine}`,
  };
}

/** Recovery codes that were just made: they are nowhere else. */
export function codesPage(codes: readonly string[]): PageContent {
  return {
    title: 'Recovery codes', isNarrow: true, place: 'account',
    body: html`<h1>Keep your recovery codes</h1><p>Each counts once. <strong>They are shown only now</strong>: print them or put them into a safe place, away from this device.</p><div class="card"><ol class="codes" id="codes">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ol></div><p><button type="button" class="quiet" data-copy="codes" hidden>Copy all</button></p><p><a class="button" href="/account">I have put them away</a></p>`,
  };
}

interface Token { readonly tokenId: string; readonly name: string; readonly acts: readonly string[]; readonly productIds: readonly string[] | null; readonly createdAt: string; readonly expiresAt: string; readonly lastUsedAt: string | null; readonly revokedAt: string | null }

/** One’s own API tokens, and the form for a new one. @param offered acts that a token may be made for, with what each does */
export function tokensPage({ tokens, offered, products, daysMost, now, sent }: { readonly tokens: readonly Token[]; readonly offered: readonly { readonly id: string; readonly summary: string }[]; readonly products: readonly { readonly id: string; readonly name: string }[]; readonly daysMost: number; readonly now: string; readonly sent: SentForm }): PageContent {
  const chosen = new Set(sent.values.has('name') ? sent.values.getAll('acts') : ['evidence.add', 'assessment.ask', 'job.read']);
  const stateOf = ({ revokedAt, expiresAt }: Token): string => (revokedAt !== null ? 'revoked' : expiresAt <= now ? 'ended' : 'good');
  return {
    title: 'API tokens', place: 'account',
    body: html`${trail(['Your account', '/account'])}<h1>API tokens</h1><p>For a build or a program that acts in your name, with only the acts and products you choose. <a href="/api/docs">What the API can do</a></p>
${tokens.length === 0 ? html`<p>You have none.</p>` : table('API tokens', ['Name', 'May do', 'Ends', 'Last used', 'State'], tokens.map((token) => [html`<th scope="row">${token.name}</th>`, html`<td>${token.acts.map((act) => html`<code>${act}</code> `)}${when(token.productIds !== null, () => html`<span class="small">for ${token.productIds?.length ?? 0} ${token.productIds?.length === 1 ? 'product' : 'products'}</span>`)}</td>`, html`<td>${time(token.expiresAt)}</td>`, html`<td>${token.lastUsedAt === null ? 'never' : time(token.lastUsedAt)}</td>`, html`<td>${stateOf(token)} ${when(stateOf(token) === 'good', () => deed(`/account/tokens/${token.tokenId}/revocation`, 'Revoke', { about: token.name, kind: 'danger' }))}</td>`]))}
<section class="card" aria-labelledby="new-token"><h2 id="new-token">Make a token</h2>${problemNotice(sent, ['name', 'days'])}
${offered.length === 0 ? html`<p>Your roles have no act that a token could do.</p>` : html`<form method="post" action="/account/tokens">${field({ name: 'name', label: 'Name', hint: 'Where it will lie, for example the build that uses it.', maxlength: 100 }, sent)}
<fieldset><legend>It may</legend><ul class="choices">${offered.map(({ id, summary }) => html`<li><label title="${summary}"><input type="checkbox" name="acts" value="${id}"${when(chosen.has(id), () => html` checked`)}><code>${id}</code></label></li>`)}</ul></fieldset>
${when(products.length > 0, () => html`<fieldset><legend>Only for these products (none chosen: all that you may reach)</legend><ul class="choices">${products.map(({ id, name }) => html`<li><label><input type="checkbox" name="productIds" value="${id}"${when(sent.values.getAll('productIds').includes(id), () => html` checked`)}>${name}</label></li>`)}</ul></fieldset>`)}
${field({ name: 'days', label: 'Days until it ends', type: 'number', min: 1, max: daysMost, value: String(daysMost) }, sent)}<button type="submit">Make token</button></form>`}</section>`,
  };
}

/** A token that was just made: it is nowhere else. */
export function tokenMadePage(token: string, expiresAt: string): PageContent {
  return {
    title: 'Your new token', isNarrow: true, place: 'account',
    body: html`<h1>Your new token</h1><p><strong>It is shown only now.</strong> Keep it as a secret of the build. It ends ${time(expiresAt)}.</p><code class="secret" id="token">${token}</code><p><button type="button" class="quiet" data-copy="token" hidden>Copy</button></p><p><a class="button" href="/account/tokens">I have put it away</a></p>`,
  };
}
