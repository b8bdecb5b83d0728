import { roles, type Role } from '../identity/actor.ts';
import { html } from '../report/escape/html.ts';
import { choice, field, problemNotice, type SentForm } from './form.ts';
import type { PageContent } from './layout.ts';
import { day, deed, nothing, table, time, trail, when, type Html } from './parts.ts';
import { offersAnywhere, rolePurposes, roleTitle, roleTitles, type Visitor } from './visitor.ts';

/** An account as administrators and auditors see it. */
export interface ShownAccount {
  readonly id: string;
  readonly displayName: string;
  readonly mail: string | null;
  readonly state: 'invited' | 'active' | 'deactivated';
  readonly createdAt: string;
  readonly passkeys: number;
  readonly lastSeenAt: string | null;
  readonly roles: readonly { readonly id: string; readonly role: string; readonly productId: string | null; readonly grantedAt: string; readonly endsAt: string | null; readonly lastUsedAt: string | null }[];
}

interface ProductName { readonly id: string; readonly name: string }

/** A role somebody holds without using it, or with acts never done. */
export interface UnusedGrant {
  readonly accountId: string;
  readonly displayName: string;
  readonly grantId: string;
  readonly role: string;
  readonly grantedAt: string;
  readonly lastUsedAt: string | null;
  readonly isUnused: boolean;
  readonly actsNeverUsed: readonly string[];
}

/** Everybody with an account, the form to invite somebody, and rights that nobody uses. */
export function peoplePage(visitor: Visitor, { accounts, next, products, unused, sent }: { readonly accounts: readonly ShownAccount[]; readonly next: string | null; readonly products: readonly ProductName[]; readonly unused: readonly UnusedGrant[]; readonly sent: SentForm }): PageContent {
  return {
    title: 'People', place: 'people',
    body: html`<h1>People</h1>${table('Accounts', ['Name', 'State', 'Roles', 'Passkeys', 'Last seen'], accounts.map((account) => [
      html`<th scope="row"><a href="/people/${account.id}">${account.displayName}</a>${account.mail === null ? nothing : html`<br><span class="small">${account.mail}</span>`}</th>`, html`<td>${account.state}</td>`,
      html`<td>${account.roles.length === 0 ? 'none' : account.roles.map(({ role, productId }) => `${roleTitle(role)}${productOf(productId, products)}`).join(', ')}</td>`, html`<td class="number">${account.passkeys}</td>`, html`<td>${account.lastSeenAt === null ? 'never' : time(account.lastSeenAt)}</td>`,
    ]))}${next === null ? nothing : html`<p><a href="/people?after=${next}">More</a></p>`}
${when(offersAnywhere(visitor, 'account.invite'), () => html`<section class="card" id="invite" aria-labelledby="invite-title"><h2 id="invite-title">Invite somebody</h2><p>They get a link that counts once, and make their own passkey with it. There is no password to hand over.</p>${problemNotice(sent, ['displayName', 'mail', 'role', 'productId', 'endsAt'])}<form method="post" action="/people">${field({ name: 'displayName', label: 'Name', maxlength: 120 }, sent)}${field({ name: 'mail', label: 'Mail address (optional)', type: 'email', required: false, maxlength: 254 }, sent)}<p><label><input type="checkbox" name="sendMail" value="true"${when(sent.values.get('sendMail') === 'true', () => html` checked`)}> Also send the link by mail, where a mail server is configured</label></p>${roleFields(products, sent, true)}<button type="submit">Invite</button></form></section>`)}
<h2 id="unused">Rights that nobody uses</h2>${unusedPart(unused)}`,
  };
}

function unusedPart(unused: readonly UnusedGrant[]): Html {
  if (unused.length === 0) return html`<p>Every role that was given more than 90 days ago was used since.</p>`;
  return table('Rights that nobody uses', ['Name', 'Role', 'Given', 'Last used', 'Never done'], unused.map(({ accountId, displayName, role, grantedAt, lastUsedAt, actsNeverUsed }) => [html`<th scope="row"><a href="/people/${accountId}">${displayName}</a></th>`, html`<td>${roleTitle(role)}</td>`, html`<td>${day(grantedAt)}</td>`, html`<td>${lastUsedAt === null ? 'never' : day(lastUsedAt)}</td>`, html`<td>${actsNeverUsed.length} acts</td>`]));
}

function productOf(productId: string | null, products: readonly ProductName[]): string {
  return productId === null ? '' : ` of ${products.find(({ id }) => id === productId)?.name ?? 'one product'}`;
}

function roleFields(products: readonly ProductName[], sent: SentForm, mayBeNone: boolean): Html {
  const named = roles.map((role: Role): readonly [string, string] => [role, `${roleTitles[role]}: ${rolePurposes[role]}`]);
  return html`${choice({ name: 'role', label: 'Role' }, mayBeNone ? [['', 'none yet'], ...named] : named, sent)}${choice({ name: 'productId', label: 'Over', hint: 'Administrators and auditors hold theirs over the whole organisation; a vendor contact over one product.' }, [['', 'the whole organisation'], ...products.map(({ id, name }): readonly [string, string] => [id, name])], sent)}${field({ name: 'endsAt', label: 'Until the end of (optional)', type: 'date', required: false }, sent)}`;
}

/** One account, and what an administrator may do with it. */
export function personPage(visitor: Visitor, account: ShownAccount, products: readonly ProductName[], sent: SentForm): PageContent {
  const { id, displayName, mail, state, createdAt, passkeys, lastSeenAt } = account;
  const may = (act: string): boolean => offersAnywhere(visitor, act);
  return {
    title: displayName, place: 'people',
    body: html`${trail(['People', '/people'])}<div class="head"><h1>${displayName}</h1><div class="row">${when(state === 'invited' && may('account.renew-invitation'), () => deed(`/people/${id}/invitation`, 'New invitation link'))}${when(state === 'active' && id !== visitor.accountId && may('account.end-sessions'), () => deed(`/people/${id}/sessions/ending`, 'End sessions', { about: displayName }))}${when(state !== 'deactivated' && id !== visitor.accountId && may('account.deactivate'), () => deed(`/people/${id}/deactivation`, 'Deactivate', { about: displayName, kind: 'danger' }))}${when(state === 'deactivated' && may('account.reactivate'), () => deed(`/people/${id}/reactivation`, 'Reactivate', { about: displayName }))}</div></div>
${problemNotice(sent, ['role', 'productId', 'endsAt'])}
<dl class="facts"><dt>State</dt><dd>${state}</dd>${mail === null ? nothing : html`<dt>Mail</dt><dd>${mail}</dd>`}<dt>Account since</dt><dd>${time(createdAt)}</dd><dt>Passkeys</dt><dd>${passkeys}</dd><dt>Last seen</dt><dd>${lastSeenAt === null ? 'never' : time(lastSeenAt)}</dd></dl>
<h2>Roles</h2>${account.roles.length === 0 ? html`<p>None.</p>` : table('Roles', ['Role', 'Over', 'Given', 'Until', 'Last used', 'Deeds'], account.roles.map((held) => [html`<th scope="row">${roleTitle(held.role)}</th>`, html`<td>${held.productId === null ? 'the whole organisation' : products.find((product) => product.id === held.productId)?.name ?? 'one product'}</td>`, html`<td>${day(held.grantedAt)}</td>`, html`<td>${held.endsAt === null ? 'no end' : day(held.endsAt)}</td>`, html`<td>${held.lastUsedAt === null ? 'never' : time(held.lastUsedAt)}</td>`, html`<td>${when(may('account.withdraw-role'), () => deed(`/people/${id}/roles/${held.id}/withdrawal`, 'Withdraw', { about: roleTitle(held.role), kind: 'danger' }))}</td>`]))}
${when(state !== 'deactivated' && may('account.grant-role'), () => html`<section class="card" aria-labelledby="grant"><h2 id="grant">Give a role</h2><form method="post" action="/people/${id}/roles">${roleFields(products, sent, false)}<button type="submit">Give role</button></form></section>`)}`,
  };
}

/** The link of an invitation that was just made: it is nowhere else. */
export function invitationMadePage(link: string, expiresAt: string, accountId: string, isMailed: boolean): PageContent {
  return {
    title: 'The invitation', isNarrow: true, place: 'people',
    body: html`<h1>The invitation</h1><p>Give this link to the person, and to nobody else: whoever opens it first takes the account over. <strong>It is shown only now</strong>, counts once, and ends ${time(expiresAt)}.${when(isMailed, () => html` It is also on its way by mail.`)}</p><code class="secret" id="link">${link}</code><p><button type="button" class="quiet" data-copy="link" hidden>Copy</button></p><p><a class="button" href="/people/${accountId}">Go on</a></p>`,
  };
}
