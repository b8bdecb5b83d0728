import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeWorld } from '../../test/attest/world.ts';
import { VerifiedCheckpoint } from './checkpoint.ts';
import type { DossierPredicate } from './dossier-predicate.ts';
import { dossierPayload, dossierProfile } from './dossier-statement.ts';
import { Envelope } from './envelope.ts';
import { signEnvelope } from './sign-envelope.ts';
import { statementPayloadType } from './statement.ts';
import { VerifiedKeyFile } from './verified-key-file.ts';
import { verifyEnvelope, VerifiedStatement } from './verified-statement.ts';

const world = await makeWorld();
const { keys, policy } = world;

test('contents come out of a verified statement, with who signed, and cannot be changed', () => {
  const { verified } = world;
  assert.equal(verified.predicate.product.name, 'Ledger');
  assert.deepEqual(verified.signers, [keys.first.key.keyId]);
  assert.deepEqual(verified.facts, { publisher: 'acme.example', product: 'Ledger', release: '2.4.0', sequence: 2, publishedAt: Date.UTC(2026, 7, 2) });
  assert.throws(() => Object.assign(verified.predicate.verdicts[0] ?? {}, { verdict: 'met' }), TypeError);
  assert.throws(() => (verified.predicate.evidence as unknown[]).push(1), TypeError);
});

test('nobody else can make one, and an envelope shows nothing of its payload', () => {
  // @ts-expect-error the constructor is private: a statement that was not verified has no type
  const made = new VerifiedStatement<DossierPredicate>({});
  // @ts-expect-error private too
  const keyFile = new VerifiedKeyFile({}, new Map(), 'sha256:0');
  // @ts-expect-error private too
  const checkpoint = new VerifiedCheckpoint({});
  assert.ok(made instanceof VerifiedStatement && keyFile instanceof VerifiedKeyFile && checkpoint instanceof VerifiedCheckpoint);
  const envelope = Envelope.parse(world.envelope, 'canonical');
  // @ts-expect-error there is no such property
  assert.equal(envelope.payload, undefined);
  assert.equal(JSON.stringify(envelope), '{"payloadType":"application/vnd.in-toto+json"}');
  assert.equal(JSON.stringify(world.verified), '{}');
});

test('bytes that are changed while they are verified do not reach the result', async () => {
  const bytes = world.envelope.slice();
  const pending = verifyEnvelope(bytes, dossierProfile, policy);
  bytes.fill(0);
  assert.equal((await pending).payloadDigest, world.verified.payloadDigest);
  assert.equal((await pending).envelopeDigest, world.verified.envelopeDigest);
});

test('a signer that gives another signature, or whose key is not named, is noticed before anything is given out', async () => {
  const faulty = { keyId: keys.first.key.keyId, sign: async () => new Uint8Array(64) };
  await assert.rejects(signEnvelope(statementPayloadType, world.payload, [faulty], [keys.first.key]), { code: 'signature-unknown' });
  await assert.rejects(signEnvelope(statementPayloadType, world.payload, [keys.first.signer], [keys.second.key]), { code: 'key-unknown' });
  await assert.rejects(signEnvelope(statementPayloadType, world.payload, [], []), { code: 'no-signature' });
});

test('nothing is signed that a verifier would refuse', async () => {
  await assert.rejects(dossierPayload({ ...world.predicate, sequence: 0 }, []), { code: 'predicate-fields' });
  await assert.rejects(dossierPayload({ ...world.predicate, evidence: [] }, []), { code: 'predicate-contradicts' });
  await assert.rejects(dossierPayload(world.predicate, [{ name: 'Ledger', digest: { sha256: 'ab'.repeat(32) } }]), { code: 'statement-fields' });
});

test('paths of evidence that leave the folder, collide or mean something else on another system are refused', async () => {
  const [first] = world.predicate.evidence;
  const withPath = (path: string): Promise<unknown> => dossierPayload({ ...world.predicate, findings: [], verdicts: [], measures: [], evidence: [{ ...first, path } as DossierPredicate['evidence'][number]] }, []);
  for (const path of ['', '/etc/passwd', '../a', 'a/../b', 'a//b', './a', 'a/.', 'a\\b', 'C:a', 'a\nb', 'a ', 'a.', ' a', 'e\u0301', 'a?b']) await assert.rejects(withPath(path), { code: 'predicate-fields' }, path);
  for (const path of ['a', 'a/b.json', '.well-known/security.txt', 'é/ü', 'a b/c']) assert.ok(await withPath(path), path);
  const two = world.predicate.evidence.filter((one) => one.state === 'public').map((one, index) => ({ ...one, path: index === 0 ? 'A.json' : 'a.json' }));
  await assert.rejects(dossierPayload({ ...world.predicate, evidence: two }, []), { code: 'predicate-contradicts' });
});
