/**
 * An invented publisher with its keys, key file, dossiers and log, the same on every run: what the vectors and the forgeries are made from.
 * The private keys are made from fixed bytes and are worth nothing.
 */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { toBase64 } from '../../src/attest/bytes.ts';
import { signCheckpoint } from '../../src/attest/checkpoint.ts';
import { commit } from '../../src/attest/commitment.ts';
import type { DossierPredicate } from '../../src/attest/dossier-predicate.ts';
import { dossierPayload, dossierProfile } from '../../src/attest/dossier-statement.ts';
import type { KeyFile, KeyPurpose } from '../../src/attest/key-file.ts';
import { consistencyProof, inclusionProof, leafHash, rootOf, type Hash } from '../../src/attest/merkle-tree.ts';
import { admitPublicKey, type Ed25519Key } from '../../src/attest/public-key.ts';
import { publicationEntry, writePublicationProof } from '../../src/attest/publication.ts';
import { signEnvelope, webCryptoSigner, type Signer } from '../../src/attest/sign-envelope.ts';
import { statementPayloadType } from '../../src/attest/statement.ts';
import { signKeyFile, verifyKeyFile, type VerifiedKeyFile } from '../../src/attest/verified-key-file.ts';
import { verifyEnvelope, type VerificationPolicy, type VerifiedStatement } from '../../src/attest/verified-statement.ts';

export interface TestKey {
  readonly name: string;
  readonly seed: Uint8Array;
  readonly key: Ed25519Key;
  readonly signer: Signer;
}

export const publisher = 'acme.example';
export const logOrigin = 'acme.example/publications';
export const now = Date.UTC(2026, 8, 1);

/** A key pair out of 32 bytes that are all the same number. */
export async function testKey(name: string, filling: number): Promise<TestKey> {
  const seed = new Uint8Array(32).fill(filling);
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const spki = createPublicKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })).export({ format: 'der', type: 'spki' });
  const key = await admitPublicKey(new Uint8Array(spki.subarray(-32)));
  return { name, seed, key, signer: webCryptoSigner(key.keyId, await crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])) };
}

type Published = KeyFile['keys'][number];

export function published(test: TestKey, purpose: KeyPurpose, more: Partial<Published> = {}): Published {
  return { algorithm: 'ed25519', keyId: test.key.keyId, publicKey: toBase64(test.key.bytes), purpose, validFrom: '2026-01-01T00:00:00Z', validUntil: '2028-01-01T00:00:00Z', ...more };
}

export interface World {
  readonly keys: Readonly<Record<'root' | 'first' | 'second' | 'old' | 'stolen' | 'log' | 'stranger', TestKey>>;
  readonly keyFile: KeyFile;
  readonly keyFileBytes: Uint8Array;
  readonly trust: VerifiedKeyFile;
  readonly policy: VerificationPolicy;
  readonly predicate: DossierPredicate;
  /** Publication 2, signed by `first`. */
  readonly envelope: Uint8Array;
  /** The same payload, signed by `first` and `second`. */
  readonly doubleEnvelope: Uint8Array;
  readonly payload: Uint8Array;
  readonly verified: VerifiedStatement<DossierPredicate>;
  readonly salt: Uint8Array;
  readonly withheldFile: Uint8Array;
  readonly entries: readonly Uint8Array[];
  readonly leaves: readonly Hash[];
  /** Of all entries, and of the first three. */
  readonly checkpoint: Uint8Array;
  readonly earlierCheckpoint: Uint8Array;
  readonly proof: Uint8Array;
  readonly consistency: readonly Hash[];
}

export async function makeWorld(): Promise<World> {
  const keys = { root: await testKey('root', 1), first: await testKey('first', 2), second: await testKey('second', 3), old: await testKey('old', 4), stolen: await testKey('stolen', 5), log: await testKey('log', 6), stranger: await testKey('stranger', 7) };
  const keyFile: KeyFile = {
    schema: 'urn:assay:publisher-keys:1',
    publisher,
    sequence: 3,
    issuedAt: '2026-06-01T00:00:00Z',
    keys: [
      published(keys.root, 'keys'),
      published(keys.old, 'dossier', { validFrom: '2024-01-01T00:00:00Z', validUntil: '2026-01-01T00:00:00Z', successor: keys.first.key.keyId }),
      published(keys.stolen, 'dossier', { revoked: { at: '2026-05-20T00:00:00Z', reason: 'compromised', note: 'a build machine was broken into' } }),
      published(keys.first, 'dossier'),
      published(keys.second, 'dossier'),
      published(keys.log, 'log'),
    ],
  };
  const keyFileBytes = await signKeyFile(keyFile, [keys.root.signer], [keys.root.key]);
  const trust = await verifyKeyFile(keyFileBytes, { publisher, anchors: [keys.root.key], now });
  const policy: VerificationPolicy = { trust: [trust], publisher, product: 'Ledger', threshold: 1, now };

  const salt = new Uint8Array(32).fill(9);
  const withheldFile = new TextEncoder().encode('a penetration test report that only customers under agreement may read\n');
  const predicate = await predicateOf(salt, withheldFile);
  const payload = await dossierPayload(predicate, [{ name: 'ledger-2.4.0.tar.gz', digest: { sha256: 'ab'.repeat(32) } }]);
  const envelope = await signEnvelope(statementPayloadType, payload, [keys.first.signer], [keys.first.key]);
  const doubleEnvelope = await signEnvelope(statementPayloadType, payload, [keys.first.signer, keys.second.signer], [keys.first.key, keys.second.key]);
  const verified = await verifyEnvelope(envelope, dossierProfile, policy);

  const others = [0, 1, 2, 3, 5, 6].map((number) => new TextEncoder().encode(`{"made":"for the test","number":${number}}`));
  const entries = [...others.slice(0, 4), publicationEntry(verified), ...others.slice(4)];
  const leaves = await Promise.all(entries.map(leafHash));
  const checkpointOf = async (size: number): Promise<Uint8Array> => signCheckpoint({ origin: logOrigin, size, root: await rootOf(leaves.slice(0, size)) }, [keys.log.signer], [keys.log.key]);
  const checkpoint = await checkpointOf(leaves.length);
  return {
    keys, keyFile, keyFileBytes, trust, policy, predicate, envelope, doubleEnvelope, payload, verified, salt, withheldFile, entries, leaves, checkpoint,
    earlierCheckpoint: await checkpointOf(3),
    proof: writePublicationProof(4, await inclusionProof(leaves, 4), checkpoint),
    consistency: await consistencyProof(leaves, 3),
  };
}

async function predicateOf(salt: Uint8Array, withheldFile: Uint8Array): Promise<DossierPredicate> {
  const fileDigest = `sha256:${new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(withheldFile))).toHex()}` as const;
  return {
    publisher,
    product: { maker: 'Acme', name: 'Ledger', version: '2.4.0' },
    versions: { engine: '0.1.0', catalog: '2026-11', rules: '0.1.0' },
    assessedAt: '2026-08-01T00:00:00Z',
    publishedAt: '2026-08-02T00:00:00Z',
    sequence: 2,
    previous: `sha256:${'cd'.repeat(32)}`,
    log: logOrigin,
    evidence: [
      { state: 'public', path: 'evidence/bom.json', digest: `sha256:${'12'.repeat(32)}`, sizeBytes: 1234, kind: 'sbom', format: 'cyclonedx-json-1.6', origin: 'handed-over', complete: true },
      { state: 'public', path: 'evidence/security.txt', digest: `sha256:${'34'.repeat(32)}`, sizeBytes: 210, kind: 'security-txt', format: 'security-txt', origin: 'collected', complete: true },
      { state: 'withheld', commitment: await commit(salt, fileDigest, 'reports/test-2026.txt'), kind: 'document', origin: 'handed-over', complete: true },
    ],
    findings: [
      { check: 'security-txt-is-valid', fingerprint: 'security-txt-is-valid/security.txt', outcome: 'pass', subject: 'security.txt', message: { parts: ['The file ', { quote: 'security.txt' }, ' names a contact and has not expired.'] }, pointers: [{ evidence: 1, line: 1 }], origin: 'collected', complete: true },
    ],
    verdicts: [
      { requirement: 'pledge/vdp', verdict: 'partly-met', reason: { parts: ['A contact is published; the policy was not read.'] }, parts: [{ name: 'contact', verdict: 'met', reason: { parts: ['A contact is published.'] }, findings: ['security-txt-is-valid/security.txt'] }] },
    ],
    measures: [{ id: 'sbom-fields', population: 'product', dimensions: {}, points: [{ at: '2026-08-01', numerator: 6, denominator: 7 }], sources: [0] }],
    claims: [{ requirement: 'pledge/mfa', text: 'Administrators sign in with passkeys.', by: { name: 'A. Person', role: 'head of engineering' }, at: '2026-07-01', expiresAt: '2027-07-01' }],
    affirmations: [{ requirement: 'pledge/vdp', scope: 'Ledger 2.4', by: { name: 'A. Person', role: 'head of engineering' }, at: '2026-07-01', expiresAt: '2027-07-01' }],
  };
}
