import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { identity, issuer, makeSigstoreWorld } from '../../test/sigstore/sigstore-world.ts';
import { inToto } from '../read/in-toto/index.ts';
import { npmAttestations } from '../read/npm-attestations/index.ts';
import type { Reading } from '../read/reader.ts';
import { sourceOf } from '../read/source.ts';
import { readTrustedRoot } from '../sigstore/trusted-root.ts';
import { verifiedAttestation, verifiedPackage } from './verify-attestation.ts';

const bytes = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));
const statement = (name: string, sha256: string): Uint8Array<ArrayBuffer> => bytes({ _type: 'https://in-toto.io/Statement/v1', subject: [{ name, digest: { sha256 } }], predicateType: 'https://slsa.dev/provenance/v1', predicate: {} });
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const folder = mkdtempSync(join(tmpdir(), 'assay-attestation-'));
writeFileSync(join(folder, 'quillgate.tgz'), 'the release');
writeFileSync(join(folder, '..notes'), 'x');
test.after(() => rmSync(folder, { recursive: true, force: true }));

const world = makeSigstoreWorld();
const root = await readTrustedRoot(bytes(world.trustedRoot()));

async function completed(content: unknown, from: string | undefined = folder): Promise<Reading<'attestation'>> {
  const source = sourceOf('attestation.json', bytes(content));
  const reading = await inToto.read(source);
  return verifiedAttestation(source, reading, from, async () => root);
}

test('a bundle of an authority of the root is verified, and says who signed it', async () => {
  const { facts, notes } = await completed(await world.bundle(statement('quillgate.tgz', sha256('the release'))));
  assert.deepEqual(facts?.statements[0]?.signature, { state: 'verified', identity: { kind: 'workload', address: identity }, issuer, witnessedAt: '2026-08-02T09:05:00Z', log: 'proved' });
  assert.equal(facts?.statements[0]?.subjects[0]?.beside, 'same');
  assert.deepEqual(notes, []);
});

test('a signer’s mail address is not kept', async () => {
  const reading = await completed(await world.bundle(statement('quillgate.tgz', sha256('the release')), { certificate: { names: ['email:a.person@acme.example'] } }));
  const [first] = reading.facts?.statements ?? [];
  assert.ok(first?.signature.state === 'verified');
  assert.deepEqual(first.signature.identity, { kind: 'mail-address' });
  assert.doesNotMatch(JSON.stringify(reading), /a\.person/);
});

test('what is not verified says why: another authority, a signature that does not hold, a form that is none', async () => {
  const payload = statement('quillgate.tgz', sha256('the release'));
  const stranger = await completed(await makeSigstoreWorld().bundle(payload));
  assert.deepEqual(stranger.facts?.statements[0]?.signature, { state: 'not-verified', why: 'other-authority' });
  const changed = structuredClone(await world.bundle(payload));
  changed.dsseEnvelope.payload = Buffer.from(statement('quillgate.tgz', sha256('another'))).toString('base64');
  assert.deepEqual((await completed(changed)).facts?.statements[0]?.signature, { state: 'refused' });
  const bare = structuredClone(await world.bundle(payload));
  bare.verificationMaterial.tlogEntries = [];
  const formless = await completed(bare);
  assert.deepEqual(formless.facts?.statements[0]?.signature, { state: 'not-verified', why: 'form' });
  for (const reading of [stranger, formless]) assert.equal(reading.notes.length, 1);
});

test('only a plain name beside the file is compared, and only where there is a folder', async () => {
  const beside = async (name: string, digest: string, from?: string): Promise<string | undefined> => (await completed(JSON.parse(new TextDecoder().decode(statement(name, digest))), from)).facts?.statements[0]?.subjects[0]?.beside;
  assert.equal(await beside('quillgate.tgz', sha256('another')), 'other');
  assert.equal(await beside('missing.tgz', sha256('another')), undefined);
  assert.equal(await beside('..notes', sha256('x')), undefined);
  assert.equal(await beside('../../etc/hostname', sha256('x')), undefined);
  const source = sourceOf('attestation.json', statement('quillgate.tgz', sha256('the release')));
  assert.equal((await verifiedAttestation(source, await inToto.read(source), undefined)).facts?.statements[0]?.subjects[0]?.beside, undefined);
});

test('what a registry lists for a package is verified bundle by bundle', async () => {
  const payload = bytes({ _type: 'https://in-toto.io/Statement/v1', subject: [{ name: 'pkg:npm/tool@1.0.0', digest: { sha512: 'a'.repeat(128) } }], predicateType: 'https://slsa.dev/provenance/v1', predicate: {} });
  const bundle = await world.bundle(payload);
  const keyed = structuredClone(bundle);
  keyed.verificationMaterial = { publicKey: { hint: 'registry' }, tlogEntries: [] };
  const source = sourceOf('attestations.json', bytes({ attestations: [bundle, { dsseEnvelope: { payload: '***' } }, keyed].map((one) => ({ predicateType: 'https://not.signed.example/', bundle: one })) }));
  const reading = await npmAttestations.read(source);
  const { facts } = await verifiedPackage(source, reading, async () => root);
  assert.deepEqual(facts?.attestations.map(({ signature }) => (signature?.state === 'not-verified' ? signature.why : signature?.state)), ['verified', 'key']);
});
