import { toBase64 } from '../../attest/bytes.ts';
import type { Ed25519Key } from '../../attest/public-key.ts';
import { signerOfSeed } from '../../attest/seed-signer.ts';
import type { Signer } from '../../attest/sign-envelope.ts';
import { appendEntry } from '../../audit/append-entry.ts';
import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';

const purpose = 'risk-acceptances';

/**
 * The key that signs this organisation’s acceptances, and what leaves its customer’s rooms: archives of cases, bundles for peers. Each
 * kind has a type of its own in what is signed, so that none can be taken for another. Made when there is none, or when the one there was
 * sealed by an instance with another secret. The audit log tells of it. Public halves of all keys stay.
 */
export async function acceptanceKey(services: Pick<Services, 'store' | 'secrets' | 'ports'>, scope: Scope): Promise<{ readonly key: Ed25519Key; readonly signer: Signer }> {
  const { store, secrets, ports } = services;
  const newest = await store.read(scope, async (rows) => rows.selectFrom('acceptanceSigningKey').selectAll().orderBy('createdAt', 'desc').orderBy('keyId').limit(1).executeTakeFirst());
  const seed = newest === undefined ? undefined : opened(secrets, newest.sealed);
  if (seed !== undefined) return signerOfSeed(seed);
  const fresh = ports.randomBytes(32);
  const made = await signerOfSeed(fresh);
  const at = ports.now().toISOString();
  const stands = await store.write(scope, async (rows) => {
    // Another server may have made one in the meantime.
    const other = await rows.selectFrom('acceptanceSigningKey').select('keyId').orderBy('createdAt', 'desc').orderBy('keyId').limit(1).executeTakeFirst();
    if (other?.keyId !== newest?.keyId) return false;
    const createdAt = newest !== undefined && newest.createdAt >= at ? new Date(Date.parse(newest.createdAt) + 1).toISOString() : at;
    await rows.insertInto('acceptanceSigningKey').values({ keyId: made.key.keyId, publicKey: toBase64(made.key.bytes), sealed: secrets.seal(purpose, fresh), createdAt }).execute();
    await appendEntry(rows, { actor: 'system', action: 'acceptance-key.make', target: `organisation:${scope.organisationId}`, outcome: 'success', area: 'configuration', sourceAddress: '', requestId: '', detail: { keyId: made.key.keyId, publicKey: toBase64(made.key.bytes), ...(newest === undefined ? {} : { before: newest.keyId, because: 'the key before cannot be opened by this instance' }) } }, at);
    return true;
  });
  return stands ? made : acceptanceKey(services, scope);
}

function opened(secrets: Services['secrets'], sealed: string): Uint8Array | undefined {
  try {
    return secrets.open(purpose, sealed);
  } catch {
    return undefined;
  }
}
