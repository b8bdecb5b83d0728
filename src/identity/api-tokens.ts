import type { Ports } from '../model/ports.ts';
import type { Writer } from '../store/store.ts';
import { hashOfApiToken, writeApiToken } from './api-token-form.ts';
import { newIdentifier } from './identifier.ts';
import { newSecret } from './scoped-secret.ts';

/** Days that a token lives when nothing else is asked for. */
export const tokenDaysUsual = 30;
/** Tokens of one account that are alive at the same time, at most. */
export const tokensMost = 50;

export interface NewApiToken {
  readonly name: string;
  /** The acts it may do. Its owner’s roles bound it besides, at each use. */
  readonly acts: readonly string[];
  /** The products it is narrowed to; all of its owner’s when null. */
  readonly productIds: readonly string[] | null;
  readonly days: number;
}

/**
 * Makes an API token of an account.
 * @returns its id, its end, and the token as it is shown once: only its hash is kept; undefined when the account has too many
 */
export async function createApiToken(rows: Writer, ports: Ports, organisationId: string, accountId: string, { name, acts, productIds, days }: NewApiToken, at: string): Promise<{ readonly id: string; readonly expiresAt: string; readonly token: string } | undefined> {
  const alive = await rows.selectFrom('apiToken').where('accountId', '=', accountId).where('revokedAt', 'is', null).where('expiresAt', '>', at).select('id').execute();
  if (alive.length >= tokensMost) return undefined;
  const id = newIdentifier(ports);
  const token = writeApiToken(organisationId, newSecret(ports));
  const expiresAt = new Date(Date.parse(at) + days * 86_400_000).toISOString();
  await rows.insertInto('apiToken').values({ id, accountId, name, hash: hashOfApiToken(token), acts: JSON.stringify(acts), productIds: productIds === null ? null : JSON.stringify(productIds), createdAt: at, expiresAt, lastUsedAt: null, revokedAt: null }).execute();
  return { id, expiresAt, token };
}

/** Revokes a token. @returns whether it was alive */
export async function revokeApiToken(rows: Writer, accountId: string, tokenId: string, at: string): Promise<boolean> {
  return await rows.updateTable('apiToken').set({ revokedAt: at }).where('id', '=', tokenId).where('accountId', '=', accountId).where('revokedAt', 'is', null).returning('id').executeTakeFirst() !== undefined;
}

/** Revokes all tokens of an account: when it is deactivated. @returns how many were alive */
export async function revokeApiTokens(rows: Writer, accountId: string, at: string): Promise<number> {
  return (await rows.updateTable('apiToken').set({ revokedAt: at }).where('accountId', '=', accountId).where('revokedAt', 'is', null).returning('id').execute()).length;
}
