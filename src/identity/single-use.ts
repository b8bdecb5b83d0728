import type { Ports } from '../model/ports.ts';
import type { Reader, Writer } from '../store/store.ts';
import { newIdentifier } from './identifier.ts';
import { hashOfSecret, newSecret, readScopedSecret, writeScopedSecret } from './scoped-secret.ts';

/** What a secret that counts once is for. It is good for nothing else. */
export type SingleUsePurpose = 'setup' | 'invitation' | 'passkey-registration' | 'passkey-sign-in' | 'step-up' | 'password-enrolment' | 'oidc-sign-in' | 'saml-sign-in' | 'affirmation';

export interface NewSingleUse {
  readonly purpose: SingleUsePurpose;
  /** How long it is good, in minutes. */
  readonly minutes: number;
  readonly accountId: string | null;
  /** What was asked for when it was made; never a secret in the clear. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** What a secret that counts once was made for. */
export interface SingleUse {
  readonly id: string;
  readonly accountId: string | null;
  readonly detail: NewSingleUse['detail'];
}

/** Days that a secret is kept after its end; a link that was used lately can so be told from one that never was. */
const keptDays = 1;

/**
 * Makes a secret that counts once, and forgets those that ended long ago.
 * @param at the time, RFC 3339
 * @returns the secret as it leaves, `<organisation>.<secret>`: only its hash is kept
 */
export async function createSingleUse(rows: Writer, ports: Ports, organisationId: string, { purpose, minutes, accountId, detail }: NewSingleUse, at: string): Promise<string> {
  const now = Date.parse(at);
  await rows.deleteFrom('singleUse').where('expiresAt', '<', new Date(now - keptDays * 86_400_000).toISOString()).execute();
  const secret = newSecret(ports);
  await rows.insertInto('singleUse').values({ id: newIdentifier(ports), purpose, hash: hashOfSecret(secret), accountId, detail: JSON.stringify(detail), createdAt: at, expiresAt: new Date(now + minutes * 60_000).toISOString(), usedAt: null }).execute();
  return writeScopedSecret({ organisationId, secret });
}

/**
 * Uses a secret up: of any number of uses at the same time exactly one gets it.
 * @param text as it came back
 * @param at the time, RFC 3339
 * @returns undefined when it is unknown, of another purpose, used, or has ended: nobody learns which
 */
export async function consumeSingleUse(rows: Writer, purpose: SingleUsePurpose, text: string, at: string): Promise<SingleUse | undefined> {
  const hash = hashOf(text);
  const used = await rows.updateTable('singleUse').set({ usedAt: at }).where('hash', '=', hash).where('purpose', '=', purpose).where('usedAt', 'is', null).where('expiresAt', '>', at).returning(['id', 'accountId', 'detail']).executeTakeFirst();
  return used === undefined ? undefined : read(used);
}

/** Looks at a secret without using it up: whether it would count now. */
export async function peekSingleUse(rows: Reader, purpose: SingleUsePurpose, text: string, at: string): Promise<SingleUse | undefined> {
  const found = await rows.selectFrom('singleUse').where('hash', '=', hashOf(text)).where('purpose', '=', purpose).where('usedAt', 'is', null).where('expiresAt', '>', at).select(['id', 'accountId', 'detail']).executeTakeFirst();
  return found === undefined ? undefined : read(found);
}

/** Ends all unused secrets of a purpose, of one account or of all. */
export async function withdrawSingleUses(rows: Writer, purpose: SingleUsePurpose, accountId: string | null): Promise<void> {
  const open = rows.deleteFrom('singleUse').where('purpose', '=', purpose).where('usedAt', 'is', null);
  await (accountId === null ? open : open.where('accountId', '=', accountId)).execute();
}

function hashOf(text: string): string {
  // What has not the form of a secret is hashed whole, which no row has: the work stays the same.
  return hashOfSecret(readScopedSecret(text)?.secret ?? text);
}

function read({ id, accountId, detail }: { readonly id: string; readonly accountId: string | null; readonly detail: string }): SingleUse {
  return { id, accountId, detail: JSON.parse(detail) as SingleUse['detail'] };
}
