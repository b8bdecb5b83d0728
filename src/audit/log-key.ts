import { fromBase64, toBase64 } from '../attest/bytes.ts';
import { admitPublicKey, type Ed25519Key } from '../attest/public-key.ts';
import { signerOfSeed } from '../attest/seed-signer.ts';
import type { Signer } from '../attest/sign-envelope.ts';
import { verifierKey } from '../attest/verifier-key.ts';
import type { Ports } from '../model/ports.ts';
import type { Scope } from '../store/scope.ts';
import type { Reader, Store } from '../store/store.ts';
import { appendEntry } from './append-entry.ts';

/** Seals the key’s seed with the instance’s secret. */
export interface Seals {
  readonly seal: (purpose: string, secret: Uint8Array) => string;
  readonly open: (purpose: string, sealed: string) => Uint8Array;
}

/** The key that signs an organisation’s checkpoints, and nothing else. */
export interface LogKey {
  readonly origin: string;
  readonly key: Ed25519Key;
  readonly signer: Signer;
}

/** A key that signs or signed the log’s checkpoints. */
export interface KnownKey {
  readonly origin: string;
  readonly keyId: string;
  /** The key with its log’s name in one line (C2SP signed-note, verifier keys). */
  readonly line: string;
  readonly madeAt: string;
  readonly key: Ed25519Key;
}

const purpose = 'audit-log-checkpoints';

/** All keys of the log, the one that signs first. */
export async function knownKeys(rows: Reader): Promise<readonly KnownKey[]> {
  const kept = await rows.selectFrom('auditKey').select(['keyId', 'origin', 'publicKey', 'createdAt']).orderBy('createdAt', 'desc').orderBy('keyId').execute();
  return Promise.all(kept.map(async ({ keyId, origin, publicKey, createdAt }) => {
    const key = await admitPublicKey(fromBase64(publicKey));
    return { origin, keyId, madeAt: createdAt, key, line: await verifierKey({ name: origin, key }) };
  }));
}

/**
 * The key that signs this organisation’s checkpoints; made when there is none, or when the one there was sealed by an
 * instance with another secret. The log tells of it.
 * @param publicUrl where the instance is found: its host begins the log’s name
 */
export async function logKey(store: Store, scope: Scope, seals: Seals, ports: Ports, publicUrl: string): Promise<LogKey> {
  const newest = await store.read(scope, async (rows) => rows.selectFrom('auditKey').selectAll().orderBy('createdAt', 'desc').orderBy('keyId').limit(1).executeTakeFirst());
  const seed = newest === undefined ? undefined : opened(seals, newest.sealed);
  if (newest !== undefined && seed !== undefined) return withSigner(newest.origin, seed);
  const made = await withSigner(newest?.origin ?? `${new URL(publicUrl).host}/audit/${scope.organisationId}`, ports.randomBytes(32), (fresh) => seals.seal(purpose, fresh));
  const at = ports.now().toISOString();
  const stands = await store.write(scope, async (rows) => {
    // Another server may have made one in the meantime.
    const other = await rows.selectFrom('auditKey').select('keyId').orderBy('createdAt', 'desc').orderBy('keyId').limit(1).executeTakeFirst();
    if (other?.keyId !== newest?.keyId) return false;
    // A clock that was set back does not make an old key the newest.
    const createdAt = newest !== undefined && newest.createdAt >= at ? new Date(Date.parse(newest.createdAt) + 1).toISOString() : at;
    await rows.insertInto('auditKey').values({ keyId: made.key.keyId, origin: made.origin, publicKey: toBase64(made.key.bytes), sealed: made.sealed, createdAt }).execute();
    await appendEntry(rows, { actor: 'system', action: 'audit-key.make', target: 'audit-log', outcome: 'success', area: 'configuration', sourceAddress: '', requestId: '', detail: { keyId: made.key.keyId, ...(newest === undefined ? {} : { before: newest.keyId, because: 'the key before cannot be opened by this instance' }) } }, at);
    return true;
  });
  return stands ? made : logKey(store, scope, seals, ports, publicUrl);
}

function opened(seals: Seals, sealed: string): Uint8Array | undefined {
  try {
    return seals.open(purpose, sealed);
  } catch {
    return undefined;
  }
}

async function withSigner(origin: string, seed: Uint8Array, seal: (seed: Uint8Array) => string = () => ''): Promise<LogKey & { readonly sealed: string }> {
  const { key, signer } = await signerOfSeed(seed);
  return { origin, key, signer, sealed: seal(seed) };
}
