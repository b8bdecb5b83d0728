import type { Ports } from '../../model/ports.ts';
import type { Reader, Writer } from '../../store/store.ts';
import type { Actor } from '../actor.ts';
import { hashOfApiToken, writeApiToken } from '../api-token-form.ts';
import { newIdentifier } from '../identifier.ts';
import { newSecret } from '../scoped-secret.ts';
import { providerById, type Provider } from './provider.ts';

/** Tokens of one directory that are good at the same time: the one in use, and the next one. */
export const directoryTokensMost = 2;

/**
 * Makes a token by which a provider’s directory shows itself.
 * @param accountId who asks for it
 * @returns its id, its end, and the token as it is shown once; undefined when the directory has as many as it may
 */
export async function createDirectoryToken(rows: Writer, ports: Ports, organisationId: string, { providerId, accountId, days }: { readonly providerId: string; readonly accountId: string; readonly days: number }, at: string): Promise<{ readonly id: string; readonly expiresAt: string; readonly token: string } | undefined> {
  const alive = await rows.selectFrom('directoryToken').where('providerId', '=', providerId).where('revokedAt', 'is', null).where('expiresAt', '>', at).select('id').execute();
  if (alive.length >= directoryTokensMost) return undefined;
  const id = newIdentifier(ports);
  const token = writeApiToken(organisationId, newSecret(ports));
  const expiresAt = new Date(Date.parse(at) + days * 86_400_000).toISOString();
  await rows.insertInto('directoryToken').values({ id, providerId, hash: hashOfApiToken(token), createdAt: at, createdBy: accountId, expiresAt, lastUsedAt: null, revokedAt: null }).execute();
  return { id, expiresAt, token };
}

/** A directory’s token that is good now, of a provider that is active. */
export async function directoryTokenOf(rows: Reader, token: string, at: string): Promise<{ readonly id: string; readonly lastUsedAt: string | null; readonly providerName: string } | undefined> {
  return rows.selectFrom('directoryToken').innerJoin('identityProvider', 'identityProvider.id', 'directoryToken.providerId').where('directoryToken.hash', '=', hashOfApiToken(token)).where('directoryToken.revokedAt', 'is', null).where('directoryToken.expiresAt', '>', at).where('identityProvider.state', '=', 'active')
    .select(['directoryToken.id', 'directoryToken.lastUsedAt', 'identityProvider.name as providerName']).executeTakeFirst();
}

/** Notes the use of a token. */
export async function seeDirectoryToken(rows: Writer, id: string, at: string): Promise<void> {
  await rows.updateTable('directoryToken').set({ lastUsedAt: at }).where('id', '=', id).where('revokedAt', 'is', null).execute();
}

/** Revokes the tokens of a provider’s directory, or one of them. @returns how many were good */
export async function revokeDirectoryTokens(rows: Writer, providerId: string, tokenId: string | undefined, at: string): Promise<number> {
  let open = rows.updateTable('directoryToken').set({ revokedAt: at }).where('providerId', '=', providerId).where('revokedAt', 'is', null);
  if (tokenId !== undefined) open = open.where('id', '=', tokenId);
  return (await open.returning('id').execute()).length;
}

/** Whether the token by which a directory showed itself is good now. */
export async function isDirectoryGood(rows: Reader, tokenId: string, at: string): Promise<boolean> {
  const token = await rows.selectFrom('directoryToken').where('id', '=', tokenId).where('revokedAt', 'is', null).where('expiresAt', '>', at).select('id').executeTakeFirst();
  return token !== undefined && (await providerOf(rows, tokenId))?.state === 'active';
}

/** The provider whose directory an actor is; undefined for everybody else. Whether its token is still good, the door has asked. */
export async function directoryOf(rows: Reader, { kind, tokenId }: Pick<Actor, 'kind' | 'tokenId'>): Promise<Provider | undefined> {
  return kind === 'directory' && tokenId !== null ? providerOf(rows, tokenId) : undefined;
}

async function providerOf(rows: Reader, tokenId: string): Promise<Provider | undefined> {
  const token = await rows.selectFrom('directoryToken').where('id', '=', tokenId).select('providerId').executeTakeFirst();
  return token && providerById(rows, token.providerId);
}
