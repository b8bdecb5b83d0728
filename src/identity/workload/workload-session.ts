import { hash } from 'node:crypto';
import type { Ports } from '../../model/ports.ts';
import type { Reader, Writer } from '../../store/store.ts';
import { hashOfApiToken, writeApiToken } from '../api-token-form.ts';
import { newIdentifier } from '../identifier.ts';
import { newSecret } from '../scoped-secret.ts';

/** Minutes that a run may act. */
const sessionMinutes = 15;
/** Milliseconds that an ID token is remembered beyond its end: clocks differ. */
const skewMilliseconds = 120_000;

/** What a run may do, and for whom. */
export interface WorkloadRights {
  readonly id: string;
  readonly accountId: string;
  readonly acts: readonly string[];
  readonly productIds: readonly string[];
}

/**
 * Uses the ID token of a run up.
 * @param tokenId its claim jti
 * @returns false when it was used before
 */
export async function useWorkloadToken(rows: Writer, issuer: string, { tokenId, endsAt }: { readonly tokenId: string; readonly endsAt: string }, at: string): Promise<boolean> {
  await rows.deleteFrom('seenWorkloadToken').where('expiresAt', '<', at).execute();
  const hashed = hash('sha256', tokenId, 'hex');
  const seen = await rows.selectFrom('seenWorkloadToken').where('issuer', '=', issuer).where('tokenId', '=', hashed).select('tokenId').executeTakeFirst();
  if (seen !== undefined) return false;
  await rows.insertInto('seenWorkloadToken').values({ issuer, tokenId: hashed, expiresAt: new Date(Date.parse(endsAt) + skewMilliseconds).toISOString() }).execute();
  return true;
}

/** Lets a run in. @returns the token as it is shown once, and its end */
export async function openWorkloadSession(rows: Writer, ports: Ports, organisationId: string, workloadId: string, at: string): Promise<{ readonly id: string; readonly token: string; readonly expiresAt: string }> {
  await rows.deleteFrom('workloadSession').where('expiresAt', '<', at).execute();
  const id = newIdentifier(ports);
  const token = writeApiToken(organisationId, newSecret(ports));
  const expiresAt = new Date(Date.parse(at) + sessionMinutes * 60_000).toISOString();
  await rows.insertInto('workloadSession').values({ id, workloadId, hash: hashOfApiToken(token), createdAt: at, expiresAt }).execute();
  await rows.updateTable('workloadIdentity').set({ lastUsedAt: at }).where('id', '=', workloadId).execute();
  return { id, token, expiresAt };
}

/** Whose run shows a token, when it is good now and its trust was not revoked. */
export async function workloadOfToken(rows: Reader, token: string, at: string): Promise<WorkloadRights | undefined> {
  const found = await rows.selectFrom('workloadSession').innerJoin('workloadIdentity', 'workloadIdentity.id', 'workloadSession.workloadId').where('workloadSession.hash', '=', hashOfApiToken(token)).where('workloadSession.expiresAt', '>', at).where('workloadIdentity.revokedAt', 'is', null)
    .select(['workloadIdentity.id', 'workloadIdentity.accountId', 'workloadIdentity.acts', 'workloadIdentity.productIds']).executeTakeFirst();
  return found && { id: found.id, accountId: found.accountId, acts: JSON.parse(found.acts) as string[], productIds: JSON.parse(found.productIds) as string[] };
}
