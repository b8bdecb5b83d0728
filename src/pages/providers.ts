import { roles } from '../identity/actor.ts';
import { html } from '../report/escape/html.ts';
import { area, choice, field, problemNotice, type SentForm } from './form.ts';
import type { PageContent } from './layout.ts';
import { day, deed, nothing, table, time, trail, when, type Html } from './parts.ts';
import { statusLine } from './sign-in.ts';
import { offersAnywhere, rolePurposes, roleTitle, roleTitles, type Visitor } from './visitor.ts';

/** A provider as the act gives it. */
export interface ShownProvider {
  readonly id: string;
  readonly kind: 'oidc' | 'saml';
  readonly name: string;
  readonly state: 'active' | 'disabled';
  readonly issuer: string;
  readonly clientId: string | null;
  readonly groupsFrom: string;
  readonly groupRoles: Readonly<Record<string, string>>;
  readonly certificateEndsAt: string | null;
  readonly answersComeTo: string;
  readonly entityId: string | null;
  readonly people: number;
  readonly directory: { readonly address: string; readonly subject: 'userName' | 'externalId' | null; readonly people: number; readonly groups: number; readonly tokens: readonly { readonly id: string; readonly createdAt: string; readonly expiresAt: string; readonly lastUsedAt: string | null }[] };
}

const kinds: Readonly<Record<ShownProvider['kind'], string>> = { oidc: 'OpenID Connect', saml: 'SAML 2.0' };
const dayMilliseconds = 86_400_000;

/** All providers of sign-in. */
export function providersPage(visitor: Visitor, providers: readonly ShownProvider[], now: string): PageContent {
  return {
    title: 'Providers', place: 'providers',
    body: html`<h1>Providers of sign-in</h1><p>People can sign in by your own provider, and its groups can stand for roles here. Passkeys go on beside it.</p>
${providers.length === 0 ? html`<p>None is connected.</p>` : table('Providers', ['Name', 'Kind', 'State', 'People', 'Certificate until', 'Directory'], providers.map(({ id, name, kind, state, people, certificateEndsAt, directory }) => [html`<th scope="row"><a href="/providers/${id}">${name}</a></th>`, html`<td>${kinds[kind]}</td>`, html`<td>${state}</td>`, html`<td class="number">${people}</td>`, html`<td>${certificateWords(certificateEndsAt, now)}</td>`, html`<td>${directoryWords(directory.tokens.at(-1)?.expiresAt, now)}</td>`]))}
${when(offersAnywhere(visitor, 'provider.add-oidc'), () => html`<p class="row"><a class="button" href="/providers/new-oidc">Connect by OpenID Connect</a><a class="button quiet" href="/providers/new-saml">Connect by SAML</a></p>`)}`,
  };
}

function certificateWords(endsAt: string | null, now: string): Html {
  if (endsAt === null) return html`fetched when needed`;
  return Date.parse(endsAt) - Date.parse(now) < 30 * dayMilliseconds ? html`<strong>${day(endsAt)}, soon</strong>` : day(endsAt);
}

function directoryWords(endsAt: string | undefined, now: string): Html {
  if (endsAt === undefined) return html`not connected`;
  return endsAt > now ? html`until ${day(endsAt)}` : html`<strong>ended ${day(endsAt)}</strong>`;
}

/** What an OpenID provider says of itself. */
export interface ShownDiscovery { readonly issuer: string; readonly authorizationEndpoint: string; readonly tokenEndpoint: string; readonly keySetAddress: string; readonly algorithms: readonly string[]; readonly namesIssuer: boolean }

/** Connects an OpenID provider: first it is looked up, then what it says is shown beside the rest of the form. */
export function newOidcPage(found: ShownDiscovery | undefined, sent: SentForm): PageContent {
  const first = html`<p>Enter the issuer exactly as the provider writes it. It is looked up now, and what it says is shown before anything is kept.</p>${problemNotice(sent, ['name', 'issuer'])}
<form method="post" action="/providers/new-oidc/look">${nameField(sent)}${field({ name: 'issuer', label: 'Issuer', hint: 'For example https://login.acme.example/tenant', maxlength: 1000 }, sent)}<button type="submit">Look it up</button></form>`;
  const second = (discovery: ShownDiscovery): Html => html`<h2>What the provider says</h2><dl class="facts"><dt>Issuer</dt><dd>${discovery.issuer}</dd><dt>Sign-in</dt><dd>${discovery.authorizationEndpoint}</dd><dt>Tokens</dt><dd>${discovery.tokenEndpoint}</dd><dt>Keys</dt><dd>${discovery.keySetAddress}</dd><dt>Signatures taken</dt><dd>${discovery.algorithms.join(', ')}</dd><dt>Answers name the issuer</dt><dd>${discovery.namesIssuer ? 'yes' : 'no'}</dd></dl>
<h2>What you got from it</h2>${problemNotice(sent, ['name', 'clientId', 'clientSecret', 'groupsFrom'])}
<form method="post" action="/providers/new-oidc"><input type="hidden" name="issuer" value="${discovery.issuer}">${nameField(sent)}${field({ name: 'clientId', label: 'Client id', maxlength: 300 }, sent)}${field({ name: 'clientSecret', label: 'Client secret', hint: 'It is kept sealed and shown to nobody again.', type: 'password', maxlength: 500 }, sent)}${field({ name: 'groupsFrom', label: 'Claim with the groups', value: 'groups', maxlength: 200 }, sent)}<button type="submit">Connect</button></form>`;
  return { title: 'Connect by OpenID Connect', place: 'providers', body: html`${trail(['Providers', '/providers'])}<h1>Connect by OpenID Connect</h1>${found === undefined ? first : second(found)}` };
}

/** What stands in SAML metadata. */
export interface ShownMetadata { readonly entityId: string; readonly signInAddress: string; readonly certificates: readonly { readonly fingerprint: string; readonly endsAt: string }[] }

/** Connects a provider of SAML: first its metadata is read, then what stands in it is shown beside the rest of the form. */
export function newSamlPage(found: ShownMetadata | undefined, sent: SentForm): PageContent {
  const first = html`<p>Paste the provider’s metadata. It is read now, and what stands in it is shown before anything is kept.</p>${problemNotice(sent, ['name', 'metadata'])}
<form method="post" action="/providers/new-saml/look">${nameField(sent)}${area({ name: 'metadata', label: 'Metadata (XML)', maxlength: 200_000 }, sent, true)}<button type="submit">Read it</button></form>`;
  const second = (metadata: ShownMetadata): Html => html`<h2>What stands in the metadata</h2><dl class="facts"><dt>Name (entityID)</dt><dd>${metadata.entityId}</dd><dt>Sign-in</dt><dd>${metadata.signInAddress}</dd>${metadata.certificates.map(({ fingerprint, endsAt }) => html`<dt>Certificate until ${day(endsAt)}</dt><dd><code>${fingerprint}</code></dd>`)}</dl>
<h2>How it is used here</h2>${problemNotice(sent, ['name', 'groupsFrom'])}
<form method="post" action="/providers/new-saml"><input type="hidden" name="metadata" value="${sent.values.get('metadata') ?? ''}">${nameField(sent)}${field({ name: 'groupsFrom', label: 'Attribute with the groups', value: 'groups', maxlength: 200 }, sent)}<button type="submit">Connect</button></form>`;
  return { title: 'Connect by SAML', place: 'providers', body: html`${trail(['Providers', '/providers'])}<h1>Connect by SAML</h1>${found === undefined ? first : second(found)}` };
}

function nameField(sent: SentForm): Html {
  return field({ name: 'name', label: 'Name', hint: 'As people read it on the page where they sign in.', maxlength: 120 }, sent);
}

/** One provider: what it is to be told, groups and roles, certificates, directory, trying it out. */
export function providerPage(visitor: Visitor, provider: ShownProvider, { ownMetadata, now, done, daysMost, sent }: { readonly ownMetadata: string | undefined; readonly now: string; readonly done: string | null; readonly daysMost: number; readonly sent: SentForm }): PageContent {
  const { id, kind, name, state, issuer, clientId, groupsFrom, certificateEndsAt, answersComeTo, entityId, people } = provider;
  const mayChange = offersAnywhere(visitor, 'provider.change');
  const notices: Readonly<Record<string, string>> = { added: 'It is connected. Tell the provider the addresses below, then try it out.', changed: 'It is changed.' };
  return {
    title: name, place: 'providers',
    body: html`${trail(['Providers', '/providers'])}<div class="head"><h1>${name}</h1><div class="row">${when(mayChange, () => (state === 'active' ? deed(`/providers/${id}/state`, 'Disable', { about: name, kind: 'danger', fields: { state: 'disabled' } }) : deed(`/providers/${id}/state`, 'Enable', { about: name, fields: { state: 'active' } })))}</div></div>
${done !== null && Object.hasOwn(notices, done) ? html`<p class="notice" role="status">${notices[done] ?? ''}</p>` : nothing}${problemNotice(sent, ['group', 'role', 'name', 'clientSecret', 'groupsFrom', 'metadata', 'days', 'subject'])}
<dl class="facts"><dt>Kind</dt><dd>${kinds[kind]}</dd><dt>State</dt><dd>${state}</dd><dt>Issuer</dt><dd>${issuer}</dd>${clientId === null ? nothing : html`<dt>Client id</dt><dd>${clientId}</dd>`}<dt>People linked</dt><dd>${people}</dd><dt>Groups come in</dt><dd><code>${groupsFrom}</code></dd>${certificateEndsAt === null ? nothing : html`<dt>Certificate good until</dt><dd>${certificateWords(certificateEndsAt, now)}</dd>`}</dl>
<h2>What the provider is to be told</h2><dl class="facts">${entityId === null ? html`<dt>Redirect address</dt><dd><code>${answersComeTo}</code></dd>` : html`<dt>Name (entityID)</dt><dd><code>${entityId}</code></dd><dt>Consumer address</dt><dd><code>${answersComeTo}</code></dd>`}</dl>${ownMetadata === undefined ? nothing : html`<details class="fold"><summary>The workspace’s metadata</summary><div><pre tabindex="0">${ownMetadata}</pre></div></details>`}
${when(state === 'active' && offersAnywhere(visitor, 'provider.test-begin'), () => html`<h2>Try it out</h2><p>You sign in at the provider and see what it says of you. Nobody is signed in by it, and no account is made.</p><form data-provider="${id}" data-provider-for="test"><p><button type="submit" class="quiet" disabled>Try signing in</button></p></form>${statusLine}`)}
<h2 id="groups">Groups and roles</h2>${groupsPart(provider, mayChange, sent)}
<h2 id="directory">Directory (SCIM 2.0)</h2>${directoryPart(visitor, provider, now, daysMost, sent)}
${when(mayChange, () => html`<h2>Change</h2>${kind === 'saml' ? html`<details class="fold"><summary>New metadata, for example with the next certificate</summary><div><p>Certificates that stand in it count at once, and those that do not stand in it any more end. While the provider changes its key, both are in its metadata.</p><form method="post" action="/providers/${id}/metadata">${area({ name: 'metadata', label: 'Metadata (XML)', maxlength: 200_000 }, sent, true)}<button type="submit">Replace</button></form></div></details>` : html`<details class="fold"><summary>New client secret</summary><div><form method="post" action="/providers/${id}/secret">${field({ name: 'clientSecret', label: 'Client secret', type: 'password', maxlength: 500 }, sent)}<button type="submit">Replace</button></form></div></details>
<details class="fold"><summary>Addresses of the provider</summary><div><p>They were looked up when it was connected. Keys are fetched at each sign-in and need nothing.</p>${deed(`/providers/${id}/look`, 'Look it up again')}</div></details>`}<details class="fold"><summary>Name, and where the groups stand</summary><div><form method="post" action="/providers/${id}/name">${field({ name: 'name', label: 'Name', value: name, maxlength: 120 }, sent)}${field({ name: 'groupsFrom', label: kind === 'saml' ? 'Attribute with the groups' : 'Claim with the groups', value: groupsFrom, maxlength: 200 }, sent)}<button type="submit">Change</button></form></div></details>`)}`,
  };
}

/** What a form gives to a group unless somebody chooses more: it only reads. */
const leastRole = 'auditor';

function groupsPart({ id, groupRoles }: ShownProvider, mayChange: boolean, sent: SentForm): Html {
  const mapped = Object.entries(groupRoles);
  const named = roles.filter((role) => role !== 'vendor-contact').map((role): readonly [string, string] => [role, `${roleTitles[role]}: ${rolePurposes[role]}`]);
  return html`<p>A role comes by a group that stands here, and goes with it. Roles that people gave stay.</p>
${mapped.length === 0 ? html`<p>No group stands for a role.</p>` : table('Groups and roles', ['Group', 'Role', 'Deeds'], mapped.map(([group, role]) => [html`<th scope="row">${group}</th>`, html`<td>${roleTitle(role)}</td>`, html`<td>${when(mayChange, () => deed(`/providers/${id}/groups/removal`, 'Remove', { about: group, kind: 'danger', fields: { group } }))}</td>`]))}
${when(mayChange, () => html`<form method="post" action="/providers/${id}/groups"><div class="row">${field({ name: 'group', label: 'Group, as the provider writes it', maxlength: 200 }, sent)}${choice({ name: 'role', label: 'Role', value: leastRole }, named, sent)}<button type="submit" class="quiet">Map</button></div></form>`)}`;
}

function directoryPart(visitor: Visitor, { id, name, directory: { address, subject, people, groups, tokens } }: ShownProvider, now: string, daysMost: number, sent: SentForm): Html {
  const good = tokens.filter(({ expiresAt }) => expiresAt > now);
  const isUsed = people > 0 || tokens.length > 0;
  const subjects: readonly (readonly [string, string])[] = [['externalId', 'externalId'], ['userName', 'userName'], ['', 'nowhere: people are invited']];
  return html`<p>The provider’s directory can make and end accounts, and keep the groups. It touches only people of its own, and makes nobody an administrator.</p>
${when(isUsed, () => html`<dl class="facts"><dt>Address</dt><dd><code>${address}</code></dd><dt>Subject stands in</dt><dd>${subject ?? 'nowhere'}</dd><dt>People</dt><dd>${people}</dd><dt>Groups</dt><dd>${groups}</dd></dl>`)}
${tokens.length === 0 ? html`<p>It is not connected.</p>` : table('Tokens of the directory', ['Made', 'Ends', 'Last used', 'Deeds'], tokens.map((token) => [html`<th scope="row">${time(token.createdAt)}</th>`, html`<td>${token.expiresAt > now ? time(token.expiresAt) : html`<strong>ended ${day(token.expiresAt)}</strong>`}</td>`, html`<td>${token.lastUsedAt === null ? 'not yet' : time(token.lastUsedAt)}</td>`, html`<td>${when(offersAnywhere(visitor, 'provider.disconnect-directory'), () => deed(`/providers/${id}/directory/revocation`, 'Revoke', { about: `the token of ${name} that ends ${token.expiresAt}`, kind: 'danger', fields: { tokenId: token.id } }))}</td>`]))}
${when(good.length < 2 && offersAnywhere(visitor, 'provider.connect-directory'), () => html`<form method="post" action="/providers/${id}/directory"><div class="row">${people > 0 ? html`<input type="hidden" name="subject" value="${subject ?? ''}">` : choice({ name: 'subject', label: 'The subject stands in', value: subject ?? 'externalId' }, subjects, sent)}${field({ name: 'days', label: 'Days until the token ends', type: 'number', min: 1, max: daysMost, value: String(daysMost) }, sent)}<button type="submit" class="quiet">${good.length === 0 ? 'Connect the directory' : 'Make the next token'}</button></div></form>`)}`;
}

/** The token of a directory that was just made: it is nowhere else. */
export function directoryTokenPage({ token, address, expiresAt }: { readonly token: string; readonly address: string; readonly expiresAt: string }, provider: string): PageContent {
  return {
    title: 'The directory’s token', isNarrow: true, place: 'providers',
    body: html`<h1>The directory’s token</h1><p>Enter both at the directory. <strong>The token is shown only now.</strong> It ends ${time(expiresAt)}; a second one can be made before.</p><dl class="facts"><dt>Address</dt><dd><code>${address}</code></dd></dl><code class="secret" id="token">${token}</code><p><button type="button" class="quiet" data-copy="token" hidden>Copy</button></p><p><a class="button" href="/providers/${provider}#directory">It is entered</a></p>`,
  };
}
